import Foundation
import LessonSyntax

/// The name of a chapter's results: a digest of everything that can change them, and of nothing
/// else. Prose, line endings and the folder are not in it.
struct ResultKey: Equatable, Sendable {
  let digest: Digest

  /// - Parameters:
  ///   - machine: the engine and the compiler.
  ///   - folder: where the data files that the chapter names are.
  init(_ chapter: Chapter, machine: Digest, folder: URL) throws(RunnerError) {
    // Each part is preceded by its length, so that two lists of parts never read alike.
    var parts = [
      "lessons results 2", machine.hexadecimal, String(chapter.frontMatter.seed),
      CellProgramSource.fileName(of: chapter),
    ]
    for cell in chapter.cells {
      // Not how it is shown or compared, nor how long it may run: a cell that is stopped is a
      // failure, and no failure is kept.
      let seed = cell.options.seed.map(String.init) ?? ""
      parts += cell.options.outcome.keyParts + [cell.options.role.keyPart, seed, cell.code]
    }
    for claim in chapter.claims {
      parts += ["claim", String(claim.cellsBefore), claim.expression]
    }
    for name in chapter.frontMatter.data {
      let file = folder.appending(path: name)
      guard let data = try? Data(contentsOf: file) else { throw .dataNotReadable(path: file.path) }
      parts += [name, Digest(of: Array(data)).hexadecimal]
    }
    digest = Digest(of: parts.map { "\($0.utf8.count):\($0)" }.joined())
  }
}

extension CellOptions.Role {
  /// What of it can change a result: a hint cannot.
  fileprivate var keyPart: String {
    switch self {
    case .lesson: "lesson"
    case .exercise: "exercise"
    case .solution: "solution"
    case .wrong: "wrong"
    }
  }
}

extension CellOptions.Outcome {
  fileprivate var keyParts: [String] {
    switch self {
    case .runs: ["runs", ""]
    case .fails(let text): ["fails", text ?? ""]
    case .doesNotCompile(let text): ["does not compile", text ?? ""]
    case .compilesOnly: ["compiles only", ""]
    case .isSkipped: ["is skipped", ""]
    }
  }
}
