import LessonSyntax

extension RunChapter {
  /// The chapter's text with every output recorded as it was computed. Only output fences change:
  /// those that hold what the cell computes, or within its tolerance, stay as they are, to the byte,
  /// and so do those that are never compared.
  ///
  /// - Throws: `AcceptanceError` where a cell failed, so that there is nothing to record, or where
  ///   the new text would not read back as what was computed.
  public func accepted() throws(AcceptanceError) -> String {
    guard result.isComplete else { throw AcceptanceError.failed(result.diagnostics(in: chapter)) }
    let stale = Set(unrecorded.map(\.cell))
    guard !stale.isEmpty else { return chapter.source.text }
    var editor = LineEditor(chapter.source)
    for cell in chapter.cells.reversed() where stale.contains(cell.index) {
      let fence = Self.fence(
        around: result.cells[cell.index].recordedText(for: cell.options), prefix: cell.linePrefix)
      if let recorded = cell.recorded {
        editor.replace(recorded.lines, with: fence)
      } else {
        editor.insert(fence, after: cell.lines.upperBound)
      }
    }
    let text = editor.text
    try confirm(text, records: stale)
    return text
  }

  /// The lines of an output fence, none for an empty output.
  private static func fence(around output: String, prefix: String) -> [String] {
    guard !output.isEmpty else { return [] }
    // `>` eats the space behind it: without one, it would eat one of the output's.
    let prefix = prefix.last == ">" ? prefix + " " : prefix
    var longest = 2
    var run = 0
    for byte in output.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let lines = output.split(separator: "\n", omittingEmptySubsequences: false)
    return ([fence + "output"] + lines.map(String.init) + [fence]).map { line in
      line.isEmpty ? prefix.trimmingTrailingSpaces : prefix + line
    }
  }

  /// Holds the new text to its purpose: the same cells, each with what it computed, those in `stale`
  /// to the letter.
  private func confirm(_ text: String, records stale: Set<Int>) throws(AcceptanceError) {
    let reread: Chapter
    do {
      reread = try Chapter(SourceText(path: chapter.path, text: text))
    } catch {
      throw AcceptanceError.notRecordable(path: chapter.path, line: error.all.first?.line ?? 1)
    }
    let isSame = reread.cells.map(\.code) == chapter.cells.map(\.code)
    let wrong = zip(reread.cells, result.cells).first { cell, result in
      stale.contains(cell.index)
        && (cell.recordedText ?? "") != result.recordedText(for: cell.options)
    }
    let left = RunChapter(chapter: reread, result: result).unrecorded.first
    guard isSame, wrong == nil, left == nil else {
      let line = wrong?.0.recorded?.lines.lowerBound ?? left?.line ?? 1
      throw AcceptanceError.notRecordable(path: chapter.path, line: line)
    }
  }
}

/// Why outputs cannot be recorded.
public enum AcceptanceError: Error, Equatable, CustomStringConvertible {
  /// Cells failed; a failure is never recorded.
  case failed([Diagnostic])
  /// The output cannot be written into a fence so that it reads back.
  case notRecordable(path: String, line: Int)

  /// What to tell the author.
  public var diagnostics: [Diagnostic] {
    switch self {
    case .failed(let diagnostics):
      diagnostics
    case .notRecordable(let path, let line):
      [
        Diagnostic(
          path: path, line: line,
          message: "the output of this cell cannot be written into the Markdown so that it reads "
            + "back the same: move the cell out of its list or quote")
      ]
    }
  }

  public var description: String { Diagnostics(diagnostics).description }
}

/// A file's lines, edited by their numbers; lines that no edit names keep every byte.
private struct LineEditor {
  private var prologue: Substring
  private var lines: [String]
  private let ending: String
  private let endsWithoutNewline: Bool

  init(_ source: SourceText) {
    ending = source.lineEnding
    prologue = source.text[..<(source.lines.first?.startIndex ?? source.text.endIndex)]
    lines = zip(source.lines, source.lineEndings).map { String($0) + $1 }
    endsWithoutNewline = source.lineEndings.last?.isEmpty ?? false
  }

  mutating func replace(_ range: ClosedRange<Int>, with new: [String]) {
    let isLast = range.upperBound == lines.count
    lines.replaceSubrange(
      range.lowerBound - 1..<range.upperBound, with: new.map { $0 + ending })
    // Where the fence is taken away, the text before it is the end, as it is.
    if isLast, !new.isEmpty { keepEnd() }
  }

  mutating func insert(_ new: [String], after line: Int) {
    let isLast = line == lines.count
    if isLast, endsWithoutNewline { lines[line - 1] += ending }
    lines.insert(contentsOf: new.map { $0 + ending }, at: line)
    if isLast { keepEnd() }
  }

  /// A file that ended without a line ending still does.
  private mutating func keepEnd() {
    guard endsWithoutNewline, let last = lines.last, last.hasSuffix(ending) else { return }
    lines[lines.count - 1] = String(last.dropLast(ending.count))
  }

  var text: String { prologue + lines.joined() }
}

extension String {
  fileprivate var trimmingTrailingSpaces: String {
    var text = Substring(self)
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return String(text)
  }
}
