import CellProtocol
import LessonRunner
import LessonSyntax
import LessonTerminal
import Testing

/// What holds for every page, tried on random ones.
struct PageProperties {
  @Test(arguments: [40, 80], [false, true])
  func everyPage(width: Int, color: Bool) throws {
    for seed in 1...100 {
      var author = Author(seed: UInt64(seed))
      let markdown = author.chapter()
      let chapter = try Chapter(markdown: markdown)
      let results = chapter.cells.map { _ in author.result() }
      let drawn = try page(markdown, width: width, color: color, results: results)
      if !color { #expect(!drawn.utf8.contains(0x1B)) }
      let text = drawn.withoutColors
      #expect(!text.utf8.contains(0x1B))
      #expect(drawn.isEmpty || drawn.hasSuffix("\n"))
      var blank: Substring?
      for (index, line) in text.lines.enumerated() {
        // The author's words are all narrower than the narrowest room.
        #expect(line.columns <= width, "line \(index + 1) of seed \(seed): \(line)")
        #expect(!line.hasSuffix(" "), "line \(index + 1) of seed \(seed): \(line)|")
        let isBlank = line.allSatisfy { $0 == " " || $0 == "│" }
        if isBlank {
          #expect(index > 0 && blank == nil, "line \(index + 1) of seed \(seed)\n\(text)")
        }
        blank = isBlank ? line : nil
      }
      #expect(blank == nil, "a blank line ends seed \(seed)\n\(text)")
      #expect(try page(markdown, width: width, color: color, results: results) == drawn)
    }
  }

  @Test func noWordIsLost() throws {
    for seed in 1...100 {
      var author = Author(seed: UInt64(seed))
      let words = (0..<200).map { _ in author.word() }
      let drawn = try page(words.joined(separator: " "), width: 40)
      #expect(drawn.split { $0 == " " || $0 == "\n" }.map(String.init) == words)
    }
  }
}

/// Writes chapters at random, the same from the same seed.
private struct Author {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  /// Numerical Recipes' linear congruential generator.
  private mutating func roll(_ sides: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(truncatingIfNeeded: state >> 33) % sides
  }

  private static let words = [
    "a", "layer", "gradient,", "backpropagation", "층", "기울기", "역전파는", "입력층으로", "勾配", "ニューロン",
    "（全角）", "🙂", "그렇다.", "(so)", "—", "x", "y:",
  ]

  mutating func word() -> String { Self.words[roll(Self.words.count)] }

  private mutating func inlines(most: Int) -> String {
    (0...roll(most)).map { _ in
      switch roll(12) {
      case 0: "*\(word()) \(word())*"
      case 1: "**\(word())**"
      case 2: "`let x = y`"
      case 3: "[\(word())](other.md)"
      case 4: "[\(word())](http://a.b)"
      case 5: "![\(word()) \(word())](i.png)"
      default: word()
      }
    }.joined(separator: roll(6) == 0 ? "\n" : " ")
  }

  private mutating func block(depth: Int) -> String {
    switch roll(depth > 0 ? 11 : 7) {
    case 0: return "#\(String(repeating: "#", count: roll(4))) \(word()) \(word())"
    case 1: return "```\n\(word())\n```"
    case 2: return "```swift\nlet x = 1\n```"
    case 3: return "***"
    case 4: return "<!-- \(word()) -->"
    case 7, 8: return list(depth: depth - 1)
    case 9, 10:
      let quoted = blocks(depth: depth - 1, most: 3)
      return quoted.split(separator: "\n", omittingEmptySubsequences: false)
        .map { "> \($0)" }.joined(separator: "\n")
    default: return inlines(most: 40)
    }
  }

  private mutating func list(depth: Int) -> String {
    let isOrdered = roll(2) == 0
    let start = roll(100)
    let gap = roll(2) == 0 ? "\n\n" : "\n"
    let count = roll(4)
    return (0...count).map { index in
      let marker = isOrdered ? "\(start + index). " : "- "
      let indent = String(repeating: " ", count: marker.count)
      let item = blocks(depth: depth, most: 2)
      return marker
        + item.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated().map {
          $0.offset == 0 || $0.element.isEmpty ? "\($0.element)" : indent + $0.element
        }
        .joined(separator: "\n")
    }.joined(separator: gap)
  }

  private mutating func blocks(depth: Int, most: Int) -> String {
    let count = roll(most)
    return (0...count).map { _ in block(depth: depth) }.joined(separator: "\n\n")
  }

  mutating func chapter() -> String { blocks(depth: 3, most: 12) + "\n" }

  mutating func result() -> CellResult {
    let failure = CellFailure(
      kind: .trap, line: 1 + roll(30), message: "\(word()) \(word()) \(word())",
      excerpt: ["x", "^"])
    return switch roll(4) {
    case 0: .failed(failure)
    case 1: CellResult()
    default:
      .ran(
        .printed(word() + "\n"), .value(text: word() + "\n" + word(), html: ""),
        shapes: (1...60).map { LineShape($0, [$0, 3]) })
    }
  }
}
