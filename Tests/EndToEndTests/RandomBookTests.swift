import TestSupport
import Testing

/// A book of random chapters through the real compiler: what is accepted holds, and nothing else
/// changes.
@Suite struct RandomBookTests {
  /// Chapters with line feeds; each stands a second time with carriage returns.
  private static let count = 28

  @Test func acceptThenCheckPassesAndLineEndingsChangeNothing() async throws {
    let (cache, folder) = (try TemporaryFolder(), try TemporaryFolder())
    let program = BuiltProgram(cache: cache.url)
    var random = SeededRandom(seed: 23)
    var originals: [String: String] = [:]
    for number in 0..<Self.count {
      // Random numbers, line endings and the file's name are all that two twins could differ in.
      let text = RandomLesson.text(&random)
      originals["lf/\(number).md"] = text
      originals["crlf/\(number).md"] = text.replacing("\n", with: "\r\n")
    }
    for (name, text) in originals { try folder.write(text, to: name) }
    let names = originals.keys.sorted()

    let accept = try await program.run(["accept"] + names, in: folder.url)
    #expect(accept.exitCode == 0, "\(accept.errors.prefix(2_000))")
    let check = try await program.run(["check"] + names, in: folder.url)
    #expect(check.exitCode == 0, "\(check.output.prefix(2_000))\(check.errors.prefix(2_000))")

    let accepted = try names.reduce(into: [:]) { $0[$1] = try folder.read($1) }
    let again = try await program.run(["accept"] + names, in: folder.url)
    #expect(again.exitCode == 0)
    var recorded = 0
    for name in names {
      let text = try #require(accepted[name])
      #expect(try folder.read(name) == text, "\(name) changed when accepted again")
      #expect(
        RandomLesson.withoutOutputs(text) == RandomLesson.withoutOutputs(originals[name]!),
        "\(name): more than outputs changed")
      if text != originals[name] { recorded += 1 }
    }
    #expect(recorded > Self.count, "too few chapters had anything to record to mean anything")
    for number in 0..<Self.count {
      let withReturns = try #require(accepted["crlf/\(number).md"])
      #expect(withReturns.replacing("\r\n", with: "\n") == accepted["lf/\(number).md"])
    }
  }
}

/// Chapters whose cells run, in odd places and with odd outputs.
private enum RandomLesson {
  private static let cells = [
    "1 + 1", "\"a\\tb\"", "print(\"``` ~~~~ \\u{1B}[1m\")", "print(\"\\n\\n  x  \\n\\n\")",
    "print(\"no line ending\", terminator: \"\")\n2", "Tensor.randn([2, 3])", "Tensor.rand([1])",
    "[\"한글\", \"e\\u{301}\"]", "let hidden = 3", "print(\"\\r\\u{0}|$x$|\\u{FEFF}\")",
    "table([\"n\": [1, 2], \"name\": [\"a|b\", \"<i>\"]])", "plot(x: 1...3, y: [1, 4, 9])",
    "for i in 0..<3 {\n  print(i)\n\n}", "Tensor([[1, 2], [3, 4]]).sum(dim: 1)",
    "print(\"> quote\\n- list\\n# heading\\n```output\")", "(0..<300).map { $0 }",
    "for i in 0..<400 { print(i) }",
  ]
  private static let failures = [
    "fatalError(\"on purpose\")", "Tensor([1, 2]).reshape([3])", "[1, 2][2 + 0]",
  ]

  /// What a cell may say that computes something, whatever it computes.
  private static let options = [
    "", "", "", " hide", " fold caption=\"*c* $x$\"", " output=hide", " output=ignore",
    " tolerance=1e-3", " seed=7 slow", " timeout=50s",
  ]
  private static let unrun = [
    "swift compile-error\nlet text: String = 1", "swift compile-error=\"in scope\"\nunknown()",
    "swift no-run\nlet a = 1\nwhile true {}", "swift skip\nno Swift {",
  ]

  static func text(_ random: inout SeededRandom) -> String {
    var blocks = (0..<random.below(6) + 1).map { _ in
      let prefix = random.one(of: ["", "", "", "> ", "- ", "1. ", "> > ", "- > "])
      let rest = prefix.replacing(/[-1.]/, with: " ")
      let lines = block(&random).split(separator: "\n", omittingEmptySubsequences: false)
      return lines.enumerated().map { ($0 == 0 ? prefix : rest) + $1 }.joined(separator: "\n")
    }
    blocks.insert("Names stand above: \(random.below(100)).", at: 0)
    return blocks.joined(separator: "\n\n") + random.one(of: ["", "\n"])
  }

  private static func block(_ random: inout SeededRandom) -> String {
    let fence = random.one(of: ["````", "~~~~"])
    let gap = random.one(of: ["\n", "\n\n"])
    let code =
      random.below(5) == 0
      ? "swift error\n\(random.one(of: failures))" : "swift\ndo {\n\(random.one(of: cells))\n}"
    let statement = random.one(of: cells.filter { !$0.hasPrefix("let") })
    let bare = "\(fence)swift\(random.one(of: options))\n\(statement)\n\(fence)"
    return switch random.below(7) {
    case 0: "Prose with `code`, *emphasis* and $x_1$; \(claim(&random)), \(claim(&random))."
    case 1: "\(fence)\(code)\n\(fence)"
    case 2: bare
    case 3: bare + gap + "\(fence)output\nold\n\n  text\n\(fence)"
    case 4: bare + gap + "~~~~~~ output\n```\n~~~~~~"
    case 5: "\(fence)\(random.one(of: unrun))\n\(fence)"
    default: bare + "\n\nMore."
    }
  }

  /// A claim that can be accepted, true or not yet.
  private static func claim(_ random: inout SeededRandom) -> String {
    let number = random.one(of: ["3", "0.5", "12 %", "1.2e-3", "2 × 10⁻³", "1,000"])
    let value = random.one(of: ["1.0 / 3", "-2.5e6", "Tensor.rand([1])", "Float(0.1)", "7 * 191"])
    return random.one(of: ["[about \(number) 한글](<=\(value)>)", "[**\(number)**](<=\(value)>)"])
  }

  /// The lines of a chapter, without the texts of claims, but for those of output fences, which no list or quote of a chapter
  /// made here hides; line endings apart, which the twins compare. The last line's ending may move to
  /// a fence that follows it.
  static func withoutOutputs(_ text: String) -> [Substring] {
    var lines: [Substring] = []
    var closing: Substring?
    let text = text.replacing("\r\n", with: "\n").replacing(/\[[^\]]*\]\(<=/, with: "[](<=")
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let bare = line.drop { " >-1.".contains($0) }
      if let fence = closing {
        if bare == fence { closing = nil }
      } else if let opening = bare.firstMatch(of: /^(`+|~+) ?output$/) {
        closing = opening.1
      } else {
        lines.append(line)
      }
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
