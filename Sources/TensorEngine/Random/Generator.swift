/// Where random numbers come from: Philox 4x32-10, which computes the n-th number from the seed and
/// n, so that it does not matter in what order or on how many threads they are made.
///
/// Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (2011).
struct Generator {
  let seed: UInt64
  /// Groups of 64 numbers used so far. Every tensor starts a new one.
  private var group: UInt64 = 0

  init(seed: UInt64) { self.seed = seed }

  mutating func uniform(_ shape: [Int], low: Float, high: Float) -> Values {
    let result = Values(uninitialized: shape)
    fill(result, kernels.uniform, low, high)
    return result
  }

  mutating func normal(_ shape: [Int], mean: Float, deviation: Float) -> Values {
    let result = Values(uninitialized: shape)
    fill(result, kernels.normal, mean, deviation)
    return result
  }

  private mutating func fill(_ values: Values, _ kernel: RandomKernel, _ a: Float, _ b: Float) {
    let first = advance(values.count)
    let seed = seed
    Threads.split(values.count, grain: 16_384, step: 64) { part in
      let start = part.lowerBound
      kernel(seed, first &+ UInt64(start / 64), a, b, values.pointer + start, part.count)
    }
  }

  private mutating func advance(_ count: Int) -> UInt64 {
    defer { group &+= UInt64((count + 63) / 64) }
    return group
  }
}

/// Starts the calling thread's random numbers anew from a seed. See PyTorch's `torch.manual_seed`.
public func manualSeed(_ seed: Int) {
  Context.current.generator = Generator(seed: UInt64(bitPattern: Int64(seed)))
}

/// Runs the body with random numbers from a seed; afterwards they go on as if it had not run.
///
///     let weights = withSeed(7) { Tensor.randn([2, 3]) }
public func withSeed<Result, Failure: Error>(
  _ seed: Int, _ body: () throws(Failure) -> Result
) throws(Failure) -> Result {
  let context = Context.current
  let before = context.generator
  context.generator = Generator(seed: UInt64(bitPattern: Int64(seed)))
  defer { context.generator = before }
  return try body()
}
