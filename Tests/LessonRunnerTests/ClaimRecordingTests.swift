import CellProtocol
import Foundation
import LessonRunner
import LessonSyntax
import TestSupport
import Testing

/// Claims with made-up values: no compiler runs.
@Suite struct ClaimRecordingTests {
  private func run(_ text: String, _ values: [ClaimValue]) throws -> RunChapter {
    let chapter = try Chapter(SourceText(path: "a.md", text: text))
    #expect(chapter.claims.count == values.count)
    return RunChapter(
      chapter: chapter, result: ChapterResult(cells: [], claims: values.map { .value($0) }))
  }

  /// What accepting makes of the text of a claim; the text itself where it holds, nil where it
  /// cannot be accepted.
  private func accepted(_ text: String, _ value: ClaimValue) throws -> String? {
    let run = try run("a [\(text)](=x) b\n", [value])
    if case .wrong = run.verdict(ofClaim: 0) { return nil }
    let new = try run.accepted()
    #expect((new == run.chapter.source.text) == run.claimDifferences.isEmpty)
    #expect(new.hasPrefix("a [") && new.hasSuffix("](=x) b\n"), "\(new)")
    return String(new.dropFirst(3).dropLast(8))
  }

  private func number(_ text: String) -> ClaimValue { .number(exact: text, printed: text) }

  @Test(arguments: [
    // The text, the value, the text that holds.
    ("0.925", "0.9250000119", "0.925"), ("0.925", "0.9244", "0.924"), ("0.92", "0.9312", "0.93"),
    ("about 12 of it", "13", "about 13 of it"), ("≈ 0.7", "0.6931", "≈ 0.7"),
    ("12", "1234", "1234"), ("1,234", "1234", "1,234"), ("1,234", "9876543", "9,876,543"),
    ("1,234.5", "12.25", "12.2"), ("1,234", "12", "12"),
    ("62\u{202F}033", "1000000", "1\u{202F}000\u{202F}000"),
    ("92.5 %", "0.925", "92.5 %"), ("92.5%", "0.9312", "93.1%"), ("93\u{A0}%", "0.004", "0\u{A0}%"),
    ("-0.5", "-0.25", "-0.2"), ("−0.5", "-0.26", "−0.3"), ("0.5", "-0.26", "-0.3"),
    ("-0.5", "0.26", "0.3"), ("+0.5", "0.26", "+0.3"), ("-0.5", "-0.01", "0.0"),
    ("1.2e-5", "0.0000123", "1.2e-5"), ("1.2e-5", "0.000345", "3.4e-4"),
    ("1.2e-05", "12345", "1.2e+04"),
    ("1.2E5", "0.5", "5.0E-1"), ("1.2e+04", "0.00000000000123", "1.2e-12"),
    ("9.9e-5", "0.0000996", "1.0e-4"),
    ("1.2 × 10⁻⁵", "0.0000156", "1.6 × 10⁻⁵"), ("1.2×10³", "99960", "1.0×10⁵"),
    ("2 · 10⁶", "-3000000", "−3 · 10⁶"),
    ("$1.2 \\cdot 10^{-5}$", "0.0000156", "$1.6 \\cdot 10^{-5}$"),
    ("$1 \\times 10^4$", "0.25", "$2 \\times 10^{-1}$"),
    ("$10^{-10}$", "0.0000000001", "$10^{-10}$"), ("10⁻⁵", "0.00003", "3 × 10⁻⁵"),
    ("10⁻⁵", "0.00104", "10⁻³"),
    ("12.5e-6", "0.000234", "234.0e-6"), ("12.5e-6", "-0.000000000001", "0.0e-6"),
    ("$10^{4}$", "-0.000001188", "$-10^{-6}$"), ("10⁴", "-0.0000031", "−3 × 10⁻⁶"),
    ("1.5e-3", "0", "0.0e0"), ("0.000", "0", "0.000"), (".50", "0.123", ".12"),
    ("3", "99999999999999999999999", "99999999999999999999999"),
    ("Conv2d has 5 of w_1", "7", "Conv2d has 7 of w_1"),
    ("약 0.14배", "0.56", "약 0.56배"), ("3개", "81", "81개"), ("(0.5)", "0.7", "(0.7)"),
    ("GPT-4 3", "5", "GPT-4 3"),
    ("**0.5** of it", "0.7", "**0.7** of it"), ("`12`", "13", "`13`"), ("$5$", "6", "$6$"),
    ("é👩‍👩‍👧 5", "6", "é👩‍👩‍👧 6"),
    ("?", "0.925", "0.925"), ("", "12", "12"), ("…", "-0.5", "-0.5"),
    ("nan", "nan", "nan"), ("∞", "inf", "∞"), ("−∞", "-inf", "−∞"),
    ("to infinity", "inf", "to infinity"),
  ])
  func aNumberIsWrittenAsItWas(text: String, value: String, new: String) throws {
    // Whole texts, but for the one that has a second number.
    if text.hasPrefix("GPT") {
      #expect(try accepted(text, number(value)) == nil)
      return
    }
    #expect(try accepted(text, number(value)) == new)
    let again = try run("a [\(new)](=x) b\n", [number(value)])
    #expect(again.verdict(ofClaim: 0) == .holds)
  }

