import LessonRunner
import LessonSyntax
import LessonTerminal
import Testing

/// The page of a chapter, drawn for a test.
func page(
  _ markdown: String, width: Int = 80, color: Bool = false, results: [CellResult] = []
) throws -> String {
  let chapter = try Chapter(SourceText(path: "lessons/01.md", text: markdown))
  let style = TerminalStyle(width: width, usesColor: color)
  let renderer = TerminalRenderer(chapter: chapter, style: style)
  return renderer.whole(ChapterResult(cells: results))
}

extension Chapter {
  init(markdown: String) throws(Diagnostics) {
    try self.init(path: "lessons/01.md", bytes: Array(markdown.utf8))
  }
}

extension CellResult {
  static func ran(_ outputs: CellOutput..., shapes: [LineShape] = []) -> CellResult {
    CellResult(status: .ran, outputs: outputs, shapes: shapes)
  }

  static func failed(_ failure: CellFailure, _ outputs: CellOutput...) -> CellResult {
    CellResult(status: .failed(failure), outputs: outputs)
  }
}

extension LineShape {
  init(_ line: Int, _ shape: [Int]) {
    self.init(line: line, name: "", shape: shape)
  }
}

extension String {
  var lines: [Substring] { split(separator: "\n", omittingEmptySubsequences: false).dropLast() }

  /// The text without the sequences that switch colours; what else begins with ESC stays.
  var withoutColors: String {
    replacing(/\u{1B}\[[0-9;]*m/, with: "")
  }
}

extension StringProtocol {
  /// The columns of the texts that the tests use, counted by a rule of their own: Hangul, CJK, kana
  /// and what is full width take two, and so does everything beyond the first plane.
  var columns: Int {
    reduce(0) { sum, character in
      switch character.unicodeScalars.first!.value {
      case 0x1100..<0x1200, 0x2E80..<0xD800, 0xF900..<0xFB00, 0xFF01..<0xFF61, 0x10000...: sum + 2
      default: sum + 1
      }
    }
  }
}
