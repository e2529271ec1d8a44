import LessonSyntax
import Testing

@Suite struct SwiftLexerTests {
  private func tokens(_ source: String) -> [String] {
    SwiftLexer.tokens(of: source).filter { $0.kind != .whitespace }.map { "\($0.kind) \($0.text)" }
  }

  @Test func wordsNumbersAndOperators() {
    #expect(
      tokens("let rate = 0.5e-3 // slow") == [
        "keyword let", "identifier rate", "operator =", "number 0.5e-3", "comment // slow",
      ])
    #expect(
      tokens("model.forward(Tensor.ones([0x1F, 1_000]))") == [
        "identifier model", "operator .", "call forward", "punctuation (", "typeName Tensor",
        "operator .", "call ones", "punctuation (", "punctuation [", "number 0x1F",
        "punctuation ,", "number 1_000", "punctuation ]", "punctuation )", "punctuation )",
      ])
    #expect(tokens("0..<10") == ["number 0", "operator ..<", "number 10"])
    #expect(tokens("`default`") == ["identifier `default`"])
    #expect(tokens("x.self") == ["identifier x", "operator .", "call self"])
    #expect(tokens("#if DEBUG") == ["directive #if", "typeName DEBUG"])
    #expect(tokens("@escaping") == ["attribute @escaping"])
  }

  @Test func nestedComments() {
    #expect(tokens("/* a /* b */ c */ d") == ["comment /* a /* b */ c */", "identifier d"])
    #expect(
      tokens("a +/* b */c") == ["identifier a", "operator +", "comment /* b */", "identifier c"])
  }

  @Test func stringsWithInterpolation() {
    #expect(
      tokens(#""a \(b + "c\(d)") e""#) == [
        #"string "a \("#, "identifier b", "operator +", #"string "c\("#, "identifier d",
        #"string )""#, #"string ) e""#,
      ])
    #expect(
      tokens(##"#"raw \(x) \#(y)"#"##) == [
        ##"string #"raw \(x) \#("##, "identifier y", ##"string )"#"##,
      ])
    #expect(tokens("\"\"\"\none \"two\"\n\"\"\"") == ["string \"\"\"\none \"two\"\n\"\"\""])
    #expect(tokens("\"open\nlet") == ["string \"open", "keyword let"])
  }

  @Test func slashesThatDivideAndSlashesThatQuote() {
    #expect(tokens("a / b / c").contains("operator /"))
    #expect(
      tokens("let r = /a+ b/") == ["keyword let", "identifier r", "operator =", "regex /a+ b/"])
    #expect(tokens("#/a/b/#") == ["regex #/a/b/#"])
  }

  /// Any text gives tokens, and joined they are the text.
  @Test func tokensJoinedAreTheSource() {
    let pieces = [
      "let ", "\"", "\"\"\"", "\\(", "(", ")", "{", "}", "/*", "*/", "//", "\n", "#", "#\"", "\"#",
      "/", "\\", "0x1.8p3", "é한", "`", "@", "$0", "🙂", " ", "\t", ".", "...", "\u{0}",
    ]
    var state: UInt64 = 42
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<5_000 {
      let source = (0..<random(30)).map { _ in pieces[random(pieces.count)] }.joined()
      #expect(SwiftLexer.tokens(of: source).map(\.text).joined() == source)
    }
  }
}

@Suite struct StatementStartsTests {
  private func places(_ source: String) -> [String] {
    StatementStarts.places(in: source).map { "\($0.line):\($0.column)" }
  }

  @Test func everyLineAndSemicolonOutsideBrackets() {
    #expect(places("a\nb; c") == ["1:1", "2:1", "2:4"])
    #expect(places("for x in y {\n  x\n}\nz") == ["1:1", "4:1"])
    #expect(places("f(\n  1,\n  2\n)\n[3,\n 4]") == ["1:1", "5:1"])
  }

  @Test func noStatementBeginsAfterAnEqualsSign() {
    #expect(places("let a =\n  b\nc") == ["1:1", "3:1"])
  }

  @Test func tryAndAwaitCountWithWhatFollows() {
    #expect(places("try f()") == ["1:1", "1:5"])
    #expect(places("try? f()") == ["1:1", "1:4", "1:6"])
    #expect(places("try await f()") == ["1:1", "1:5", "1:11"])
  }

  @Test func columnsCountBytes() {
    #expect(places("\"한글\"; x") == ["1:1", "1:11"])
  }

  @Test func commentsAndStringsHideBrackets() {
    #expect(places("\"{\"\n// {\n/* { */ a\nb") == ["1:1", "3:9", "4:1"])
  }
}

@Suite struct BracketsTests {
  @Test func balancedCodeHasNoProblem() {
    #expect(Brackets.problem(in: "f({ [$0] })\nlet s = \"}\"") == nil)
  }

  @Test func theOutermostOpenBracketIsNamed() throws {
    let problem = try #require(Brackets.problem(in: "a\nfor i in b {\n  print(i)"))
    #expect(problem.line == 2)
    #expect(problem.message == "this `{` is never closed in this cell")
  }

  @Test func aBracketInsideTheOneThatIsClosedIsNamed() throws {
    let problem = try #require(Brackets.problem(in: "func f() {\n  max(0, [1]\n}"))
    #expect(problem.line == 2)
    #expect(problem.message == "this `(` is never closed in this cell")
    let other = try #require(Brackets.problem(in: "func f() {\n  max)\n}"))
    #expect(other.line == 2)
    #expect(other.message == "this `)` closes nothing in this cell")
  }

  @Test func aBracketThatClosesNothingIsNamed() throws {
    let problem = try #require(Brackets.problem(in: "a)\n"))
    #expect(problem.line == 1)
    #expect(problem.message == "this `)` closes nothing in this cell")
  }
}
