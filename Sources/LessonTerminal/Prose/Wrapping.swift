/// Breaks words into lines of at most `width` columns, each as full as it gets. Korean breaks at
/// spaces, as it is written; inside a word only where the word alone is wider than a line.
enum Wrapping {
  static func lines(of words: [Word], width: Int) -> [StyledText] {
    var lines: [StyledText] = []
    var line = StyledText()
    func endLine() {
      lines.append(line)
      line = StyledText()
    }
    for (index, word) in words.enumerated() {
      if word.startsLine, index > 0 { endLine() }
      let gap = line.isEmpty ? StyledText() : word.gap
      if line.width + gap.width + word.text.width <= width {
        line.append(gap)
        line.append(word.text)
      } else if word.text.width <= width {
        endLine()
        line = word.text
      } else {
        var space = gap
        for part in word.parts {
          // The space at the end of a part may stand out: it is not written.
          let visible = part.width - (part.spans.last?.text.last == " " ? 1 : 0)
          if !line.isEmpty, line.width + space.width + visible > width { endLine() }
          if !line.isEmpty { line.append(space) }
          line.append(part)
          space = StyledText()
        }
      }
    }
    if !words.isEmpty { endLine() }
    return lines
  }
}
