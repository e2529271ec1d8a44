import LessonSyntax

extension [Inline] {
  /// The start of a paragraph: as many whole sentences as `count` characters hold, or the first one
  /// where that is up to twice as long, or else as many whole words, and `…`.
  func firstSentences(upTo count: Int) -> [Inline] {
    let inlines = joined
    var ends: [Place] = []
    var wordEnd: Place?
    var length = 0
    for (index, inline) in inlines.enumerated() {
      guard case .text(let text) = inline else {
        length += [inline].plainText.count
        if length <= count { wordEnd = Place(inline: index + 1, length: 0, total: length) }
        continue
      }
      let characters = [Character](text)
      for place in characters.indices {
        let here = Place(inline: index, length: place, total: length + place)
        if characters[place].isWhitespace, here.total <= count, place > 0 { wordEnd = here }
        if characters.endsSentence(at: place) { ends.append(here.next) }
      }
      length += characters.count
    }
    guard length > count else { return inlines }
    let end = ends.last { $0.total <= count } ?? ends.first { $0.total <= 2 * count }
    if let end { return inlines.prefix(to: end) }
    guard let wordEnd else { return inlines }
    return inlines.prefix(to: wordEnd) + [.text("…")]
  }

  /// Line breaks as spaces, and texts that follow each other as one.
  private var joined: [Inline] {
    var result: [Inline] = []
    for inline in self {
      let text: String
      switch inline {
      case .text(let own): text = own
      case .softBreak, .lineBreak: text = " "
      default:
        result.append(inline)
        continue
      }
      if case .text(let before)? = result.last {
        result[result.count - 1] = .text(before + text)
      } else {
        result.append(.text(text))
      }
    }
    return result
  }

  private func prefix(to place: Place) -> [Inline] {
    var start = Array(prefix(place.inline))
    if indices.contains(place.inline), case .text(let text) = self[place.inline], place.length > 0 {
      start.append(.text(String(text.prefix(place.length))))
    }
    return start
  }
}

/// A place in a paragraph: in which of its pieces, behind how many of that one's characters, and of
/// all.
private struct Place {
  var inline: Int
  var length: Int
  var total: Int

  var next: Place { Place(inline: inline, length: length + 1, total: total + 1) }
}

extension [Character] {
  /// Whether the character at `place` is the last of a sentence: a full stop or its kind, with a space
  /// behind it and then no small letter, and no abbreviation such as `e.g.` or a single letter before
  /// it.
  fileprivate func endsSentence(at place: Int) -> Bool {
    switch self[place] {
    case "。", "！", "？": return true
    case ".", "!", "?", "…": break
    default: return false
    }
    let rest = self[(place + 1)...]
    guard let space = rest.first else { return false }
    guard space.isWhitespace, rest.first(where: { !$0.isWhitespace })?.isLowercase != true else {
      return false
    }
    let word = self[..<place].reversed().prefix { !$0.isWhitespace }
    return word.count > 1 && !word.contains(".")
  }
}
