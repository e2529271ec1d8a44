extension SourceText {
  /// What CommonMark reads: the lines with `\n`, the front matter's left blank so that line numbers
  /// stay.
  func markdown(frontMatterLines: Int) -> String {
    // As most files are: then both texts are one in memory.
    if frontMatterLines == 0, !hasByteOrderMark, text.utf8.last == UInt8(ascii: "\n"),
      !text.hasBytes("\r")
    {
      return text
    }
    var text = String(repeating: "\n", count: frontMatterLines)
    for line in lines.dropFirst(frontMatterLines) {
      text += line
      text += "\n"
    }
    return text
  }

  /// What stands before the closing fence of a fenced block, opening to closing fence on `lines`;
  /// nil where the block is not closed.
  func closingFencePrefix(of lines: ClosedRange<Int>) -> String? {
    guard lines.count > 1, lines.upperBound <= self.lines.count else { return nil }
    let opening = self.lines[lines.lowerBound - 1]
    let (prefix, content) = self.lines[lines.upperBound - 1].splitContainerPrefix()
    guard let mark = content.first, mark == "`" || mark == "~",
      opening.contains(String(repeating: mark, count: 3)),
      content.trimmedTrailingSpace().allSatisfy({ $0 == mark }), content.count >= 3
    else { return nil }
    return String(prefix)
  }

  /// What stands behind the first word of the fence on `line`, as the author wrote it: CommonMark
  /// would take the backslashes of a formula for escapes.
  package func options(ofFenceOn line: Int) -> Substring {
    let text = lines[line - 1]
    guard let fence = text.firstRange(of: "```") ?? text.firstRange(of: "~~~") else { return "" }
    let info = text[fence.upperBound...].drop { $0 == "`" || $0 == "~" || $0.isWhitespace }
    return info.drop { !$0.isWhitespace }
  }

  /// Whether `line`, of a paragraph, was meant to open a cell: CommonMark reads no fence of backticks
  /// with a backtick behind them.
  func hasBrokenFence(onLine line: Int) -> Bool {
    guard lines.indices.contains(line - 1), lines[line - 1].hasBytes("```swift "),
      let fence = lines[line - 1].firstRange(of: "```swift ")
    else { return false }
    let text = lines[line - 1]
    return text[..<fence.lowerBound].allSatisfy { " \t>-*+.)`".contains($0) || $0.isNumber }
      && text[fence.upperBound...].contains("=\"") && text[fence.upperBound...].contains("`")
  }
}
