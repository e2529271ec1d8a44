import Foundation

/// The words by which a text is found. `search-engine.js` takes a reader's question apart in the same
/// way.
///
/// Letters are made small. A word is a run of Korean syllables; or of Chinese and Japanese characters,
/// of which every two neighbours count as one; or of other letters and digits. Single letters and
/// numbers below four digits are none.
struct SearchWords {
  private enum Script {
    case none, letters, korean, chinese
  }

  private var script = Script.none
  /// The run so far.
  private var run: [UInt8] = []
  private var length = 0
  private var hasLetter = false
  private var previous: Unicode.Scalar?
  private var followsLetters = false

  /// Calls `take` with the UTF-8 of each word, in order.
  static func visit(_ text: String, take: ([UInt8]) -> Void) {
    var words = SearchWords()
    var text = text
    let isDone = text.withUTF8 { bytes in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return false }
      words.add(bytes, take)
      return true
    }
    if !isDone { for scalar in composed(text).unicodeScalars { words.add(scalar, take) } }
    words.end(take)
  }

  /// The text with each letter and its accents as one character, where there is one.
  private static func composed(_ text: String) -> String {
    // Accents and Korean letters that are parts of a syllable.
    let isApart = text.unicodeScalars.contains { scalar in
      scalar.value >= 0x300 && (scalar.value < 0x370 || 0x1100..<0x1200 ~= scalar.value)
    }
    return isApart ? text.precomposedStringWithCanonicalMapping : text
  }

  private static func script(of scalar: Unicode.Scalar) -> Script {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return .letters
    case ..<0x80: return .none
    case 0xAC00...0xD7A3: return .korean
    case 0x3041...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF: return .chinese
    default: return scalar.isPartOfWord ? .letters : .none
    }
  }

  /// Adds a text in ASCII, as most English is, run by run.
  private mutating func add(_ text: UnsafeBufferPointer<UInt8>, _ take: ([UInt8]) -> Void) {
    var rest = text[...]
    while let start = rest.firstIndex(where: Self.isOfWord) {
      rest = rest[start...]
      let word = rest.prefix(while: Self.isOfWord)
      script = .letters
      length = word.count
      hasLetter = word.contains { $0 > 0x39 }
      // Makes letters small, and leaves digits.
      for byte in word { run.append(byte | 0x20) }
      end(take)
      rest = rest[word.endIndex...]
    }
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    0x61...0x7A ~= byte | 0x20 || 0x30...0x39 ~= byte
  }

  private mutating func add(_ scalar: Unicode.Scalar, _ take: ([UInt8]) -> Void) {
    let next = Self.script(of: scalar)
    if next != script {
      let ended = script
      end(take)
      followsLetters = ended == .letters && next == .korean
      script = next
    }
    switch next {
    case .none: return
    case .chinese:
      if let previous { take(Array(previous.utf8) + Array(scalar.utf8)) }
      previous = scalar
      length += 1
    case .korean:
      run.append(contentsOf: scalar.utf8)
    case .letters:
      length += 1
      switch scalar.value {
      case ..<0x80:
        run.append(UInt8(scalar.value) | 0x20)
        if scalar.value > 0x39 { hasLetter = true }
      default:
        run.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
        hasLetter = true
      }
    }
  }

  /// The run is over.
  private mutating func end(_ take: ([UInt8]) -> Void) {
    switch script {
    case .none: break
    case .chinese:
      if length == 1, let previous { take(Array(previous.utf8)) }
    case .korean:
      // What stands behind `ReLU` in `ReLU는`.
      if !(followsLetters && WordForms.isEnding(run)) { take(run) }
    case .letters:
      if length >= (hasLetter ? 2 : 4) {
        take(run)
      }
    }
    run.removeAll(keepingCapacity: true)
    length = 0
    hasLetter = false
    previous = nil
    followsLetters = false
    script = .none
  }
}

extension Unicode.Scalar {
  /// A letter, a digit, or a mark on one: `[\p{Alphabetic}\p{N}\p{M}]` of a script's expressions.
  var isPartOfWord: Bool {
    if properties.isAlphabetic { return true }
    return switch properties.generalCategory {
    case .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
      true
    default: false
    }
  }
}
