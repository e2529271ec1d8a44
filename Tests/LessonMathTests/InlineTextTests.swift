import LessonMath
import Testing

/// Formulas in one line of plain text.
@Suite struct InlineTextTests {
  @Test(arguments: [
    (#"\frac{\partial y}{\partial w_1}"#, "∂y/∂w₁"),
    ("w^Tx+b", "wᵀx + b"),
    // Scripts: characters where all have one, else signs and parentheses.
    ("x_i^2", "xᵢ²"), ("x^{-1}", "x⁻¹"), ("e^{-x}", "e⁻ˣ"), (#"x^{\alpha}"#, "x^α"),
    ("x_{i,j}", "x_(i,j)"), (#"\mu_B"#, "μ_B"), (#"\sigma_B^2"#, "σ²_B"), ("W_q x", "W_q x"),
    (#"p_{data}"#, "p_data"), (#"e^{x_i}"#, "e^(xᵢ)"), (#"\theta^*"#, "θ*"),
    (#"A^\top"#, "Aᵀ"), (#"90^\circ"#, "90°"), ("f''(x)", "f″(x)"), ("{x+y}^2", "(x + y)²"),
    (#"x^{(2)}_{i}"#, "xᵢ⁽²⁾"), ("x²", "x²"),
    // Fractions: parentheses only where the slash would take too much or too little.
    (#"\frac{a+b}{2}"#, "(a + b)/2"), (#"\frac{1}{2m}"#, "1/(2m)"),
    (#"\frac12\sum_i x_i"#, "(1/2) ∑ᵢ xᵢ"), (#"a+\frac{b}{c}"#, "a + b/c"),
    (#"\frac{\partial^2 f}{\partial x\partial y}"#, "∂²f/∂x∂y"), (#"\frac{1}{f(x)}"#, "1/f(x)"),
    (#"\frac{\frac{a}{b}}{c}"#, "(a/b)/c"), (#"\left(\frac{a}{b}\right)^2"#, "(a/b)²"),
    (#"\log\frac{p}{q}"#, "log(p/q)"), (#"\frac{(x-\mu)^2}{2}"#, "(x − μ)²/2"),
    (#"\frac{|A|}{|B|}"#, "|A|/|B|"), (#"\frac{n!}{k!}"#, "n!/k!"), ("a/b", "a/b"),
    // Roots, large operators, functions.
    (#"\sqrt{n}"#, "√(n)"), (#"\sqrt[3]{x+1}"#, "∛(x + 1)"), (#"\sqrt[n]{x}"#, "ⁿ√(x)"),
    (#"\sum_{i=1}^n x_i"#, "∑ᵢ₌₁ⁿ xᵢ"), (#"\int_0^1 f(x)\,dx"#, "∫₀¹ f(x) dx"),
    (#"-\sum t_k\log y_k"#, "−∑ tₖ log yₖ"), (#"\lim_{n\to\infty} a_n"#, "lim_(n→∞) aₙ"),
    (#"\arg\max_a Q"#, "arg maxₐ Q"), (#"\sin^2\theta"#, "sin² θ"), (#"2\exp(x)"#, "2 exp(x)"),
    (#"\operatorname{Var}\left[X\right]"#, "Var[X]"),
    (#"\underset{\theta}{\arg\min}\; L"#, "arg min_θ L"), (#"\nabla_{\!\theta} J"#, "∇_θ J"),
    (#"\mathrm{conv2d}(x)"#, "conv2d(x)"),
    // Marks.
    (#"\hat{x_i}"#, "x̂ᵢ"), (#"\bar{X}"#, "X̄"), (#"\overline{AB}"#, "A̅B̅"),
    (#"\widehat{xy}"#, "hat(xy)"), (#"W\overrightarrow{X\prime}"#, "WX⃗′"),
    // Letters.
    (#"\mathbb{R}^n, \mathcal{L}, \mathbf{x}, \mathrm{ReLU}"#, "ℝⁿ, ℒ, 𝐱, ReLU"),
    (#"\boldsymbol\theta"#, "𝛉"), (#"\mathfrak{g}"#, "𝔤"),
    // Rows and columns.
    (#"\begin{pmatrix} a & b \\ c & d \end{pmatrix}^{-1}"#, "(a b; c d)⁻¹"),
    (#"\begin{cases} x & x > 0 \\ 0 & \text{그 외} \end{cases}"#, "{x, x > 0; 0, 그 외}"),
    (#"\begin{aligned} a &= b \\ &= c \end{aligned}"#, "a = b; = c"),
    (#"\binom{n}{k}"#, "(n choose k)"),
    // Blanks.
    (#"x\in\{1,2\}"#, "x ∈ {1, 2}"), (#"p(x\mid y)"#, "p(x | y)"), (#"a\quad b"#, "a  b"),
    (#"|-x|"#, "|−x|"), (#"\text{학습률 } \eta"#, "학습률 η"), ("학습률 = 0.1", "학습률 = 0.1"),
    (#"a\stackrel{\text{def}}{=}b"#, "a =^(def) b"), (#"A \xrightarrow{f} B"#, "A →ᶠ B"),
    (#"a \equiv b \pmod{n}"#, "a ≡ b (mod n)"), (#"\hat{x} ← y"#, "x̂ ← y"), ("", ""),
    (#"x = 1 \tag{2}"#, "x = 1    (2)"),
  ]) func line(tex: String, expected: String) throws {
    #expect(try Formula.parse(tex).unicode(display: false) == [expected])
  }

  @Test func corpusIsOneLineWithoutBlanksAtItsEnds() throws {
    for tex in Corpus.formulas {
      let lines = try Formula.parse(tex).unicode(display: false)
      #expect(lines.count == 1)
      #expect(lines.first?.first != " " && lines.first?.last != " ", "\(tex)")
      #expect(!(lines[0].contains("\n")))
    }
  }
}
