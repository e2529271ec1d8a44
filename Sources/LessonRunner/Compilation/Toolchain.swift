import Foundation
import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// The Swift compiler, and the tool beside it that names the line of an address.
public struct Toolchain: Equatable, Sendable {
  /// `swiftc`, with symbolic links resolved but for its own name, by which it knows what to be.
  public let compiler: URL

  /// Finds the compiler that `SWIFTC` names, or else the first `swiftc` on the `PATH`.
  public static func find(environment: [String: String]) throws(RunnerError) -> Toolchain {
    if let named = environment["SWIFTC"], !named.isEmpty {
      guard FileManager.default.isExecutableFile(atPath: named) else {
        throw .compilerNotFound(path: named)
      }
      return Toolchain(compiler: URL(filePath: named))
    }
    for folder in (environment["PATH"] ?? "").split(separator: ":") {
      let candidate = URL(filePath: String(folder)).appending(path: "swiftc")
      if FileManager.default.isExecutableFile(atPath: candidate.path) {
        return Toolchain(compiler: candidate)
      }
    }
    throw .compilerNotFound(path: nil)
  }

  /// The first line of what the compiler says of itself, such as `Swift version 6.3.1`.
  func version(in folder: URL) async throws(RunnerError) -> String {
    let output = try await run(["--version"], in: folder).output
    return output.split(separator: "\n").first.map(String.init) ?? "unknown"
  }

  /// Runs the compiler with `arguments` in `folder`, where its temporary files go too: what it printed,
  /// and whether it was content.
  func run(
    _ arguments: [String], in folder: URL
  ) async throws(RunnerError) -> (isSuccess: Bool, output: String) {
    do {
      let result = try await Subprocess.run(
        .path(FilePath(compiler.path)), arguments: Arguments(arguments),
        environment: .inherit.updating(["TMPDIR": folder.path]),
        workingDirectory: FilePath(folder.path),
        output: .string(limit: 1 << 24), error: .combinedWithOutput)
      return (result.terminationStatus.isSuccess, result.standardOutput)
    } catch {
      throw .compilerFailed(message: "\(error)")
    }
  }

  /// The symbolizer beside the compiler, or on the `PATH`; nil where there is none, and then a trap
  /// is reported without its line.
  var symbolizer: URL? {
    #if os(macOS)
      return URL(filePath: "/usr/bin/atos")
    #else
      let beside = compiler.resolvingSymlinksInPath().deletingLastPathComponent().path
      let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
      return ([beside] + path.split(separator: ":").map(String.init))
        .map { URL(filePath: $0).appending(path: "llvm-symbolizer") }
        .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    #endif
  }
}
