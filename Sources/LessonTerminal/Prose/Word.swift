/// What stays together when running text is wrapped, with the space before it.
struct Word: Equatable {
  /// The space between it and the word before it, empty at the start of a line that the author began.
  var gap: StyledText

  var text: StyledText

  /// It is code, a formula or an address: where it is wider than a line it stands out over the edge,
  /// for someone will want to copy it whole.
  var isSolid: Bool

  /// A line starts here, however much room is left.
  var startsLine: Bool

  /// Closing marks that pile up higher than this, a row of dots say, are cut too.
  private static let widestPart = 4

  /// The parts into which it may be cut where it is wider than a line: characters, each with the
  /// closing marks behind it, or what stands between the spaces of a solid word.
  var parts: [StyledText] {
    var parts: [StyledText] = []
    for span in text.spans {
      for character in span.text {
        let joins =
          isSolid
          ? parts.last?.endsWithSpace == false
          : character.closes && (parts.last?.width ?? 0) < Self.widestPart
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

extension StyledText {
  fileprivate var endsWithSpace: Bool { spans.last?.text.last == " " }
}

extension Character {
  /// It may not stand at the start of a line (JIS X 4051, "line-start prohibited"; the common ones).
  fileprivate var closes: Bool {
    switch self {
    case ".", ",", ":", ";", "!", "?", ")", "]", "}", "”", "’", "…",
      "。", "、", "，", "．", "：", "；", "！", "？", "）", "」", "』", "】", "〉", "》", "ー":
      true
    default: false
    }
  }
}
