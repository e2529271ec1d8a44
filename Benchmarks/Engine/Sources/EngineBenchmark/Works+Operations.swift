import TensorEngine

/// Single operations, without gradients.
let operationWorks: [String: @Sendable () -> Work] = [
  "exp": { elementwise { $0.exp() } },
  "tanh": { elementwise { $0.tanh() } },
  "sigmoid": { elementwise { $0.sigmoid() } },
  "sum": { elementwise { $0.sum() } },
  "add": {
    let (a, b) = (pattern([million], stream: 1), pattern([million], stream: 2))
    return Work { a + b }
  },
  "randn": { Work(run: { Tensor.randn([million]) }, isRandom: true) },
  "matmul-64": { matrixProduct(64) },
  "matmul-128": { matrixProduct(128) },
  "matmul-256": { matrixProduct(256) },
  "matmul-512": { matrixProduct(512) },
  "matmul-1024": { matrixProduct(1024) },
  "matmul-2048": { matrixProduct(2048) },
]

private let million = 1_000_000

private func elementwise(_ operation: @escaping (Tensor) -> Tensor) -> Work {
  let x = pattern([million], stream: 1, scale: 4)
  return Work { operation(x) }
}

private func matrixProduct(_ size: Int) -> Work {
  let (a, b) = (pattern([size, size], stream: 1), pattern([size, size], stream: 2))
  return Work { a.matmul(b) }
}
