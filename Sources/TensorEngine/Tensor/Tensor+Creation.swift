extension Tensor {
  static func check(_ shape: [Int]) {
    require(
      shape.allSatisfy { $0 >= 0 },
      "Trying to create tensor with negative dimension \(shape.first { $0 < 0 } ?? 0): \(shape)")
    require(
      shape.safeProduct != nil,
      "a tensor of shape \(shape) would have more elements than can be counted")
  }

  /// A tensor with the same number everywhere. See PyTorch's `torch.full`.
  public static func full(
    _ shape: [Int], _ value: some TensorScalar, requiresGrad: Bool = false
  ) -> Tensor {
    check(shape)
    return Tensor(
      Values(repeating: value.asFloat, shape: shape), requiresGrad: requiresGrad)
  }

  /// A tensor of zeros. See PyTorch's `torch.zeros`.
  public static func zeros(_ shape: [Int], requiresGrad: Bool = false) -> Tensor {
    full(shape, 0, requiresGrad: requiresGrad)
  }

  /// A tensor of ones. See PyTorch's `torch.ones`.
  public static func ones(_ shape: [Int], requiresGrad: Bool = false) -> Tensor {
    full(shape, 1, requiresGrad: requiresGrad)
  }

  /// The identity matrix of `size` rows. See PyTorch's `torch.eye`.
  public static func eye(_ size: Int, requiresGrad: Bool = false) -> Tensor {
    check([size, size])
    let values = Values(repeating: 0, shape: [size, size])
    for i in 0..<size { values.pointer[i * size + i] = 1 }
    return Tensor(values, requiresGrad: requiresGrad)
  }

  /// `start`, `start + step`, … up to but without `end`. See PyTorch's `torch.arange`.
  public static func arange(
    _ start: some TensorScalar, _ end: some TensorScalar,
    step: some TensorScalar = 1
  ) -> Tensor {
    let (first, last, step) = (start.asDouble, end.asDouble, step.asDouble)
    require(step != 0, "the step of arange must not be zero")
    require(
      (last - first) / step >= 0,
      "upper bound and lower bound are inconsistent with the step's sign: from \(first) to "
        + "\(last) by \(step)")
    let steps = ((last - first) / step).rounded(.up)
    require(
      steps < 0x1p53, "arange from \(first) to \(last) by \(step) has no end that can be counted to"
    )
    let count = Int(steps)
    return Tensor(
      Values((0..<count).map { Float(first + Double($0) * step) }, shape: [count]))
  }

  /// 0, 1, … up to but without `end`.
  public static func arange(_ end: Int) -> Tensor { arange(0, end) }

  /// `count` evenly spaced numbers from `start` to `end`, both included. See PyTorch's
  /// `torch.linspace`.
  public static func linspace(
    _ start: some TensorScalar, _ end: some TensorScalar, count: Int
  ) -> Tensor {
    require(count >= 0, "number of steps must be non-negative, and it is \(count)")
    let (first, last) = (start.asDouble, end.asDouble)
    let step = count > 1 ? (last - first) / Double(count - 1) : 0
    // From both ends to the middle, so that the last number is exact.
    let scalars = (0..<count).map { i in
      Float(i < (count + 1) / 2 ? first + Double(i) * step : last - Double(count - 1 - i) * step)
    }
    return Tensor(Values(scalars, shape: [count]))
  }

  /// A tensor of zeros of the same shape.
  public static func zerosLike(_ other: Tensor) -> Tensor { zeros(other.shape) }

  /// A tensor of ones of the same shape.
  public static func onesLike(_ other: Tensor) -> Tensor { ones(other.shape) }
}

extension [Int] {
  /// The number of elements of an array of this shape; `nil` if its bytes could not be counted.
  /// Axes of size 0 excuse no sizes that cannot be multiplied.
  var safeProduct: Int? {
    var result = MemoryLayout<Float>.stride
    for size in self where size != 0 {
      let (product, overflow) = result.multipliedReportingOverflow(by: size)
      if overflow { return nil }
      result = product
    }
    return contains(0) ? 0 : result / MemoryLayout<Float>.stride
  }
}
