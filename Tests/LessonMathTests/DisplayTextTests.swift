import LessonMath
import Testing

/// Formulas in lines and columns of plain text.
@Suite struct DisplayTextTests {
  @Test(arguments: [
    (
      #"E = \frac{1}{2}\sum_{k=1}^{n} (y_k - t_k)^2"#,
      """
          1  n
      E = ─  ∑ (yₖ − tₖ)²
          2 k=1
      """
    ),
    (
      #"\hat{x}_i = \frac{x_i - \mu}{\sqrt{\sigma^2 + \epsilon}}"#,
      """
            xᵢ − μ
      x̂ᵢ = ─────────
           √(σ² + ϵ)
      """
    ),
    (
      #"A = \begin{bmatrix} 1 & -2 \\ 30 & 4 \\ 5 & 6 \end{bmatrix}^T"#,
      """
          ⎡1   −2⎤ᵀ
      A = ⎢30  4 ⎥
          ⎣5   6 ⎦
      """
    ),
    (
      #"f(x) = \begin{cases} x & \text{양수} \\ 0 & \text{그 외} \end{cases}"#,
      """
             ⎧ x  양수
      f(x) = ⎨
             ⎩ 0  그 외
      """
    ),
    (
      #"\begin{pmatrix} \text{가나} & a \\ b & c \end{pmatrix}"#,
      """
      ⎛가나  a⎞
      ⎝ b    c⎠
      """
    ),
    (
      #"\begin{aligned} a + b &= c \\ &= \frac{d}{e} \end{aligned}"#,
      """
      a + b = c

              d
            = ─
              e
      """
    ),
    (
      #"\lim_{h \to 0} \frac{f(x+h)}{h}"#,
      """
          f(x + h)
      lim ────────
      h→0    h
      """
    ),
    (
      #"e^{-\frac{x^2}{2}} + \theta_{t+1,i}"#,
      """
       −x²/2
      e      + θ
                t+1,i
      """
    ),
    (
      #"\int_{-\infty}^{\infty} f(x)\,dx + \int_0^1 g"#,
      """
      ∞
      ∫  f(x) dx + ∫₀¹ g
      −∞
      """
    ),
    (
      #"\left[ \frac{a}{b} \right]^2 \left\| x \right\|"#,
      """
      ⎡a⎤²
      ⎢─⎥ ‖x‖
      ⎣b⎦
      """
    ),
    (
      #"\frac{1}{1 + \frac{1}{x}}"#,
      """
         1
      ───────
           1
       1 + ─
           x
      """
    ),
    (
      #"\underbrace{a + b}_{n} \xrightarrow{\text{ReLU}} \binom{n}{k}"#,
      """
             ReLU  ⎛n⎞
      a + b ─────→ ⎜ ⎟
      ╰─┬─╯        ⎝k⎠
        n
      """
    ),
    (
      #"\boxed{x = 1}"#,
      """
      ┌───────┐
      │ x = 1 │
      └───────┘
      """
    ),
    ("x + y", "x + y"),
    ("", ""),
  ]) func lines(tex: String, expected: String) throws {
    let lines = try Formula.parse(tex).unicode(display: true)
    #expect(lines.joined(separator: "\n") == expected)
  }

  @Test func noLineEndsInBlanks() throws {
    for tex in Corpus.formulas {
      for line in try Formula.parse(tex).unicode(display: true) {
        #expect(line.last != " ", "\(tex)")
      }
    }
  }

  @Test func whatIsTooLargeComesInOneLine() throws {
    let rows = String(repeating: #"a \\ "#, count: 2_000)
    let tex = #"\begin{matrix} \#(rows) \#(String(repeating: "b", count: 2_000)) \end{matrix}"#
    #expect(try Formula.parse(tex).unicode(display: true).count == 1)
  }
}
