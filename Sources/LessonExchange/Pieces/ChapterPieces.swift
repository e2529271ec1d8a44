import LessonSyntax

/// A chapter cut at its cells: what a form needs that knows no cells within prose. Claims are their
/// texts.
struct ChapterPieces {
  enum Piece {
    /// Lines of the Markdown, as they are, blank ones at the ends included.
    case prose([String])
    case cell(Cell)
  }

  let pieces: [Piece]

  /// The lines between the `---` at the chapter's top.
  let frontMatter: [String]

  /// - Parameter separately: the prose below a cell in a list or a quote is to be read without what
  ///   stands above the cell, so it loses the indentation that the list gave it.
  init(_ chapter: Chapter, separately: Bool = false) {
    let lines = chapter.linesWithoutClaims
    let frontMatterLines = FrontMatter.lineCount(in: chapter.source.lines)
    frontMatter = Array(lines.prefix(frontMatterLines).dropFirst().dropLast())
    var pieces: [Piece] = []
    var prose: [String] = []
    var line = frontMatterLines + 1
    var nesting: Nesting?
    for cell in chapter.cells {
      let start = cell.lines.lowerBound
      prose += Self.prose(lines, line..<max(line, start), nesting: nesting)
      pieces.append(.prose(prose))
      prose = []
      pieces.append(.cell(cell))
      line = (cell.recorded?.lines.upperBound ?? cell.lines.upperBound) + 1
      nesting = separately ? Nesting(cell, in: chapter) : nil
    }
    prose += Self.prose(lines, line..<max(line, lines.count + 1), nesting: nesting)
    self.pieces = pieces + [.prose(prose)]
  }

  private static func prose(
    _ lines: [String], _ range: Range<Int>, nesting: Nesting?
  ) -> [String] {
    range.map { number in
      let line = lines[number - 1]
      guard let nesting, number <= nesting.lastLine else { return line }
      return nesting.lifting(line)
    }
  }
}

/// The lists and quotes that a cell is in.
private struct Nesting {
  /// Where the outermost of them ends.
  var lastLine: Int

  /// What stands before the cell's lines.
  var prefix: String

  /// Nil for a cell that is in none.
  init?(_ cell: Cell, in chapter: Chapter) {
    guard !cell.linePrefix.isEmpty,
      let block = chapter.blocks.last(where: { $0.lines.lowerBound <= cell.lines.lowerBound })
    else { return nil }
    lastLine = block.lines.upperBound
    prefix = cell.linePrefix
  }

  /// The line without the indentation of the lists; it stays in its quote.
  func lifting(_ line: String) -> String {
    guard line.hasPrefix(prefix) else { return line }
    let quotes = prefix.lastIndex(of: ">").map { prefix[...$0] + " " } ?? ""
    return quotes + line.dropFirst(prefix.count)
  }
}

extension [String] {
  /// The lines as one text without blank lines at its ends; those of an empty quote count as blank.
  var proseText: String {
    var lines = self[...]
    func isBlank(_ line: String) -> Bool { line.allSatisfy { $0.isWhitespace || $0 == ">" } }
    while let first = lines.first, isBlank(first) { lines.removeFirst() }
    while let last = lines.last, isBlank(last) { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}
