import LessonSyntax

extension RunChapter {
  /// The chapter's text with outputs and claims recorded as they were computed. Only output fences and
  /// the texts of claims change: those that hold, or hold within their tolerance, stay as they are, to
  /// the byte, and so do outputs that are never compared and claims that are false.
  ///
  /// - Parameter taken: those of `changes` that are to be recorded; all where it is nil.
  /// - Throws: `AcceptanceError` where a cell failed, so that there is nothing to record, or where
  ///   the new text would not read back as what was computed.
  public func accepted(_ taken: [Change]? = nil) throws(AcceptanceError) -> String {
    guard result.hasEveryOutput else {
      throw AcceptanceError.failed(result.diagnostics(in: chapter))
    }
    let changes = changes
    let taken = taken ?? changes
    guard !taken.isEmpty else { return chapter.source.text }
    var editor = LineEditor(chapter.source)
    // From the end, so that no edit moves the place of another.
    let edits = taken.map(edit).sorted { $0.start > $1.start }
    for edit in edits { editor.apply(edit) }
    let text = editor.text
    try confirm(text, records: taken, leaves: changes.filter { !taken.contains($0) })
    return text
  }

  private func edit(_ change: Change) -> Edit {
    switch change {
    case .output(let difference):
      let cell = chapter.cells[difference.cell]
      let fence = Self.fence(around: difference.computed, prefix: cell.linePrefix)
      return cell.recorded.map { .lines($0.lines, fence) }
        ?? .insertion(fence, cell.lines.upperBound)
    case .claim(let difference):
      return .text(difference.range, difference.replacement)
    }
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

  /// Holds the new text to its purpose: the same cells and claims, each with what it computed, the
  /// outputs of `taken` to the letter, and only what is `left` as it was.
  private func confirm(
    _ text: String, records taken: [Change], leaves left: [Change]
  ) throws(AcceptanceError) {
    let reread: Chapter
    do {
      reread = try Chapter(SourceText(path: chapter.path, text: text))
    } catch {
      throw AcceptanceError.notRecordable(path: chapter.path, line: error.all.first?.line ?? 1)
    }
    let isSame =
      reread.cells.map(\.code) == chapter.cells.map(\.code)
      && reread.claims.map(\.expression) == chapter.claims.map(\.expression)
    guard isSame else { throw AcceptanceError.notRecordable(path: chapter.path, line: 1) }
    let cells = Set(taken.compactMap(\.cell))
    let wrong = zip(reread.cells, result.cells).first { cell, result in
      cells.contains(cell.index)
        && (cell.recordedText ?? "") != result.recordedText(for: cell.options)
    }
    let again = RunChapter(chapter: reread, result: result).changes
    let more = again.first { change in !left.contains { $0.isOfSamePlace(as: change) } }
    guard wrong == nil, more == nil, again.count == left.count else {
      let line = wrong?.0.recorded?.lines.lowerBound ?? more?.line ?? 1
      throw AcceptanceError.notRecordable(path: chapter.path, line: line)
    }
  }
}

extension Change {
  /// The index of the cell whose output it is.
  fileprivate var cell: Int? {
    if case .output(let difference) = self { difference.cell } else { nil }
  }

  fileprivate func isOfSamePlace(as other: Change) -> Bool {
    switch (self, other) {
    case (.output(let own), .output(let other)): own.cell == other.cell
    case (.claim(let own), .claim(let other)): own.claim == other.claim
    default: false
    }
  }
}

/// Why outputs cannot be recorded.
public enum AcceptanceError: Error, Equatable, CustomStringConvertible {
  /// Cells failed; a failure is never recorded.
  case failed([Diagnostic])
  /// The output cannot be written into a fence so that it reads back.
  case notRecordable(path: String, line: Int)
  /// The file is not what was run.
  case changedMeanwhile(path: String)

  /// What to tell the author.
  public var diagnostics: [Diagnostic] {
    switch self {
    case .failed(let diagnostics):
      diagnostics
    case .notRecordable(let path, let line):
      [
        Diagnostic(
          path: path, line: line,
          message:
            "what is computed here cannot be written into the Markdown so that it reads back "
            + "the same: move the cell or the claim out of its list or quote")
      ]
    case .changedMeanwhile(let path):
      [
        Diagnostic(
          path: path,
          message: "this file changed while its cells ran, so nothing is recorded: accept it again")
      ]
    }
  }

  public var description: String { Diagnostics(diagnostics).description }
}

/// A change of a file.
private enum Edit {
  /// Lines are replaced by others.
  case lines(ClosedRange<Int>, [String])
  /// Lines come behind a line.
  case insertion([String], Int)
  /// A piece of a line, or of several, is replaced.
  case text(Range<TextPlace>, String)

  var start: TextPlace {
    switch self {
    case .lines(let range, _): TextPlace(line: range.lowerBound, offset: 0)
    case .insertion(_, let line): TextPlace(line: line, offset: .max)
    case .text(let range, _): range.lowerBound
    }
  }
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

  mutating func apply(_ edit: Edit) {
    switch edit {
    case .lines(let range, let new): replace(range, with: new)
    case .insertion(let new, let line): insert(new, after: line)
    case .text(let range, let new): replace(range, with: new)
    }
  }

  private mutating func replace(_ range: Range<TextPlace>, with new: String) {
    let (start, end) = (range.lowerBound, range.upperBound)
    let before = lines[start.line - 1].utf8.prefix(start.offset)
    let after = lines[end.line - 1].utf8.dropFirst(end.offset)
    lines.replaceSubrange(
      start.line - 1..<end.line, with: [String(Substring(before)) + new + String(Substring(after))])
  }

  private mutating func replace(_ range: ClosedRange<Int>, with new: [String]) {
    let isLast = range.upperBound == lines.count
    lines.replaceSubrange(
      range.lowerBound - 1..<range.upperBound, with: new.map { $0 + ending })
    // Where the fence is taken away, the text before it is the end, as it is.
    if isLast, !new.isEmpty { keepEnd() }
  }

  private mutating func insert(_ new: [String], after line: Int) {
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
