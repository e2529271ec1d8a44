import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Work on several cores at once.
///
/// Outputs are split, never the sum that makes one of them, so that the bits are the same with any
/// number of threads.
enum Threads {
  /// As many as the environment variable `LESSONS_THREADS` says, else one for each core that this
  /// process may use, but no more than 8: a lesson's tensors are too small to feed more.
  static let count: Int = {
    guard let text = getenv("LESSONS_THREADS"), text.pointee != 0 else {
      return min(coreCount, 8)
    }
    guard let count = Int(String(cString: text)), (1...256).contains(count) else {
      failure(
        "LESSONS_THREADS is \"\(String(cString: text))\": it must be a whole number from 1 to 256")
    }
    return count
  }()

  /// How many elements, each of so many multiplications of a product, make a part worth a thread: as
  /// long a work as waking one may take.
  static func grain(multiplications: Int) -> Int {
    max(1, kernels.worthAThread / max(multiplications, 1))
  }

  /// Numbers to go over that are worth a thread: some 20 µs of tanh, and 10 of a sum.
  static let elements = 131_072

  /// How many pieces of work, each of which goes over so many numbers, make a part worth a thread.
  static func grain(elements: Int) -> Int { max(1, Self.elements / max(elements, 1)) }

  /// Runs the body over parts of `0..<count`, on several threads at once where each part has at least
  /// `grain` elements. Parts begin at multiples of `step`. The body must not trap.
  @inline(__always) static func split(
    _ count: Int, grain: Int, step: Int = 1, _ body: (Range<Int>) -> Void
  ) {
    if count < 2 * grain {
      if count > 0 { body(0..<count) }
      return
    }
    splitUp(count, grain: grain, step: step, body)
  }

  private static func splitUp(
    _ count: Int, grain: Int, step: Int, _ body: (Range<Int>) -> Void
  ) {
    let steps = (count + step - 1) / step
    let parts = min(Self.count, count / max(grain, 1), steps)
    if parts < 2 { return body(0..<count) }
    pool().run(parts: parts) { part in
      body(steps * part / parts * step..<min(steps * (part + 1) / parts * step, count))
    }
  }

  private static let shared = Mutex<ThreadPool?>(nil)

  /// This process's pool: a forked child starts threads of its own, since it has none of its
  /// parent's.
  private static func pool() -> ThreadPool {
    shared.withLock { pool in
      if let pool, pool.process == getpid() { return pool }
      let started = ThreadPool(workers: count - 1)
      pool = started
      return started
    }
  }
}

/// How many threads the engine uses for large tensors: one for each core, up to 8. The environment
/// variable `LESSONS_THREADS` chooses another number; the results are the same bits with each.
public var threadCount: Int { Threads.count }
