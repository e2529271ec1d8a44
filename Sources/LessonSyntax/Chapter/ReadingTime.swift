/// How long reading a chapter takes, as a reader may expect: the same for the same text, everywhere.
///
/// 200 words a minute of a language that puts spaces between words (Brysbaert, 2019, found 238 in
/// English prose; a lesson is read slower), 500 characters a minute of Korean, Chinese and Japanese, 20
/// lines of code a minute. A formula in the text counts as one word, one by itself as ten. Outputs,
/// folded or hidden code and the answers to exercises are not counted.
public struct ReadingTime: Equatable, Sendable {
  /// At least 1.
  public let minutes: Int

  init(of chapter: Chapter) {
    var milliseconds = Self.milliseconds(of: chapter.blocks)
    for cell in chapter.cells where cell.options.isRead {
      milliseconds += Self.milliseconds(ofCode: cell.code)
    }
    minutes = max(1, (milliseconds + 30_000) / 60_000)
  }

  private static func milliseconds(of blocks: [Block]) -> Int {
    blocks.reduce(0) { $0 + milliseconds(of: $1) }
  }

  private static func milliseconds(of block: Block) -> Int {
    switch block.kind {
    case .paragraph(let inlines), .heading(_, _, let inlines): milliseconds(of: inlines)
    case .code(_, let text): milliseconds(ofCode: text)
    case .table(let table):
      ([table.header] + table.rows).joined().reduce(0) { $0 + milliseconds(of: $1) }
    case .figure(_, _, let caption): milliseconds(ofText: caption)
    case .quote, .callout, .list: milliseconds(of: block.inner)
    case .html, .thematicBreak, .cell: 0
    }
  }

  private static func milliseconds(of inlines: [Inline]) -> Int {
    inlines.reduce(0) { sum, inline in
      switch inline {
      case .text(let text), .code(let text): sum + milliseconds(ofText: text)
      case .math(let span): sum + (span.isDisplay ? 10 : 1) * word
      case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines),
        .link(_, _, let inlines), .claim(_, let inlines):
        sum + milliseconds(of: inlines)
      case .softBreak, .lineBreak, .html, .taskBox, .footnote, .image: sum
      }
    }
  }

  private static let word = 60_000 / 200
  private static let character = 60_000 / 500
  private static let codeLine = 60_000 / 20

  private static func milliseconds(ofCode code: String) -> Int {
    let lines = code.split(separator: "\n").count { $0.contains { !$0.isWhitespace } }
    return lines * codeLine
  }

  private static func milliseconds(ofText text: String) -> Int {
    var (words, characters) = (0, 0)
    var isInWord = false
    for scalar in text.unicodeScalars {
      if scalar.isReadByCharacter {
        characters += 1
        isInWord = false
      } else if scalar.isSpace {
        isInWord = false
      } else if !isInWord, scalar.isOfWord {
        words += 1
        isInWord = true
      }
    }
    return words * word + characters * character
  }
}

extension CellOptions {
  /// The page shows the code without being asked.
  fileprivate var isRead: Bool {
    switch role {
    case .lesson, .exercise: visibility == .shown
    case .solution, .wrong: false
    }
  }
}

extension Unicode.Scalar {
  /// It is of Hangul, kana or Han.
  fileprivate var isReadByCharacter: Bool {
    guard value >= 0x1100 else { return false }
    return switch value {
    case 0x1100...0x11FF, 0x3040...0x30FF, 0x3130...0x318F, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }

  // Looking up what a character is takes longer than most of a text is worth.
  fileprivate var isSpace: Bool { isASCII ? value <= 0x20 : properties.isWhitespace }

  fileprivate var isOfWord: Bool {
    guard isASCII else { return properties.isAlphabetic || properties.numericType != nil }
    return (0x30...0x39).contains(value) || (0x61...0x7A).contains(value | 0x20)
  }
}
