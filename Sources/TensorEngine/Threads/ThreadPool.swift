import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Threads that wait for parts of one job at a time. They start with the first job and live as long as
/// the process.
///
/// Plain threads rather than Dispatch or tasks: neither of those works in a forked child after it ran
/// in the parent, and a lesson's error cells run in forked children. A child sees that the pool is
/// its parent's and makes its own.
final class ThreadPool: @unchecked Sendable {
  /// One call of `run`: parts are taken by whoever is free, the caller included.
  private final class Job: @unchecked Sendable {
    let parts: Int
    let taken = Atomic<Int>(0)
    let finished = Atomic<Int>(0)
    /// `nil` once the call has returned: a thread that wakes late finds no part left, and never
    /// looks.
    var body: ((Int) -> Void)?

    init(parts: Int, body: @escaping (Int) -> Void) {
      self.parts = parts
      self.body = body
    }

    /// Runs parts until none is left to take.
    func work() {
      while true {
        let part = taken.add(1, ordering: .relaxed).oldValue
        if part >= parts { return }
        perform(part)
        finished.add(1, ordering: .releasing)
      }
    }

    /// Not inlined, so that the body is let go of before the part counts as finished.
    @inline(never) private func perform(_ part: Int) { body!(part) }

    var isFinished: Bool { finished.load(ordering: .acquiring) == parts }
  }

  /// The process that started the threads.
  let process = getpid()
  private let workers: Int
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let arrival = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  /// The job to work at, and its number; both change under the mutex.
  private var job: Job?
  private let jobNumber = Atomic<Int>(0)
  private let isBusy = Atomic<Bool>(false)

  /// How often a thread that found nothing to do looks again before it goes to sleep: some 20 µs, as
  /// long as waking it would take.
  private static let patience = 2_000

  init(workers: Int) {
    self.workers = workers
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(arrival, nil)
    for _ in 0..<workers { start() }
  }

  /// Runs `body` for each part from 0, on several threads at once, and returns when all are done. The
  /// body neither fails nor runs another job. While one job runs, another thread's is run by that
  /// thread alone.
  func run(parts: Int, _ body: (Int) -> Void) {
    guard
      isBusy.compareExchange(expected: false, desired: true, ordering: .acquiringAndReleasing)
        .exchanged
    else {
      for part in 0..<parts { body(part) }
      return
    }
    // The check that it does not escape would name this file by its absolute path.
    #sourceLocation(file:"ThreadPool.run",line:1)
    withoutActuallyEscaping(body) { body in
      let job = Job(parts: parts, body: body)
      pthread_mutex_lock(mutex)
      self.job = job
      jobNumber.add(1, ordering: .releasing)
      pthread_cond_broadcast(arrival)
      pthread_mutex_unlock(mutex)
      job.work()
      // The parts left are being worked at; each is short, so this waits without sleeping, but lets
      // others have the core when it takes long.
      var looks = 0
      while !job.isFinished {
        looks += 1
        if looks % Self.patience == 0 { sched_yield() } else { relax() }
      }
      job.body = nil
    }
    #sourceLocation()
    isBusy.store(false, ordering: .releasing)
  }

  private func start() {
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    // The pool is never freed: its threads hold it.
    let pool = Unmanaged.passRetained(self).toOpaque()
    // Signals are for the thread that runs the program.
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let status = pthread_create(&thread, nil, { threadPoolMain($0) }, pool)
    // With fewer threads the work is done all the same.
    if status == 0 { pthread_detach(Self.present(thread)) }
  }

  #if canImport(Darwin)
    private static func present(_ thread: pthread_t?) -> pthread_t { thread! }
  #else
    private static func present(_ thread: pthread_t) -> pthread_t { thread }
  #endif

  fileprivate func serve() -> Never {
    var seen = 0
    while true {
      var looks = 0
      while jobNumber.load(ordering: .acquiring) == seen, looks < Self.patience {
        looks += 1
        relax()
      }
      pthread_mutex_lock(mutex)
      while jobNumber.load(ordering: .relaxed) == seen { pthread_cond_wait(arrival, mutex) }
      seen = jobNumber.load(ordering: .relaxed)
      let job = job
      pthread_mutex_unlock(mutex)
      job?.work()
    }
  }
}

#if canImport(Darwin)
  private func threadPoolMain(_ pool: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<ThreadPool>.fromOpaque(pool).takeUnretainedValue().serve()
  }
#else
  private func threadPoolMain(_ pool: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    Unmanaged<ThreadPool>.fromOpaque(pool!).takeUnretainedValue().serve()
  }
#endif
