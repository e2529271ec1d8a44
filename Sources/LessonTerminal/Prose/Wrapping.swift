/// Breaks words into lines of at most `width` columns, each as full as it gets. Korean breaks at
/// spaces, as it is written; inside a word only where the word alone is wider than a line.
enum Wrapping {
  static func lines(of words: [Word], width: Int) -> [StyledText] {
    var lines: [StyledText] = []
    var line = StyledText()
    var column = 0
    func endLine() {
      lines.append(line)
      line = StyledText()
      column = 0
    }
    func append(_ text: StyledText, width: Int) {
      line.append(text)
      column += width
    }
    for (index, word) in words.enumerated() {
      if word.startsLine, index > 0 { endLine() }
      var gap = line.isEmpty ? StyledText() : word.gap
      let wordWidth = word.text.width
      if column + gap.width + wordWidth <= width {
        append(gap + word.text, width: gap.width + wordWidth)
      } else if wordWidth <= width {
        endLine()
        append(word.text, width: wordWidth)
      } else {
        for part in word.parts(width: width) {
          let partWidth = part.width
          // The space at the end of a part may stand out: it is not written.
          if !line.isEmpty, column + gap.width + part.visibleWidth > width { endLine() }
          if line.isEmpty { gap = StyledText() }
          append(gap + part, width: gap.width + partWidth)
          gap = StyledText()
        }
      }
    }
    if !words.isEmpty { endLine() }
    return lines
  }
}

extension StyledText {
  fileprivate var visibleWidth: Int { spans.last?.text.last == " " ? width - 1 : width }
}
