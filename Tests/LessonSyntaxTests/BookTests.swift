import Foundation
import LessonSyntax
import Testing

/// The book in `lessons/`: what it promises, and that it is there.
@Suite struct BookTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "lessons")

  /// How many claims of the study notes each chapter tests, the first chapter's first.
  private static let claimsOfChapters = [8, 8, 7, 4, 8, 7, 12, 9, 4, 8, 5, 3]

  private static let names = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.first?.isNumber == true && $0.hasSuffix(".md") }.sorted()
  }()

  private func chapter(_ name: String) throws -> Chapter {
    try Chapter(contentsOf: Self.folder.appending(path: name).path)
  }

  private struct Row {
    var number: String
    var claim: String
    var destinations: [String]
  }

  /// The rows of every table of the folder's README.
  private func rows() throws -> [Row] {
    try chapter("README.md").blocks.flatMap { block -> [Row] in
      guard case .table(let table) = block.kind, table.header.count == 3 else { return [] }
      return table.rows.map { cells in
        Row(
          number: cells[0].plainText, claim: cells[1].plainText,
          destinations: cells[2].compactMap { inline in
            if case .link(let destination, _, _) = inline { destination } else { nil }
          })
      }
    }
  }

  @Test func everyClaimOfTheNotesHasItsRow() throws {
    let rows = try rows()
    let numbers = Self.claimsOfChapters.enumerated().flatMap { chapter, count in
      (1...count).map { "\(chapter + 1).\($0)" }
    }
    #expect(rows.map(\.number) == numbers)
    #expect(rows.allSatisfy { !$0.claim.isEmpty && !$0.destinations.isEmpty })
    #expect(Set(rows.map(\.claim)).count == rows.count)
  }

  /// A row leads into its own chapter, to a heading under which a cell computes something.
  @Test func everyRowLeadsToAHeadingWithACell() throws {
    let chapters = Dictionary(uniqueKeysWithValues: try Self.names.map { ($0, try chapter($0)) })
    for row in try rows() {
      for destination in row.destinations {
        let parts = destination.split(separator: "#", maxSplits: 1).map(String.init)
        let chapter = try #require(parts.count == 2 ? chapters[parts[0]] : nil, "\(row)")
        let number = row.number.split(separator: ".")[0]
        #expect(parts[0].hasPrefix(number.count == 1 ? "0\(number)-" : "\(number)-"), "\(row)")
        let cells = try #require(chapter.cells(under: parts[1]), "no such heading: \(destination)")
        let isComputed = cells.contains { $0.computes }
        #expect(isComputed, "no cell under it: \(destination)")
      }
    }
  }

  @Test func everyChapterHasItsParts() throws {
    #expect(Self.names.count == Self.claimsOfChapters.count)
    for name in Self.names {
      let chapter = try chapter(name)
      #expect(chapter.exercises.count == 3, "\(name)")
      #expect(chapter.exercises.allSatisfy { !$0.wrongAnswers.isEmpty }, "\(name)")
      #expect(chapter.claims.count >= 10, "\(name)")
      let fails = chapter.cells.contains { cell in
        switch cell.options.outcome {
        case .fails, .doesNotCompile: true
        default: false
        }
      }
      #expect(fails, "no cell of \(name) shows an error")
      for part in ["What you will be able to do", "A question first", "Exercises"] {
        #expect(chapter.headings.contains { $0.text == part }, "\(name): \(part)")
      }
      // The notes' claims stand beside what came of them.
      let notes = try #require(
        chapter.headings.first { $0.text == "What the notes say, and what we computed" }, "\(name)")
      let tables = chapter.blocks(under: notes.anchor).filter { block in
        if case .table(let table) = block.kind { table.header.count == 2 } else { false }
      }
      #expect(tables.count == 1, "\(name)")
      #expect(chapter.headings.last?.text == "Where to read on", "\(name)")
    }
  }

  /// A translation has the sections of its original. (Their cells are `lessons check`'s to compare.)
  @Test func translationsHaveTheSameSections() throws {
    for name in Self.names + ["index.md"] {
      let (original, translation) = (try chapter(name), try chapter("ko/" + name))
      #expect(original.headings.map(\.level) == translation.headings.map(\.level), "\(name)")
    }
    let (terms, translated) = (try chapter("glossary.md"), try chapter("ko/glossary.md"))
    #expect(terms.headings.count == translated.headings.count)
  }
}

extension Cell {
  /// It is part of the text, not of an exercise, and something comes of it.
  fileprivate var computes: Bool {
    switch options.outcome {
    case .runs, .fails, .doesNotCompile: options.role == .lesson
    case .compilesOnly, .isSkipped: false
    }
  }
}

extension Chapter {
  fileprivate var headings: [(level: Int, anchor: String, text: String)] {
    blocks.compactMap { block in
      guard case .heading(let level, let anchor, let inlines) = block.kind else { return nil }
      return (level, anchor, inlines.plainText)
    }
  }

  /// What stands between the heading with this anchor and the next one that is not below it; nothing
  /// where there is no such heading.
  fileprivate func blocks(under anchor: String) -> ArraySlice<Block> {
    var level: Int?
    guard
      let start = blocks.firstIndex(where: { block in
        guard case .heading(let own, anchor, _) = block.kind else { return false }
        level = own
        return true
      }), let level
    else { return [] }
    let rest = blocks[(start + 1)...]
    return rest.prefix { block in
      if case .heading(let other, _, _) = block.kind { other > level } else { true }
    }
  }

  /// nil where there is no such heading.
  fileprivate func cells(under anchor: String) -> [Cell]? {
    guard headings.contains(where: { $0.anchor == anchor }) else { return nil }
    return blocks(under: anchor).compactMap { block in
      if case .cell(let index) = block.kind { cells[index] } else { nil }
    }
  }
}
