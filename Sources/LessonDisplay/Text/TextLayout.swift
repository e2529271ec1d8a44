internal import TextColumns

extension String {
  /// The text on one line, without spaces around it: line breaks and tabs become spaces,
  /// what has no width is dropped.
  var onOneLine: String {
    var line = ""
    for character in self {
      if character.isNewline || character == "\t" {
        line += " "
      } else if DisplayWidth.of(character) > 0 {
        line.append(character)
      }
    }
    guard let first = line.firstIndex(where: { $0 != " " }),
      let last = line.lastIndex(where: { $0 != " " })
    else { return "" }
    return String(line[first...last])
  }

  /// Words on lines of at most so many columns; a longer word is cut.
  func wrapped(to columns: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in onOneLine.split(separator: " ") {
      let width = DisplayWidth.of(word)
      if !line.isEmpty {
        if used + 1 + width <= columns {
          line += " " + word
          used += 1 + width
          continue
        }
        lines.append(line)
        (line, used) = ("", 0)
      }
      for character in word {
        let width = DisplayWidth.of(character)
        if used + width > columns {
          lines.append(line)
          (line, used) = ("", 0)
        }
        line.append(character)
        used += width
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  /// The text, its end replaced by `...` if it has more columns than allowed.
  func clipped(to columns: Int) -> String {
    guard DisplayWidth.of(self) > columns else { return self }
    var kept = ""
    var used = 0
    for character in self {
      used += DisplayWidth.of(character)
      if used > columns - 3 { break }
      kept.append(character)
    }
    return kept + "..."
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

  var withoutTrailingSpaces: String {
    String(self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)])
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
