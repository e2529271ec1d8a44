/// Sentences as words and back, in any script that parts words by spaces.
///
/// Words lie between white space. Punctuation at their ends is a word of its own: `.,;:!?…` and their
/// East Asian forms, brackets and quotation marks. What stands inside a word stays: `don't`, `3.14`,
/// `self-made`.
///
///     Words.split("\"안녕, 세상!\"")     // ["\"", "안녕", ",", "세상", "!", "\""]
public enum Words {
  public static func split(_ sentence: String) -> [String] {
    sentence.split(whereSeparator: \.isWhitespace).flatMap { part in
      var (before, word, after): ([String], Substring, [String]) = ([], part, [])
      while let first = word.first, opens(first) || first == "\"" {
        before.append(String(first))
        word.removeFirst()
      }
      while let last = word.last, closes(last) || last == "\"" {
        after.insert(String(last), at: 0)
        word.removeLast()
      }
      return before + (word.isEmpty ? [] : [String(word)]) + after
    }
  }

  /// Words with single spaces between them, none before closing and after opening punctuation. Of
  /// straight quotation marks, every second one closes.
  public static func join(_ words: [String]) -> String {
    var result = ""
    var isGlued = true
    var isQuoted = false
    for word in words {
      let mark = word.count == 1 ? word.first! : nil
      var (isOpening, isClosing) = (mark.map(opens) ?? false, mark.map(closes) ?? false)
      if mark == "\"" {
        (isOpening, isClosing) = (!isQuoted, isQuoted)
        isQuoted.toggle()
      }
      if !isGlued && !isClosing { result += " " }
      result += word
      isGlued = isOpening
    }
    return result
  }

  /// Whether there is a letter or a digit in it: punctuation is left where it is.
  static func isWord(_ word: String) -> Bool { word.contains { $0.isLetter || $0.isNumber } }

  private static func opens(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    switch scalar.properties.generalCategory {
    case .openPunctuation, .initialPunctuation: return true
    default: return "¿¡".contains(character)
    }
  }

  private static func closes(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    switch scalar.properties.generalCategory {
    case .closePunctuation: return true
    // An apostrophe inside a word is never at its end; at the end it may be either.
    case .finalPunctuation: return true
    default: return ".,;:!?…。、，．；：！？".contains(character)
    }
  }
}
