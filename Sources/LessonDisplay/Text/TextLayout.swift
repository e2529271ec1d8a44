extension String {
  /// The text on one line: line breaks and tabs become spaces, other controls are dropped.
  var onOneLine: String {
    var line = ""
    for character in self {
      if character.isNewline || character == "\t" {
        line += " "
      } else if DisplayWidth.of(character) > 0 {
        line.append(character)
      }
    }
    return line
  }

  /// Words on lines of at most so many columns; a longer word is cut.
  func wrapped(to columns: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in onOneLine.split(separator: " ") {
      let needed = DisplayWidth.of(line) + (line.isEmpty ? 0 : 1) + DisplayWidth.of(word)
      if needed <= columns {
        line += (line.isEmpty ? "" : " ") + word
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = ""
      for character in word {
        if DisplayWidth.of(line) + DisplayWidth.of(character) > columns {
          lines.append(line)
          line = ""
        }
        line.append(character)
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  /// The text, its end replaced by `...` if it has more columns than allowed.
  func clipped(to columns: Int) -> String {
    guard DisplayWidth.of(self) > columns else { return self }
    var kept = ""
    for character in self {
      if DisplayWidth.of(kept) + DisplayWidth.of(character) > max(columns - 3, 0) { break }
      kept.append(character)
    }
    return kept + String(repeating: ".", count: min(3, columns - DisplayWidth.of(kept)))
  }

  func padded(to columns: Int) -> String {
    self + String(repeating: " ", count: max(columns - DisplayWidth.of(self), 0))
  }

  func leftPadded(to columns: Int) -> String {
    String(repeating: " ", count: max(columns - DisplayWidth.of(self), 0)) + self
  }

  /// Centred in so many columns, without spaces at the end.
  func centred(in columns: Int) -> String {
    String(repeating: " ", count: max(columns - DisplayWidth.of(self), 0) / 2) + self
  }
}

/// Items side by side on lines of at most so many columns, three spaces apart.
func flowed(_ items: [String], columns: Int) -> [String] {
  var lines: [String] = []
  for item in items.map({ $0.clipped(to: columns) }) {
    if let last = lines.last, DisplayWidth.of(last) + 3 + DisplayWidth.of(item) <= columns {
      lines[lines.count - 1] += "   " + item
    } else {
      lines.append(item)
    }
  }
  return lines
}
