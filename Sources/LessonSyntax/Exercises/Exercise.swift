/// A task for the reader: neighbouring cells of a chapter, between which prose may stand.
public struct Exercise: Equatable, Sendable {
  /// What the reader calls it; unique in its chapter.
  public var name: String

  /// The cell that the reader starts from, by its index in the chapter.
  public var cell: Int

  /// Usual wrong answers, by their cells.
  public var wrongAnswers: [Int]

  /// The cell that fulfils it.
  public var solution: Int

  /// What an answer replaces: the cell's code above its checks.
  public var starter: CodePart

  /// What must hold of an answer: the cell's code from its first `expect(` on.
  public var checks: CodePart

  /// The cells of the exercise, in no order.
  public var cells: [Int] { [cell, solution] + wrongAnswers }

  /// The lines of the check that begins on `line` of the chapter, or goes over it.
  public func check(onLine line: Int) -> [Substring] {
    let lines = checks.text.linesOfNewlines
    let starts = StatementStarts.places(in: checks.text).map(\.line)
    let line = line - checks.firstLine + 1
    guard let first = starts.last(where: { $0 <= line }), lines.indices.contains(first - 1) else {
      return []
    }
    let end = starts.first { $0 > first } ?? lines.count + 1
    let check = lines[(first - 1)..<(end - 1)]
    let last = check.lastIndex { !$0.trimmed().isEmpty && !$0.trimmed().hasPrefix("//") }
    return Array(check[...(last ?? first - 1)])
  }
}

/// Some lines of a file.
public struct CodePart: Equatable, Sendable {
  /// The lines; each ends with `\n`, but for the last.
  public var text: String

  /// The first one's number in the file, from 1.
  public var firstLine: Int

  public init(text: String, firstLine: Int) {
    self.text = text
    self.firstLine = firstLine
  }
}

extension Chapter {
  /// The exercise that cell `index` is a part of; nil for a cell of the lesson.
  public func exercise(ofCell index: Int) -> Exercise? {
    exercises.first { $0.cells.contains(index) }
  }

  /// What the reader is asked: the blocks above the exercise's cell, from the heading on, or from
  /// the cell or the folded part before it.
  public func task(of exercise: Exercise) -> [Block] {
    guard let (blocks, place) = Self.place(ofCell: exercise.cell, in: blocks) else { return [] }
    var first = place
    while first > 0 {
      switch blocks[first - 1].kind {
      case .cell, .thematicBreak: return Array(blocks[first..<place])
      case .html(let html) where html.contains("</details"): return Array(blocks[first..<place])
      case .heading: return Array(blocks[(first - 1)..<place])
      default: first -= 1
      }
    }
    return Array(blocks[..<place])
  }

  /// The blocks among which the cell stands, and where.
  private static func place(ofCell index: Int, in blocks: [Block]) -> ([Block], Int)? {
    for (place, block) in blocks.enumerated() {
      switch block.kind {
      case .cell(index): return (blocks, place)
      case .quote(let inner), .callout(_, let inner):
        if let found = self.place(ofCell: index, in: inner) { return found }
      case .list(_, _, let items):
        for item in items {
          if let found = self.place(ofCell: index, in: item) { return found }
        }
      default: break
      }
    }
    return nil
  }
}
