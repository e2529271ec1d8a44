import LessonMath
import Testing

/// What cannot be read is an error with its place.
@Suite struct ErrorTests {
  @Test(
    arguments: [
      (#"a + \foo b"#, .unknownCommand("foo"), 4),
      (#"\frac{1}"#, .missingArgument(#"\frac"#), 8),
      (#"\frac{1}{2"#, .unclosed("{"), 8),
      (#"x^"#, .missingArgument("^"), 2),
      (#"x_}"#, .missingArgument("_"), 2),
      (#"x^1^2"#, .doubleScript("^"), 3),
      (#"x_1_2"#, .doubleScript("_"), 3),
      (#"x^1'"#, .doubleScript("'"), 3),
      (#"a}"#, .unopened("}"), 1),
      (#"{a"#, .unclosed("{"), 0),
      (#"{\left( a }"#, .unclosed(#"\left"#), 1),
      (#"a \right)"#, .unopened(#"\right"#), 2),
      (#"a \middle| b"#, .unopened(#"\middle"#), 2),
      (#"\left( a"#, .unclosed(#"\left"#), 0),
      (#"\left a \right)"#, .missingDelimiter(#"\left"#), 6),
      (#"\big x"#, .missingDelimiter(#"\big"#), 5),
      (#"\begin{foo} a \end{foo}"#, .unknownEnvironment("foo"), 7),
      (#"\begin{cases} a"#, .unclosed(#"\begin{cases}"#), 0),
      (#"\begin{cases} a \end{matrix}"#, .mismatchedEnd(expected: "cases", found: "matrix"), 21),
      (#"a \end{cases}"#, .unopened(#"\end"#), 2),
      (#"\begin{cases} a & b & c \end{cases}"#, .tooManyColumns(limit: 2), 20),
      (#"\begin{array}{xy} a \end{array}"#, .badArgument(of: #"\begin{array}"#), 14),
      (#"\begin{array}{} a \end{array}"#, .badArgument(of: #"\begin{array}"#), 14),
      (#"a & b"#, .outsideOfTable("&"), 2),
      (#"a \\ b"#, .outsideOfTable(#"\\"#), 2),
      (#"\hline"#, .outsideOfTable(#"\hline"#), 0),
      (#"a \over b \over c"#, .ambiguousInfix(#"\over"#), 10),
      (#"x\limits_1"#, .misplaced(#"\limits"#), 1),
      (#"\not{ab}"#, .badArgument(of: #"\not"#), 4),
      (#"\operatorname{\frac12}"#, .badArgument(of: #"\operatorname"#), 13),
      (#"\hspace{much}"#, .badArgument(of: #"\hspace"#), 7),
      (#"a # b"#, .unexpectedCharacter("#"), 2),
      (#"a $ b"#, .unexpectedCharacter("$"), 2),
      (#"a " b"#, .unexpectedCharacter("\""), 2),
      (#"\text{a_b}"#, .unexpectedCharacter("_"), 7),
      (#"\text{\alpha}"#, .unknownCommand("alpha"), 6),
      (#"\text x"#, .missingArgument(#"\text"#), 6),
      (#"\text{if $x}"#, .unclosed("$"), 9),
      ("a\u{0}b", .unexpectedCharacter("\u{0}"), 1),
      ("a\u{1B}[31m", .unexpectedCharacter("\u{1B}"), 1),
      ("a\u{202E}b", .unexpectedCharacter("\u{202E}"), 1),
      ("% \u{8}", .unexpectedCharacter("\u{8}"), 2),
      (#"a\"#, .missingArgument(#"\"#), 1),
      (#"\sqrt[3{x}"#, .unclosed("["), 5),
      (#"학습률 + \eta + \모름"#, .unknownCommand("모"), 19),
    ] as [(String, FormulaError.Reason, Int)])
  func place(of tex: String, reason: FormulaError.Reason, offset: Int) {
    #expect(throws: FormulaError(reason, at: offset)) { try Formula.parse(tex) }
  }

  @Test func messageSaysWhatAndNotWhere() {
    let error = FormulaError(.unknownCommand("foo"), at: 4)
    #expect(error.message == #"unknown command \foo"#)
    #expect("\(error)" == #"unknown command \foo (at byte 4)"#)
    #expect(
      FormulaError(.unexpectedCharacter("\u{1B}"), at: 0).message == "unexpected U+001B")
  }

  @Test func everyPrefixOfTheCorpusIsReadOrRefusedInside() {
    for tex in Corpus.formulas {
      for end in tex.indices {
        let prefix = String(tex[..<end])
        do throws(FormulaError) {
          _ = try Formula.parse(prefix)
        } catch {
          #expect((0...prefix.utf8.count).contains(error.offset), "\(prefix)")
        }
      }
    }
  }
}
