import Foundation
import LessonSyntax

/// Compiles a cell program in a folder of its own.
struct Compilation {
  let toolchain: Toolchain
  let kit: Kit

  /// Where modules that the compiler makes on its way are kept from run to run; nil for nowhere.
  let moduleCache: URL?

  /// The options of every compilation.
  private static let commonOptions = [
    "-Onone", "-swift-version", "5", "-module-name", "Lesson", "-suppress-warnings",
    "-diagnostic-style=llvm",
  ]

  /// The compiler's options but for places: they are part of the name of a result.
  ///
  /// The playground transform calls `__builtin_log_with_id` for every binding and expression;
  /// warnings are off because a bare expression is an unused result; line tables name the line of a
  /// trap, and frame pointers the line of a `throw`.
  static let options =
    commonOptions + [
      "-gline-tables-only",
      "-Xfrontend", "-playground",
      "-Xfrontend", "-playground-option", "-Xfrontend", "NoScopeEvents",
      "-Xfrontend", "-playground-option", "-Xfrontend", "NoFunctionParameters",
    ]

  /// What the compiler is called with, in the folder of `main.swift`.
  var arguments: [String] {
    Self.options + places + ["main.swift", "-o", "program"]
  }

  private var places: [String] {
    ["-module-cache-path", moduleCache?.path ?? "modules"] + kit.compilerArguments
  }

  /// What the compiler is called with for a program that runs alone: without the transform, since
  /// such a program says itself what it shows.
  func standaloneArguments(source: String, program: String) -> [String] {
    Self.commonOptions + kit.compilerArguments + [source, "-o", program]
  }

  enum Outcome: Equatable {
    case program(URL)
    /// Errors in the order in which the compiler found them.
    case errors([CompilerMessage])
  }

  /// Compiles `source` in `folder`.
  ///
  /// - Throws: where the compiler cannot run, does not fit the kit, or fails without naming a line.
  func compile(_ source: CellProgramSource, in folder: URL) async throws(RunnerError) -> Outcome {
    let errors = try await errors(in: source, folder, arguments)
    return errors.isEmpty ? .program(folder.appending(path: "program")) : .errors(errors)
  }

  /// What the compiler refuses in `source`, which it looks through without making a program of it:
  /// up to its intermediate form, since it finds a missing `return`, say, on the way there only.
  ///
  /// - Throws: as `compile` does.
  func errors(
    in source: CellProgramSource, folder: URL
  ) async throws(RunnerError) -> [CompilerMessage] {
    try await errors(
      in: source, folder,
      Self.commonOptions + places + ["-emit-sil", "main.swift", "-o", "/dev/null"])
  }

  private func errors(
    in source: CellProgramSource, _ folder: URL, _ arguments: [String]
  ) async throws(RunnerError) -> [CompilerMessage] {
    do {
      try Data(source.text.utf8).write(to: folder.appending(path: "main.swift"))
    } catch {
      throw .cacheNotWritable(path: folder.path, message: error.localizedDescription)
    }
    let (isSuccess, output) = try await toolchain.run(arguments, in: folder)
    if isSuccess { return [] }
    let messages = CompilerMessage.parse(output)
    if let mismatch = Self.mismatch(in: messages) { throw .compilerMismatch(message: mismatch) }
    let errors = messages.filter { $0.severity == .error }
    guard !errors.isEmpty else { throw .compilerFailed(message: Self.summary(of: output)) }
    return errors
  }

  /// What the compiler says when the engine was built by another one.
  private static func mismatch(in messages: [CompilerMessage]) -> String? {
    messages.first { message in
      message.text.contains("compiled with Swift")
        || message.text.contains("compiled module was created by")
        || message.text.contains("malformed compiled module")
    }?.text
  }

  private static func summary(of output: String) -> String {
    let line = output.split(separator: "\n").first { $0.contains("error:") } ?? "it gave no reason"
    return String(line)
  }
}
