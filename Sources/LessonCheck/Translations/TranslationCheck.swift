import Foundation
import LessonSyntax

/// Holds a translated chapter to its original: the same cells with the same options, but for comments
/// and texts, on the same seed and data.
enum TranslationCheck {
  /// What differs in `chapter`; nothing where it is no translation.
  static func findings(in chapter: Chapter) -> [Finding] {
    guard let path = Book.original(ofChapterAt: chapter.path) else { return [] }
    guard FileManager.default.fileExists(atPath: path) else {
      return [
        finding(
          chapter, line: nil,
          "this is a translation of \(path), which is not there: give it the original's name")
      ]
    }
    // What is wrong with an original that cannot be read is said where it is checked.
    guard let original = try? Chapter(contentsOf: path) else { return [] }
    return frontMatterFindings(chapter, original) + cellFindings(chapter, original)
  }

  /// The chapters of `book` that a translation has not yet, a hint for each language: no error, since
  /// a translation follows its original. A draft is not waited for.
  static func missingChapters(of book: Book) -> [String] {
    let files = Dictionary(grouping: book.chapters, by: \.language)
    let originals = (files[book.configuration.language] ?? []).filter { !$0.isDraft }
    return book.configuration.translations.compactMap { translation in
      let translated = Set((files[translation.language] ?? []).map(\.chapterName))
      let missing = originals.map(\.chapterName).filter { !translated.contains($0) }
      guard !missing.isEmpty else { return nil }
      let folder = book.folder.appending(path: translation.language).relativePath
      return "\(folder): hint: not translated yet: " + missing.joined(separator: ", ")
    }
  }

  private static func finding(_ chapter: Chapter, line: Int?, _ message: String) -> Finding {
    Finding(.translation, Diagnostic(path: chapter.path, line: line, message: message))
  }

  // MARK: Front matter

  private static func frontMatterFindings(_ chapter: Chapter, _ original: Chapter) -> [Finding] {
    var findings: [Finding] = []
    let (own, others) = (chapter.frontMatter, original.frontMatter)
    if own.seed != others.seed {
      findings.append(
        finding(
          chapter, line: 1,
          "the seed here is \(own.seed) and \(others.seed) in the original, \(original.path): a "
            + "translation computes the same"))
    }
    if own.data != others.data {
      findings.append(
        finding(
          chapter, line: 1,
          "the data files here are not those of the original, \(original.path): a translation "
            + "computes the same"))
    }
    return findings
  }

  // MARK: Cells

  private static func cellFindings(_ chapter: Chapter, _ original: Chapter) -> [Finding] {
    let differences = zip(chapter.cells, original.cells).compactMap { cell, other in
      CellDifference(cell, of: chapter, other, of: original)
    }
    let (count, expected) = (chapter.cells.count, original.cells.count)
    guard count != expected else {
      return differences.map { finding(chapter, line: $0.line, $0.message) }
    }
    // Once a cell is missing, every later one differs: the first is the one to look at.
    let counts =
      "; the original has \(expected) cell\(expected == 1 ? "" : "s") and this translation \(count)"
    if let first = differences.first {
      return [finding(chapter, line: first.line, first.message + counts)]
    }
    if count > expected {
      let line = chapter.cells[expected].lines.lowerBound
      return [finding(chapter, line: line, "this cell is not in \(original.path)" + counts)]
    }
    let place = "\(original.path):\(original.cells[count].lines.lowerBound)"
    return [
      finding(
        chapter, line: chapter.cells.last?.lines.upperBound,
        "the cell at \(place) has no translation here" + counts)
    ]
  }
}
