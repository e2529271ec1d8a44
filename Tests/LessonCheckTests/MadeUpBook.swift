import Foundation
import LessonCheck
import LessonRunner
import LessonSyntax
import TestSupport

/// A book whose cells computed what a test says: no compiler runs.
struct MadeUpBook {
  let folder: TemporaryFolder

  init(_ files: [String: String]) throws {
    folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(text, to: name) }
  }

  func path(_ name: String) -> String { folder.url.appending(path: name).path }

  /// What a check finds in the chapters `names`, whose cells all ran and printed nothing, but for
  /// `results`, by chapter; `claims` are what their claims gave.
  func report(
    _ names: String..., results: [String: [CellResult]] = [:],
    claims: [String: [ClaimResult]] = [:]
  ) throws -> CheckReport {
    let runs = try names.map { name in
      let chapter = try Chapter(contentsOf: path(name))
      let cells = results[name] ?? chapter.cells.map { _ in CellResult(status: .ran) }
      return RunChapter(
        chapter: chapter, result: ChapterResult(cells: cells, claims: claims[name] ?? []))
    }
    return CheckReport(of: BookRun(runs: runs), CheckScope(names.map(path)), book: nil)
  }

  /// The findings of one kind, `line: message`, without the folder's path.
  func problems(_ kind: Finding.Kind, in name: String) throws -> [String] {
    try report(name).findings.filter { $0.kind == kind }.map { finding in
      let line = finding.diagnostic.line.map(String.init) ?? "-"
      return "\(line): \(finding.diagnostic.message)"
        .replacing(folder.url.path + "/", with: "")
    }
  }
}