  @Test func anExactTieHoldsEitherWay() throws {
    for text in ["0.12", "0.13", "-0.12"] {
      let value = text.hasPrefix("-") ? "-0.125" : "0.125"
      #expect(try run("[\(text)](=x)", [number(value)]).verdict(ofClaim: 0) == .holds)
    }
    #expect(try accepted("0.14", number("0.125")) == "0.12")
    #expect(try accepted("0.12", number("0.1250000001")) == "0.13")
  }

  /// The reference is the C library's `printf`, which rounds the exact value, half to even.
  @Test func roundingIsPrintfs() throws {
    var random = SeededRandom(seed: 5)
    for _ in 0..<2_000 {
      let digits = random.below(7)
      var number = Double.random(in: -1000...1000, using: &random)
      if random.below(3) == 0 { number = (number * 8).rounded() / 8 }
      let exact = String(format: "%.60f", number)
      let fixed = String(format: "%.\(digits)f", number)
      let expected =
        fixed.contains { "123456789".contains($0) } ? fixed : fixed.replacing("-", with: "")
      let old = "5000" + (digits == 0 ? "" : "." + String(repeating: "1", count: digits))
      #expect(try accepted(old, .number(exact: exact, printed: "\(number)")) == expected)
      let power = Double.random(in: -30...30, using: &random)
      let small = number * pow(10, power)
      let written = String(format: "%.\(digits)e", small)
      let style = "7" + (digits == 0 ? "" : "." + String(repeating: "1", count: digits)) + "e-09"
      let value = ClaimValue.number(exact: String(format: "%.300f", small), printed: "\(small)")
      #expect(try accepted(style, value) == written)
    }
  }

