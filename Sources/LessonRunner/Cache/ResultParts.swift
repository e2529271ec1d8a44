import Foundation
import LessonSyntax

/// Everything that can change a chapter's results, and nothing else, in parts, so that a later run can
/// say which of them changed. Prose, line endings, folders and the machine's speed are not in it.
struct ResultParts: Equatable, Sendable, Codable {
  /// A cell's code and the options that can change what comes of it.
  struct CellPart: Hashable, Sendable, Codable {
    var code: String
    var options: String
  }

  /// A claim: how many cells stand above it, and its expression.
  struct ClaimPart: Hashable, Sendable, Codable {
    var cellsBefore: Int
    var expression: String
  }

  struct DataPart: Equatable, Sendable, Codable {
    var name: String
    var digest: String
  }

  /// Raised when results that were kept before would no longer be what a run gives, such as when
  /// collecting them changes.
  static let version = 5

  var version = Self.version
  var engine: String
  var compiler: String
  var settings: String
  var seed: UInt64
  var fileName: String
  var cells: [CellPart]
  var claims: [ClaimPart]
  var data: [DataPart]

  /// - Parameters:
  ///   - folder: where the data files that the chapter names are.
  /// - Throws: where a data file cannot be read.
  init(
    _ chapter: Chapter, machine: Machine, folder: URL, notes: FileNotes
  ) throws(RunnerError) {
    engine = machine.engine
    compiler = machine.compiler
    settings = machine.options
    let program = ProgramParts(chapter)
    seed = program.seed
    fileName = program.fileName
    cells = program.cells
    claims = program.claims
    data = []
    for name in chapter.frontMatter.data {
      let path = folder.appending(path: name).path
      guard let digest = notes.digest(of: path) else { throw .dataNotReadable(path: path) }
      data.append(DataPart(name: name, digest: digest.hexadecimal))
    }
  }

  /// The name of the results.
  var key: ResultKey {
    var parts = [
      "lessons results \(version)", engine, compiler, settings, String(seed), fileName,
      String(cells.count), String(claims.count),
    ]
    for cell in cells { parts += [cell.options, cell.code] }
    for claim in claims { parts += [String(claim.cellsBefore), claim.expression] }
    for file in data { parts += [file.name, file.digest] }
    // Each part is preceded by its length, so that two lists of parts never read alike.
    return ResultKey(digest: Digest(of: parts.map { "\($0.utf8.count):\($0)" }.joined()))
  }
}

/// The name of a chapter's results.
struct ResultKey: Equatable, Hashable, Sendable {
  var digest: Digest
}

/// What of a chapter's text decides its results: two chapters with the same parts, such as one and its
/// translation, are one program.
struct ProgramParts: Hashable {
  var seed: UInt64
  var fileName: String
  var cells: [ResultParts.CellPart]
  var claims: [ResultParts.ClaimPart]
  var dataNames: [String]

  init(_ chapter: Chapter) {
    seed = chapter.frontMatter.seed
    fileName = CellProgramSource.fileName(of: chapter)
    dataNames = chapter.frontMatter.data
    claims = chapter.claims.map { claim in
      ResultParts.ClaimPart(cellsBefore: claim.cellsBefore, expression: claim.expression)
    }
    cells = chapter.cells.map { cell in
      // Where code asks for its line, prose above it changes what it computes.
      let line = cell.code.contains("#line") ? "line \(cell.firstCodeLine):" : ""
      return ResultParts.CellPart(
        code: Digest(of: line + cell.code).hexadecimal, options: cell.options.deciding)
    }
  }
}

extension CellOptions {
  /// The options that decide what comes of a cell, as text. An option counts unless it is named here:
  /// one that is forgotten costs a run, never a wrong result.
  fileprivate var deciding: String {
    var options = self
    let plain = CellOptions()
    options.visibility = plain.visibility
    options.outputUse = plain.outputUse
    options.tolerance = plain.tolerance
    options.timeout = plain.timeout
    options.name = plain.name
    options.caption = plain.caption
    options.isSlow = plain.isSlow
    if case .wrong = options.role { options.role = .wrong(hint: "") }
    return options == plain ? "" : String(describing: options)
  }
}
