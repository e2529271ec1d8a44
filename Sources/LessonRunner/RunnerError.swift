/// Why no chapter can run on this machine. What goes wrong inside a chapter is a `CellFailure`.
public enum RunnerError: Error, Equatable {
  /// The engine's library is not where it must be, beside the `lessons` program.
  case kitNotFound(looked: [String])
  /// There is no Swift compiler.
  case compilerNotFound(path: String?)
  /// The compiler's version is not the one that built the engine.
  case compilerMismatch(message: String)
  /// The compiler did not run, or failed without naming a place in the chapter.
  case compilerFailed(message: String)
  /// The cell program could not be started.
  case programNotStarted(message: String)
  /// A file that the chapter names as its data cannot be read.
  case dataNotReadable(path: String)
  /// The folder for results cannot be made or written.
  case cacheNotWritable(path: String, message: String)
}

extension RunnerError: CustomStringConvertible {
  /// One sentence: what is missing and what to do.
  public var description: String {
    switch self {
    case .kitNotFound(let looked):
      "the engine that cells run on (libLessonKit) is missing: build with `make site`, or install "
        + "with `make install`; looked in \(looked.joined(separator: ", "))"
    case .compilerNotFound(let path?):
      "no Swift compiler at \(path): let SWIFTC name one, or unset it to use the one on the PATH"
    case .compilerNotFound(nil):
      "cells need the Swift compiler and there is no `swiftc` on the PATH: install Swift 6.3 from "
        + "https://www.swift.org/install, or let SWIFTC name it"
    case .compilerMismatch(let message):
      "this `lessons` was built with another Swift compiler than the one it finds (\(message)): "
        + "build it again with `make site`, or let SWIFTC name the compiler it was built with"
    case .compilerFailed(let message):
      "the Swift compiler failed: \(message)"
    case .programNotStarted(let message):
      "the chapter's program did not start: \(message)"
    case .dataNotReadable(let path):
      "the data file \(path), which the chapter's front matter names, cannot be read"
    case .cacheNotWritable(let path, let message):
      "results cannot be kept in \(path) (\(message)): let LESSONS_CACHE name a folder that can be "
        + "written"
    }
  }
}