  @Test func whatHasNoOneNumberIsNotWritten() throws {
    for text in [
      "three", "between 3 and 5", "1/4", "$\\frac{1}{4}$", "version 1.2.3", "2⁻¹⁴⁹", "$2^{-149}$",
      "w_1", "1\\.5", "&#49;", "0.9<sub>1</sub>", "**0.9**31",
    ] {
      #expect(try accepted(text, number("0.123")) == nil, "\(text)")
    }
    #expect(try accepted("0.5", number("nan")) == nil)
    #expect(try accepted("0.5", number("inf")) == nil)
    #expect(try accepted("∞", number("-inf")) == nil)
    let run = try run("The [three](=count(x)) of them\n", [number("4")])
    #expect(
      run.result.diagnostics(in: run.chapter).map(\.description) == [
        "a.md:1:6: error: this claim has no number to compare: “three”, and `count(x)` is 4: write "
          + "the number into its text"
      ])
  }

  @Test func aBooleanMustBeTrue() throws {
    let run = try run(
      "[yes](=a) and [it holds](<=b < 3>)\n", [.boolean(true), .boolean(false)])
    #expect(run.claimDifferences.isEmpty)
    #expect(!run.result.isComplete)
    #expect(run.result.hasEveryOutput)
    #expect(
      run.result.diagnostics(in: run.chapter).map(\.description)
        == ["a.md:1:16: error: this claim is false: “it holds”, by `b < 3`"])
    #expect(try run.accepted() == run.chapter.source.text)
  }

  @Test func otherValuesAreComparedAsText() throws {
    #expect(try accepted("[64, 10]", .description("[64, 10]")) == "[64, 10]")
    #expect(try accepted("[64, 10]", .description("[32, 10]")) == "[32, 10]")
    #expect(try accepted("`[64, 10]`", .description("[32, 10]")) == "`[32, 10]`")
    #expect(try accepted("**Adam**", .text("SGD")) == "**SGD**")
    #expect(try accepted("Adam", .text("a*b*_c_")) == "a\\*b\\*\\_c\\_")
    #expect(try accepted("Adam", .text("$x$ <b> [c](d) `e`")) != nil)
    #expect(try accepted("Adam", .text("two\nlines")) == nil)
    #expect(try accepted("Adam", .text("")) == nil)
    #expect(try accepted("e\u{301}", .text("\u{E9}")) == "e\u{301}")
    #expect(try accepted("a\nb", .text("a b")) == "a\nb")
  }

  @Test func aDifferenceNamesItsPlaceAndBothTexts() throws {
    let text = "# 한국어 [0.9](=accuracy)\n\n> and\n> [about\n> 92.5 %](<=a / b>)\n"
    let run = try run(text, [number("0.8"), number("0.931")])
    #expect(
      run.changes.map(\.description) == [
        "a.md:1:8: this claim says 0.9, and `accuracy` is 0.8",
        "a.md:5:3: this claim says 92.5 %, and `a / b` is 93.1 %",
      ])
    #expect(
      try run.accepted() == "# 한국어 [0.8](=accuracy)\n\n> and\n> [about\n> 93.1 %](<=a / b>)\n")
  }

  @Test func severalOnALineKeepEverythingElse() throws {
    let text =
      "\u{FEFF}[1](=a)[2](=b) `[3](=c)` 👩‍👩‍👧e\u{301} [4\t](=d)\r\n\r\n- [5](=e)\\\r\n  [6](=f)"
    let run = try run(text, ["10", "2", "40", "50", "60"].map(number))
    #expect(
      try run.accepted()
        == "\u{FEFF}[10](=a)[2](=b) `[3](=c)` 👩‍👩‍👧e\u{301} [40\t](=d)\r\n\r\n- [50](=e)\\\r\n  [60](=f)"
    )
  }

  @Test func claimsAndOutputsAreAcceptedTogether() throws {
    let text = "[1](=a)\n```swift\n1\n```\n```output\nold\n```\n[2](=b)\n```swift\n2\n```\n"
    var run = try run(text, [number("5"), number("6")])
    run.result.cells = ["x\ny", "z"].map { CellResult(status: .ran, outputs: [.printed($0)]) }
    #expect(
      try run.accepted()
        == "[5](=a)\n```swift\n1\n```\n```output\nx\ny\n```\n[6](=b)\n```swift\n2\n```\n```output\nz\n```\n"
    )
    run.result.cells[1].status = .failed(CellFailure(kind: .trap, line: 10, message: "no"))
    #expect(throws: AcceptanceError.self) { try run.accepted() }
  }

  @Test func claimsThatDidNotRunSayNothing() throws {
    let chapter = try Chapter(SourceText(path: "a.md", text: "[1](=a) [2](=b)\n"))
    let failure = ClaimFailure(line: 1, column: 10, message: "no")
    let run = RunChapter(
      chapter: chapter, result: ChapterResult(cells: [], claims: [.notRun, .failed([failure])]))
    #expect(run.claimDifferences.isEmpty)
    #expect(!run.result.isComplete)
    #expect(
      run.result.diagnostics(in: chapter).map(\.description) == ["a.md:1:10: error: no"])
  }
}
