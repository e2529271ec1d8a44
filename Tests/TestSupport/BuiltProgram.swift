import Foundation
import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// The `lessons` that was built beside the running tests.
public struct BuiltProgram: Sendable {
  /// What a run of it printed and how it ended.
  public struct Run: Equatable, Sendable {
    /// -1 - signal where a signal ended it.
    public var exitCode: Int
    public var output: String
    public var errors: String
  }

  public let executable: URL
  private let environment: [Environment.Key: String]

  /// - Parameters:
  ///   - executable: another program than the one beside the tests.
  ///   - cache: where it keeps results; tests that share one run a chapter once.
  ///   - changes: variables to set, or to remove where the value is nil.
  public init(
    executable: URL? = nil, cache: URL, environment changes: [String: String?] = [:]
  ) {
    self.executable = executable ?? Self.buildFolder.appending(path: "lessons")
    var variables = ProcessInfo.processInfo.environment
    variables["LESSONS_CACHE"] = cache.path
    for name in ["NO_COLOR", "COLUMNS", "SWIFTC"] { variables[name] = nil }
    for (name, value) in changes { variables[name] = value }
    environment = Dictionary(
      uniqueKeysWithValues: variables.map { (Environment.Key(stringLiteral: $0), $1) })
  }

  /// The folder that holds the test bundle and, beside it, the program.
  public static var buildFolder: URL {
    // The bundle is named on the command line of the testing tool, or is the program itself.
    let candidates = CommandLine.arguments.map { URL(filePath: $0) }
    let bundle =
      candidates.first { $0.pathExtension == "xctest" }
      ?? Bundle.main.executableURL ?? candidates[0]
    return bundle.resolvingSymlinksInPath().deletingLastPathComponent()
  }

  private static let gate = Gate(limit: 1 + ProcessInfo.processInfo.activeProcessorCount)

  /// Runs the program with `arguments` in `folder`, once few enough others run, and waits for its end.
  ///
  /// - Parameter input: what it reads from standard input.
  public func run(
    _ arguments: [String], in folder: URL, input: String = ""
  ) async throws -> Run {
    await Self.gate.enter()
    do {
      let run = try await runNow(arguments, in: folder, input: input)
      await Self.gate.leave()
      return run
    } catch {
      await Self.gate.leave()
      throw error
    }
  }

  private func runNow(_ arguments: [String], in folder: URL, input: String) async throws -> Run {
    // From a file: writing to a program that has ended would end the tests.
    let typed = try TemporaryFolder()
    try typed.write(input, to: "input")
    let source = try FileDescriptor.open(
      FilePath(typed.url.appending(path: "input").path), .readOnly)
    let result = try await Subprocess.run(
      .path(FilePath(executable.path)), arguments: Arguments(arguments),
      environment: .custom(environment), workingDirectory: FilePath(folder.path),
      input: .fileDescriptor(source, closeAfterSpawningProcess: true),
      output: .string(limit: 1 << 26), error: .string(limit: 1 << 24))
    let exitCode =
      switch result.terminationStatus {
      case .exited(let code): Int(code)
      case .signaled(let signal): -1 - Int(signal)
      }
    return Run(exitCode: exitCode, output: result.standardOutput, errors: result.standardError)
  }
}
