import CellProtocol
import Foundation
import LessonRunner
import LessonSyntax
import TestSupport

/// Chapters with cells and outputs in odd places.
enum RandomChapter {
  static func text(_ random: inout SeededRandom) -> String {
    var blocks: [String] = []
    for _ in 0..<Int.random(in: 1...5, using: &random) {
      let prefix = ["", "", "> ", "- ", "1. ", "> > ", ">", "- > "].randomElement(using: &random)!
      let rest = prefix.replacing(/[-1.]/, with: " ")
      let block = block(&random)
      let lines = block.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      blocks.append(
        lines.map { ($0 == 0 ? prefix : rest) + $1 }.joined(separator: "\n"))
    }
    var text = blocks.joined(separator: "\n\n")
    if Bool.random(using: &random) { text += "\n" }
    if Int.random(in: 0..<4, using: &random) == 0 { text.replace("\n", with: "\r\n") }
    return text
  }

  private static func block(_ random: inout SeededRandom) -> String {
    let fence = ["```", "````", "~~~"].randomElement(using: &random)!
    let cell = "\(fence)swift\(options(&random))\nlet a = 1\n\n  b\n\(fence)"
    let gap = ["\n", "\n\n"].randomElement(using: &random)!
    return switch Int.random(in: 0..<8, using: &random) {
    case 0: "Text with `code` and *emphasis*."
    case 1: "# Heading"
    case 2: cell
    case 5: "# Heading \(claim(&random))"
    case 6: "\(claim(&random))\(claim(&random))\n\(claim(&random)) 한글 e\u{301}\(claim(&random))"
    case 7: "*Text* \(claim(&random))."
    case 3: cell + gap + "```output\nold 1.5\n\n  text\n```"
    default: cell + gap + "~~~~output\n```\n~~~~"
    }
  }

  /// The words behind `swift`; they may contradict each other, and then the chapter cannot be read.
  private static func options(_ random: inout SeededRandom) -> String {
    guard Bool.random(using: &random) else { return "" }
    let words = [
      "hide", "fold", "error", "error=\"a\"", "compile-error", "no-run", "skip", "output=hide",
      "output=ignore", "tolerance=1e-3", "tolerance=2", "timeout=3s", "slow", "seed=7",
      "caption=\"*one* $x$\"", "name=n\(Int.random(in: 0..<1_000, using: &random))",
    ]
    return (0..<Int.random(in: 1...3, using: &random)).map { _ in
      " " + words.randomElement(using: &random)!
    }.joined()
  }

  /// What might have come of the chapter's cells, had they done what they must.
  static func result(of chapter: Chapter, _ random: inout SeededRandom) -> ChapterResult {
    let cells = chapter.cells.map { cell in
      switch cell.options.outcome {
      case .runs, .fails, .doesNotCompile: output(&random)
      case .compilesOnly, .isSkipped: [CellOutput]()
      }
    }
    return ChapterResult(
      cells: cells.map { CellResult(status: .ran, outputs: $0) },
      claims: chapter.claims.map { _ in .value(value(&random)) })
  }

  private static func claim(_ random: inout SeededRandom) -> String {
    let number = ["0.925", "92.5 %", "1,234", "1.2e-5", "−3", "2 × 10⁻³", "?", "$10^{4}$", "7"]
      .randomElement(using: &random)!
    let before = ["", "", "about ", "한글 ", "**", "`", "[", "👩‍👩‍👧", "a\\*", "Conv2d "]
      .randomElement(using: &random)!
    let after = ["", "", " of it", "개", "**", "`", "]", " &amp; more"].randomElement(
      using: &random)!
    let target = ["=x", "<=a < b>", "<=xs.map { $0 }>", "= y", " =z", "<=\"\\(n)\">"]
      .randomElement(using: &random)!
    return "[\(before)\(number)\(after)](\(target))"
  }

  private static func value(_ random: inout SeededRandom) -> ClaimValue {
    let number = Double.random(in: -2...2, using: &random)
    let scaled = [number, number * 1e6, number * 1e-6, number.rounded(), 0, .nan, .infinity]
      .randomElement(using: &random)!
    return switch Int.random(in: 0..<8, using: &random) {
    case 0: .boolean(Bool.random(using: &random))
    case 1:
      .text(["good", "a*b*", "[x]", "$y$", "한글", "`", "<b>", ""].randomElement(using: &random)!)
    case 2: .description("[64, 10]")
    case 3: .unusable("it is nil")
    default: .number(exact: exactText(scaled), printed: "\(scaled)")
    }
  }

  /// All digits of a number.
  private static func exactText(_ number: Double) -> String {
    guard number.isFinite else { return "\(number)" }
    let digits = String(format: "%.80f", number)
    return String(digits.reversed().drop { $0 == "0" }.reversed())
  }

  private static func output(_ random: inout SeededRandom) -> [CellOutput] {
    (0..<Int.random(in: 0...3, using: &random)).map { _ in
      let text = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        [
          "a", "한글", "```", "~~~~", "\n", "\n\n", "  ", "\t", "\r", "\r\n", "> ", "- ", "\u{1B}[1m",
          "\u{0}", "# ", "````output", "\u{FEFF}", "1.5", "-2", " 1e-3", "nan",
          "old 1.5005\n\n  text", "e\u{301}", "    x", "`", "$x$", "|",
        ].randomElement(using: &random)!
      }.joined()
      return switch Int.random(in: 0..<4, using: &random) {
      case 0: .value(text: text, html: "")
      case 1: .error(text)
      case 2: .refusal(text, excerpt: text)
      default: .printed(text)
      }
    }
  }
}
