extension SourceText {
  /// What CommonMark reads: the lines with `\n`, the front matter's left blank so that line numbers
  /// stay.
  func markdown(frontMatterLines: Int) -> String {
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
}
