/// Cuts Swift source into tokens, for highlighting and for finding where statements begin. It
/// knows the lexical grammar (The Swift Programming Language, "Lexical Structure"), not the
/// language: any text gives tokens.
public struct SwiftLexer {
  private let bytes: [UInt8]
  private var position = 0
  private var tokens: [SwiftToken] = []

  /// The tokens of `source`, in order; joined they are `source`.
  public static func tokens(of source: String) -> [SwiftToken] {
    var lexer = SwiftLexer(bytes: Array(source.utf8))
    lexer.lex(untilClosingParenthesis: false)
    return lexer.tokens
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private func byte(_ ahead: Int = 0) -> UInt8? {
    let index = position + ahead
    return index < bytes.count ? bytes[index] : nil
  }

  private func starts(with text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard position + count <= bytes.count else { return false }
    return (0..<count).allSatisfy { bytes[position + $0] == text.utf8Start[$0] }
  }

  private mutating func emit(_ kind: SwiftToken.Kind, from start: Int) {
    guard position > start else { return }
    tokens.append(SwiftToken(kind, String(decoding: bytes[start..<position], as: UTF8.self)))
  }

  /// Lexes to the end, or to the parenthesis that closes an interpolation, which stays unread.
  private mutating func lex(untilClosingParenthesis: Bool) {
    var depth = 0
    while let current = byte() {
      let start = position
      switch current {
      case _ where current.isSpace:
        while let next = byte(), next.isSpace { position += 1 }
        emit(.whitespace, from: start)
      case UInt8(ascii: "/") where starts(with: "//"):
        while let next = byte(), next != UInt8(ascii: "\n") { position += 1 }
        emit(.comment, from: start)
      case UInt8(ascii: "/") where starts(with: "/*"):
        skipBlockComment()
        emit(.comment, from: start)
      case UInt8(ascii: "/") where regexMayStart && skipRegex():
        emit(.regex, from: start)
      case UInt8(ascii: "\""):
        lexString(poundSigns: 0)
      case UInt8(ascii: "#"):
        lexPoundSign()
      case UInt8(ascii: "@"):
        position += 1
        skipIdentifier()
        emit(.attribute, from: start)
      case UInt8(ascii: "`"):
        position += 1
        while let next = byte(), next != UInt8(ascii: "`"), next != UInt8(ascii: "\n") {
          position += 1
        }
        if byte() == UInt8(ascii: "`") { position += 1 }
        emit(.identifier, from: start)
      case _ where current.isDigit:
        skipNumber()
        emit(.number, from: start)
      case _ where current.startsIdentifier:
        skipIdentifier()
        emit(kindOfWord(from: start), from: start)
      case UInt8(ascii: "("):
        depth += 1
        position += 1
        emit(.punctuation, from: start)
      case UInt8(ascii: ")"):
        if untilClosingParenthesis, depth == 0 { return }
        depth -= 1
        position += 1
        emit(.punctuation, from: start)
      case _ where current.isOperator:
        while let next = byte(), next.isOperator, !(position > start && startsComment) {
          position += 1
        }
        emit(.operator, from: start)
      default:
        position += 1
        emit(.punctuation, from: start)
      }
    }
  }

  private var startsComment: Bool { starts(with: "//") || starts(with: "/*") }

  private mutating func skipIdentifier() {
    while let next = byte(), next.continuesIdentifier { position += 1 }
  }

  private mutating func skipNumber() {
    while let next = byte() {
      let isExponentSign =
        (next == UInt8(ascii: "+") || next == UInt8(ascii: "-"))
        && [UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "p")].contains(bytes[position - 1])
        && bytes[position - 2].isDigit
      let isFraction = next == UInt8(ascii: ".") && (byte(1)?.isDigit ?? false)
      guard next.continuesIdentifier || isExponentSign || isFraction else { return }
      position += 1
    }
  }

  private mutating func skipBlockComment() {
    var depth = 0
    while byte() != nil {
      if starts(with: "/*") {
        depth += 1
        position += 2
      } else if starts(with: "*/") {
        depth -= 1
        position += 2
        if depth == 0 { return }
      } else {
        position += 1
      }
    }
  }

