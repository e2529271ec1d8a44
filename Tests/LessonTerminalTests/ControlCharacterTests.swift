import CellProtocol
import LessonRunner
import LessonTerminal
import Testing

struct ControlCharacterTests {
  private static let evil = "a\u{1B}[2Jb\u{7}c\u{8}d\u{7F}e\u{9B}f\u{202E}g"
  private static let tame = "a␛[2Jb␇c␈d␡e\u{FFFD}f\u{FFFD}g"

  @Test func outputsDoNotReachTheTerminalRaw() throws {
    let failure = CellFailure(
      kind: .trap, line: 2, message: Self.evil, excerpt: [Self.evil])
    let result = CellResult.failed(
      failure, .printed(Self.evil), .value(text: Self.evil, html: ""), .error(Self.evil))
    #expect(
      try page("```swift\nx\n```", results: [result]) == """
          x
          │ \(Self.tame)
          │ \(Self.tame)
          │ error, as meant: \(Self.tame)
          │ lessons/01.md:2: error: \(Self.tame)
          │ \(Self.tame)

        """)
  }

  @Test(arguments: [
    ("\u{0}", "␀"), ("\u{1B}", "␛"), ("\u{7F}", "␡"), ("\u{80}", "\u{FFFD}"),
    ("\u{9F}", "\u{FFFD}"),
    ("\u{2028}", "\u{FFFD}"), ("\u{202A}", "\u{FFFD}"), ("\u{202E}", "\u{FFFD}"),
    ("\u{2066}", "\u{FFFD}"), ("\u{2069}", "\u{FFFD}"), ("\u{A0}", "\u{A0}"), ("…", "…"),
    ("é", "é"),
  ])
  func eachByItself(character: String, shown: String) throws {
    #expect(
      try page("```swift\nx\n```", results: [.ran(.printed("층 \(character)a"))])
        == "  x\n  │ 층 \(shown)a\n")
  }

  @Test func theChapterDoesNotReachTheTerminalRaw() throws {
    let evil = Self.evil
    let text = """
      # \(evil)
      \(evil) *\(evil)* `\(evil)` [\(evil)](https://\(evil)) ![\(evil)](x)

          \(evil)

      ```swift
      let x = "\(evil)" // \(evil)
      ```
      """
    for color in [false, true] {
      let drawn = try page(text, color: color, results: [.ran()]).withoutColors
      #expect(
        drawn.unicodeScalars.allSatisfy { scalar in
          scalar == "\n" || scalar.properties.generalCategory != .control
        })
      #expect(!drawn.unicodeScalars.contains("\u{202E}"))
      #expect(drawn.contains("\"\(Self.tame)\" // \(Self.tame)"))
    }
  }

  @Test func tabsAreSpaces() throws {
    #expect(
      try page("```swift\n\tx\n```", results: [.ran(.printed("a\tb\n층\tc"))])
        == "      x\n  │ a       b\n  │ 층      c\n")
  }
}
