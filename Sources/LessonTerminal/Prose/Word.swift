/// What stays together when running text is wrapped, with the space before it.
struct Word: Equatable {
  /// The space between it and the word before it, empty at the start of a line that the author began.
  var gap: StyledText

  var text: StyledText

  /// It is code, a formula or an address: where it is wider than a line it is cut at its spaces and
  /// behind its marks, as far as it has them.
  var isSolid: Bool

  /// A line starts here, however much room is left.
  var startsLine: Bool

  /// Closing marks that pile up higher than this, a row of dots say, are cut too.
  private static let widestPart = 4

  /// The parts into which it may be cut where it is wider than a line of `width` columns: characters,
  /// each with the closing marks behind it, or the parts of a solid word.
  func parts(width: Int) -> [StyledText] {
    guard isSolid else { return characters }
    return solidParts.flatMap { part in
      part.width <= width
        ? [part] : Word(gap: gap, text: part, isSolid: false, startsLine: false).characters
    }
  }

  /// What ends with spaces, or with marks that addresses and formulas have inside.
  private var solidParts: [StyledText] {
    var parts: [StyledText] = []
    var isOpen = false
    for span in text.spans {
      for character in span.text {
        let isMark = character == " " || character.divides
        if isOpen || isMark || character.closes, let last = parts.indices.last {
          parts[last].append(String(character), span.style)
        } else {
          parts.append(StyledText(String(character), span.style))
        }
        isOpen = !isMark
      }
    }
    return parts
  }

  private var characters: [StyledText] {
    var parts: [StyledText] = []
    for span in text.spans {
      for character in span.text {
        let joins = character.closes && (parts.last?.width ?? 0) < Self.widestPart
        if joins, let last = parts.indices.last {
          parts[last].append(String(character), span.style)
        } else {
          parts.append(StyledText(String(character), span.style))
        }
      }
    }
    return parts
  }
}

extension Character {
  /// A line may end behind it in an address or a formula.
  fileprivate var divides: Bool { "/?&=-_.,:;+#|".contains(self) }

  /// It may not stand at the start of a line (JIS X 4051, "line-start prohibited"; the common ones).
  var closes: Bool {
    switch self {
    case ".", ",", ":", ";", "!", "?", ")", "]", "}", "”", "’", "…",
      "。", "、", "，", "．", "：", "；", "！", "？", "）", "」", "』", "】", "〉", "》", "ー":
      true
    default: false
    }
  }
}
