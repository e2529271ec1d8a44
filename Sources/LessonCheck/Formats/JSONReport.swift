import Foundation
import LessonSyntax

/// A report for programs. docs/check.md documents the shape; a key that changes its meaning or goes
/// makes `version` one more.
struct JSONReport: Encodable {
  static let version = 1

  private var version = Self.version
  private var passed: Bool
  private var seconds: Double
  private var changedSince: String?
  private var counts: Counts
  private var chapters: [Chapter]
  private var findings: [Entry]
  private var hints: [String]

  private struct Counts: Encodable {
    var chapters: Int
    var cells: Int
    var claims: Int
    var findings: [String: Int]
  }

  private struct Chapter: Encodable {
    var path: String
    var status: String
    var seconds: Double?
    var cells: [Cell]
    var findings: [Entry]
  }

  private struct Cell: Encodable {
    var line: Int
    var name: String?
    var status: String
    var seconds: Double
  }

  private struct Entry: Encodable {
    var kind: String
    var path: String
    var line: Int?
    var column: Int?
    var cell: Int?
    var message: String
    var excerpt: String?
    var diff: String?

    init(_ finding: Finding) {
      kind = finding.kind.rawValue
      path = finding.diagnostic.path
      line = finding.diagnostic.line
      column = finding.diagnostic.column
      cell = finding.cell
      message = finding.diagnostic.message
      let lines = finding.diagnostic.excerpt
      excerpt = lines.isEmpty ? nil : lines.joined(separator: "\n")
      diff = finding.diff
    }
  }

  private init(_ report: CheckReport) {
    passed = report.isPassed
    seconds = report.duration.seconds
    changedSince = report.revision
    let kinds = Finding.Kind.allCases.map { ($0.rawValue, report.count($0)) }
    counts = Counts(
      chapters: report.chapters.count,
      cells: report.chapters.reduce(0) { $0 + $1.cells.count },
      claims: report.chapters.reduce(0) { $0 + $1.claims },
      findings: Dictionary(uniqueKeysWithValues: kinds))
    chapters = report.chapters.map { chapter in
      let cells = chapter.cells.map { cell in
        Cell(
          line: cell.line, name: cell.name, status: cell.status.rawValue,
          seconds: cell.duration.seconds)
      }
      return Chapter(
        path: chapter.path, status: chapter.status, seconds: chapter.duration?.seconds,
        cells: cells, findings: chapter.findings.map(Entry.init))
    }
    findings = report.otherFindings.map(Entry.init)
    hints = report.hints
  }

  /// One object, its keys in alphabetical order, with a final newline.
  static func text(of report: CheckReport) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Texts, whole numbers and finite fractions: there is nothing that JSON has no word for.
    let data = (try? encoder.encode(JSONReport(report))) ?? Data()
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}

extension CheckedChapter {
  fileprivate var status: String {
    guard findings.isEmpty else { return "failed" }
    return duration == nil ? "unchanged" : "passed"
  }
}

extension Duration {
  /// In seconds, to the microsecond.
  fileprivate var seconds: Double {
    Double((components.attoseconds / 1_000_000_000_000) + components.seconds * 1_000_000) / 1e6
  }
}
