#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What holds for the operations of one thread: whether they are recorded, and where random numbers
/// come from. A mode is a scope (`noGrad { }`, `withSeed(7) { }`), and each thread has its own.
final class Context {
  var isRecording = true
  var generator = Generator(seed: 0)
  /// How many tape nodes this thread has made; their order is an order for the walk back.
  var nodeCount = 0
  /// Whether a `backward()` is under way.
  var isWalkingBack = false
  /// Who wants to know which layers are called.
  var callRecorder: LayerCallRecorder?

  /// The calling thread's context.
  static var current: Context {
    if let pointer = pthread_getspecific(key) {
      return Unmanaged<Context>.fromOpaque(pointer).takeUnretainedValue()
    }
    let context = Context()
    pthread_setspecific(key, Unmanaged.passRetained(context).toOpaque())
    return context
  }

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    let status = pthread_key_create(&key) { pointer in
      #if canImport(Darwin)
        Unmanaged<Context>.fromOpaque(pointer).release()
      #else
        if let pointer { Unmanaged<Context>.fromOpaque(pointer).release() }
      #endif
    }
    require(status == 0, "the system has no thread-local storage left (error \(status))")
    return key
  }()
}

/// Runs the body without recording its operations, so that nothing in it takes part in a later
/// `backward()`. Parameters may be changed in place there.
///
///     noGrad { weight -= 0.1 * weight.grad! }
///
/// See PyTorch's `torch.no_grad`.
public func noGrad<Result, Failure: Error>(
  _ body: () throws(Failure) -> Result
) throws(Failure) -> Result {
  let context = Context.current
  let before = context.isRecording
  context.isRecording = false
  defer { context.isRecording = before }
  return try body()
}

/// Runs the body with its operations recorded, inside `noGrad { }` too.
func recording<Result>(_ body: () -> Result) -> Result {
  let context = Context.current
  let before = context.isRecording
  context.isRecording = true
  defer { context.isRecording = before }
  return body()
}

/// Whether operations are being recorded: `false` inside `noGrad { }`.
public var isGradEnabled: Bool { Context.current.isRecording }
