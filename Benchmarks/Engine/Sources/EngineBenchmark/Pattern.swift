import TensorEngine

/// Numbers between −1 and 1, times a scale, that `torch_worker.py` computes alike to the bit: a hash
/// of the position and of the stream's number.
func pattern(_ shape: [Int], stream: Int, scale: Double = 1) -> Tensor {
  let count = shape.reduce(1, *)
  let scalars = (0..<count).map { position -> Float in
    unit(hash(position, stream: stream)) * Float(scale)
  }
  return Tensor(scalars: scalars, shape: shape)
}

/// Whole numbers from 0 up to but without `bound`.
func patternNumbers(_ count: Int, stream: Int, below bound: Int) -> [Int] {
  (0..<count).map { Int(hash($0, stream: stream)) % bound }
}

func unit(_ hash: UInt32) -> Float { Float(hash >> 8) / 8_388_608 - 1 }

func hash(_ position: Int, stream: Int) -> UInt32 {
  var x = UInt32(truncatingIfNeeded: position) &* 2_654_435_761
  x &+= UInt32(truncatingIfNeeded: stream) &* 40503
  for _ in 0..<2 {
    x ^= x >> 16
    x &*= 0x45d9f3b
  }
  return x ^ (x >> 16)
}

/// Gives every parameter numbers of the pattern, as large as a layer's first weights are.
func fill(_ module: some Module) {
  for (index, parameter) in module.parameters.enumerated() {
    let shape = parameter.shape
    let fanIn = shape.count > 1 ? parameter.count / shape[0] : 100
    parameter.copy(
      from: pattern(shape, stream: 100 + index, scale: 1 / Double(fanIn).squareRoot()))
  }
}
