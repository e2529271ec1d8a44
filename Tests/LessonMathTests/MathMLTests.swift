import LessonMath
import Testing

/// The markup itself, where the structure alone does not say enough.
@Suite struct MathMLTests {
  private func markup(_ tex: String, display: Bool = false) throws -> String {
    let text = try Formula.parse(tex).mathML(display: display)
    let start = try #require(text.firstRange(of: "<semantics><mrow>")).upperBound
    let end = try #require(text.firstRange(of: "</mrow><annotation")).lowerBound
    return String(text[start..<end])
  }

  @Test func elementHoldsItsSource() throws {
    #expect(
      try Formula.parse("x").mathML(display: false)
        == #"<math display="inline"><semantics><mrow><mi>x</mi></mrow>"#
        + #"<annotation encoding="application/x-tex">x</annotation></semantics></math>"#)
    #expect(try Formula.parse("x").mathML(display: true).hasPrefix(#"<math display="block">"#))
  }

  @Test func everythingIsEscaped() throws {
    let text = try Formula.parse(#"a<b \text{<script>"\&} \&"#).mathML(display: false)
    #expect(!text.contains("<script>"))
    #expect(text.contains("<mo>&lt;</mo>"))
    #expect(text.contains("<mtext>&lt;script&gt;\"&amp;</mtext>"))
    #expect(
      text.hasSuffix(
        #">a&lt;b \text{&lt;script&gt;"\&amp;} \&amp;</annotation></semantics></math>"#))
  }

  @Test(arguments: [
    // Letters: one is slanted by the browser, words and capital Greek are not.
    ("x", "<mi>x</mi>"),
    (#"\Gamma"#, #"<mi mathvariant="normal">Γ</mi>"#),
    (#"\mathrm{d}"#, #"<mi mathvariant="normal">d</mi>"#),
    (#"\mathrm{softmax}"#, "<mi>softmax</mi>"),
    (#"\mathbf{x}"#, "<mi>𝐱</mi>"),
    (#"\mathbb{R}"#, "<mi>ℝ</mi>"),
    (#"\mathcal{L}"#, "<mi>ℒ</mi>"),
    (#"\mathit{loss}"#, "<mi>𝑙𝑜𝑠𝑠</mi>"),
    (#"\boldsymbol{\theta}"#, "<mi>𝛉</mi>"),
    (#"\nabla"#, #"<mi mathvariant="normal">∇</mi>"#),
    // Numbers are one token, but an argument without braces is one digit.
    ("3.14", "<mn>3.14</mn>"),
    // Primes are marked: a page sets them its own way.
    ("f'", #"<msup><mi>f</mi><mo class="prime">′</mo></msup>"#),
    ("x^10", "<msup><mi>x</mi><mn>1</mn></msup><mn>0</mn>"),
    (#"\frac12"#, "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
    // The space of operators: that of the browser where it is TeX's, else written out.
    ("a=b", "<mi>a</mi><mo>=</mo><mi>b</mi>"),
    ("a-b", "<mi>a</mi><mo>−</mo><mi>b</mi>"),
    ("-b", "<mo>−</mo><mi>b</mi>"),
    ("a=-b", #"<mi>a</mi><mo>=</mo><mo form="prefix">−</mo><mi>b</mi>"#),
    (#"a\times b"#, #"<mi>a</mi><mo lspace="0.2222em" rspace="0.2222em">×</mo><mi>b</mi>"#),
    (
      "x_{i=1}",
      #"<msub><mi>x</mi><mrow><mi>i</mi><mo lspace="0" rspace="0">=</mo><mn>1</mn></mrow></msub>"#
    ),
    ("(a)", #"<mo stretchy="false">(</mo><mi>a</mi><mo stretchy="false">)</mo>"#),
    (#"\log x"#, #"<mi>log</mi><mo>&#x2061;</mo><mspace width="0.1667em"/><mi>x</mi>"#),
    (
      #"\log(x)"#,
      #"<mi>log</mi><mo>&#x2061;</mo><mo stretchy="false">(</mo><mi>x</mi><mo stretchy="false">)</mo>"#
    ),
    (#"a\quad b"#, #"<mi>a</mi><mspace width="1em"/><mi>b</mi>"#),
    (#"a\!b"#, #"<mi>a</mi><mspace width="-0.1667em"/><mi>b</mi>"#),
    // Words keep the blanks at their ends.
    (#"\text{if }x"#, "<mtext>if\u{A0}</mtext><mi>x</mi>"),
    (#"\text{학습률}"#, "<mtext>학습률</mtext>"),
    ("학습률", "<mtext>학습률</mtext>"),
    // A delimiter grows only around what is tall.
    (
      #"\left(x\right)"#,
      #"<mrow><mo form="prefix" stretchy="false">(</mo><mi>x</mi><mo form="postfix" stretchy="false">)</mo></mrow>"#
    ),
    (#"\left.x\right|"#, #"<mrow><mi>x</mi><mo form="postfix" stretchy="false">|</mo></mrow>"#),
    (
      #"\overline{x}"#,
      #"<mover accent="true"><mrow style="border-top:.06em solid;padding-top:.1em"><mi>x</mi></mrow><mo style="font-size:0">‾</mo></mover>"#
    ),
    ("x²", "<msup><mi>x</mi><mn>2</mn></msup>"),
    ("", ""),
  ]) func inline(tex: String, expected: String) throws {
    #expect(try markup(tex) == expected)
  }

  @Test func limitsStandAboveAndBelowInDisplayOnly() throws {
    let sum = #"\sum_{i}^n"#
    #expect(try markup(sum, display: true).hasPrefix("<munderover><mo"))
    #expect(try markup(sum).hasPrefix("<msubsup><mo"))
    #expect(try markup(#"\sum\limits_i"#).contains(#"movablelimits="false""#))
    #expect(try markup(#"\sum\nolimits_i"#, display: true).hasPrefix("<msub>"))
    #expect(try markup(#"\int_0^1"#, display: true).hasPrefix("<msubsup>"))
    #expect(
      try markup(#"\operatorname*{arg\,max}_x"#, display: true)
        == "<munder><mi>arg max</mi><mi>x</mi></munder>")
    // Not in the small style of a fraction.
    #expect(try markup(#"\frac{\sum_i x}{2}"#, display: true).contains("<msub><mo"))
    #expect(try markup(#"\dfrac{1}{2}\displaystyle\sum_i"#).contains("<munder>"))
  }

  @Test func columnsAreAlignedByStyle() throws {
    let text = try markup(#"\begin{aligned} a &= b \\ &= c \end{aligned}"#, display: true)
    #expect(
      text.hasPrefix(
        #"<mtable displaystyle="true"><mtr><mtd style="text-align:right;padding-right:0"><mi>a</mi></mtd>"#
      ))
    #expect(
      text.contains(#"<mtd style="text-align:left;padding-left:0"><mo>=</mo><mi>b</mi></mtd>"#))
    let array = try markup(#"\begin{array}{l|r} \hline a & b \\ \hline \end{array}"#)
    #expect(array.contains(#"border-left:1px solid;border-top:1px solid;border-bottom:1px solid"#))
  }

  @Test(arguments: [false, true]) func corpusIsWellFormed(display: Bool) throws {
    for tex in Corpus.formulas {
      _ = try Skeleton(of: Formula.parse(tex).mathML(display: display))
    }
  }
}
