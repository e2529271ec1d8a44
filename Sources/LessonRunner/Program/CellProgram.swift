import CellProtocol
import Foundation
import Subprocess
import Synchronization

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// A compiled chapter, ready to run.
///
/// The program appends its records to one file and prints to another; the runner reads both while
/// they grow. Files rather than pipes: nothing can fill up and hang, nothing is lost in a crash, and
/// the size of what was printed, which every record carries, puts the two in order.
struct CellProgram {
  /// The executable.
  let executable: URL

  /// Where the two files go.
  let scratch: URL

  /// The folder in which the cells run: data files are named relative to it.
  let workingDirectory: URL

  /// How long the program may take up to its first cell.
  let startLimit: Duration

  /// How long each cell may take.
  let cellLimits: [Duration]

  /// How much longer than it may a claim takes before the program is stopped for it.
  private static let claimGrace = Duration.seconds(10)

  /// More printed bytes than this stop the program: it is in a loop.
  static let mostPrinted = 16 << 20

  /// How the program ended.
  enum Ending: Equatable {
    case flooded
    case exited(Int)
    case signalled(Int)
    case timedOut
  }

  /// Runs the program and hands every record with what was printed before it, in order, to `take`;
  /// then the rest of what was printed.
  ///
  /// - Throws: where the program cannot be started.
  func run(
    take: (CellRecord, _ printed: [UInt8]) async -> Void
  ) async throws(RunnerError) -> (ending: Ending, printed: [UInt8]) {
    let records = scratch.appending(path: "records")
    let output = scratch.appending(path: "output")
    do {
      try Data().write(to: records)
      try Data().write(to: output)
    } catch {
      throw .cacheNotWritable(path: scratch.path, message: error.localizedDescription)
    }
    let process = RunningProcess()
    let task = Task { await process.run(configuration(records: records, output: output), output) }
    var reader = RecordReader(records: records, output: output)
    var cellBegan = ContinuousClock.now
    var limit = startLimit
    var stopped: Ending?
    while true {
      // Asked before reading: what a process wrote before it ended must be read after that.
      let hasEnded = process.hasEnded
      while let (record, printed) = reader.next() {
        switch record {
        case .cellBegan(let cell):
          cellBegan = .now
          if cellLimits.indices.contains(cell) { limit = cellLimits[cell] }
        case .claimBegan:
          // The program itself ends a claim that takes too long, and goes on.
          cellBegan = .now
          limit = startLimit + Self.claimGrace
        default: break
        }
        await take(record, printed)
      }
      if hasEnded { break }
      if stopped == nil {
        if ContinuousClock.now - cellBegan > limit || Task.isCancelled { stopped = .timedOut }
        if reader.outputSize > Self.mostPrinted { stopped = .flooded }
        if stopped != nil { task.cancel() }
      }
      try? await Task.sleep(for: .milliseconds(2))
    }
    switch await task.value {
    case .success(.exited(let status)):
      return (stopped ?? .exited(Int(status)), reader.rest())
    case .success(.signaled(let signal)):
      return (stopped ?? .signalled(Int(signal)), reader.rest())
    case .failure(let message):
      throw .programNotStarted(message: message)
    }
  }

  private func configuration(records: URL, output: URL) -> Configuration {
    var options = PlatformOptions()
    options.teardownSequence = []
    return Configuration(
      executable: .path(FilePath(executable.path)), arguments: [],
      environment: Self.environment(records: records),
      workingDirectory: FilePath(workingDirectory.path), platformOptions: options)
  }

  /// What a cell sees of the environment: the same on every machine, but for where to find things.
  private static func environment(records: URL) -> Environment {
    var variables: [Environment.Key: String] = [
      "LESSONS_RECORDS": records.path,
      "SWIFT_DETERMINISTIC_HASHING": "1",
      "SWIFT_BACKTRACE": "enable=no",
      "LANG": "C.UTF-8",
      "TZ": "UTC",
    ]
    let own = ProcessInfo.processInfo.environment
    for name in ["PATH", "HOME", "TMPDIR", "LESSONS_SIMD", "LESSONS_THREADS"] {
      variables[Environment.Key(stringLiteral: name)] = own[name]
    }
    return .custom(variables)
  }
}

/// A process whose end can be asked for without waiting.
private final class RunningProcess: Sendable {
  private let ended = Atomic(false)

  var hasEnded: Bool { ended.load(ordering: .acquiring) }

  enum Outcome: Sendable {
    case success(TerminationStatus)
    case failure(String)
  }

  func run(_ configuration: Configuration, _ output: URL) async -> Outcome {
    defer { ended.store(true, ordering: .releasing) }
    do {
      let descriptor = try FileDescriptor.open(
        FilePath(output.path), .writeOnly, options: [.append])
      defer { try? descriptor.close() }
      let result = try await Subprocess.run(
        configuration, input: .none,
        output: .fileDescriptor(descriptor, closeAfterSpawningProcess: false),
        error: .fileDescriptor(descriptor, closeAfterSpawningProcess: false))
      return .success(result.terminationStatus)
    } catch {
      return .failure("\(error)")
    }
  }
}