  private func kindOfWord(from start: Int) -> SwiftToken.Kind {
    let word = String(decoding: bytes[start..<position], as: UTF8.self)
    let followsDot = start > 0 && bytes[start - 1] == UInt8(ascii: ".")
    if !followsDot, SwiftKeyword.all.contains(word) { return .keyword }
    if bytes[start].isCapital { return .typeName }
    return followsDot || byte() == UInt8(ascii: "(") ? .call : .identifier
  }
}

// MARK: - Literals that open with a mark

extension SwiftLexer {
  /// `#if`, `#"raw"#`, `#/regex/#`.
  private mutating func lexPoundSign() {
    let start = position
    var count = 0
    while byte(count) == UInt8(ascii: "#") { count += 1 }
    switch byte(count) {
    case UInt8(ascii: "\""):
      lexString(poundSigns: count)
    case UInt8(ascii: "/"):
      position += count + 1
      while byte() != nil, !closes(UInt8(ascii: "/"), repeated: 1, poundSigns: count) {
        position += 1
      }
      position = min(position + 1 + count, bytes.count)
      emit(.regex, from: start)
    default:
      position += count
      skipIdentifier()
      emit(.directive, from: start)
    }
  }

  /// Whether `mark`, `repeated` times and then `poundSigns` times `#`, stands here.
  private func closes(_ mark: UInt8, repeated: Int, poundSigns: Int) -> Bool {
    (0..<repeated).allSatisfy { byte($0) == mark }
      && (0..<poundSigns).allSatisfy { byte(repeated + $0) == UInt8(ascii: "#") }
  }

  private mutating func lexString(poundSigns: Int) {
    var start = position
    position += poundSigns
    let marks = starts(with: "\"\"\"") ? 3 : 1
    position += marks
    while let current = byte() {
      if current == UInt8(ascii: "\n"), marks == 1 { break }
      if closes(UInt8(ascii: "\""), repeated: marks, poundSigns: poundSigns) {
        position += marks + poundSigns
        break
      }
      let isEscape =
        current == UInt8(ascii: "\\")
        && (0..<poundSigns).allSatisfy { byte(1 + $0) == UInt8(ascii: "#") }
      guard isEscape else {
        position += 1
        continue
      }
      position += 1 + poundSigns
      if byte() == UInt8(ascii: "(") {
        position += 1
        emit(.string, from: start)
        lex(untilClosingParenthesis: true)
        start = position
      } else if byte() != nil, byte() != UInt8(ascii: "\n") {
        position += 1
      }
    }
    emit(.string, from: start)
  }

  /// A slash starts a regex where an operand may stand: after an operator, an opening bracket or a
  /// comma, or at the start of a statement.
  private var regexMayStart: Bool {
    let next = byte(1)
    guard next != UInt8(ascii: " "), next != UInt8(ascii: "\n"), next != nil else { return false }
    guard let last = tokens.last(where: { $0.kind != .whitespace && $0.kind != .comment }) else {
      return true
    }
    switch last.kind {
    case .operator: return true
    case .keyword: return last.text != "self" && last.text != "nil"
    case .punctuation: return last.text != ")" && last.text != "]" && last.text != "}"
    default: return false
    }
  }

  private mutating func skipRegex() -> Bool {
    var end = position + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") {
      if bytes[end] == UInt8(ascii: "/") {
        position = end + 1
        return true
      }
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    return false
  }
}

extension UInt8 {
  fileprivate var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
  fileprivate var isCapital: Bool { (0x41...0x5A).contains(self) }
  fileprivate var startsIdentifier: Bool {
    isCapital || (0x61...0x7A).contains(self) || self == UInt8(ascii: "_")
      || self == UInt8(ascii: "$") || self >= 0x80
  }
  fileprivate var continuesIdentifier: Bool { startsIdentifier || isDigit }
  fileprivate var isOperator: Bool {
    switch self {
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "/"),
      UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "!"),
      UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "^"), UInt8(ascii: "~"),
      UInt8(ascii: "?"), UInt8(ascii: "%"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}
