extension MathMLWriter {
  // MARK: Scripts

  mutating func writeScripts(_ scripts: Scripts, style: MathStyle, place: OperatorPlace?) {
    let isStacked =
      switch scripts.placement {
      case .side: false
      case .movable: style == .display
      case .stacked: true
      }
    var place = place
    if scripts.placement == .stacked, style != .display {
      place = place ?? OperatorPlace()
      place?.fixesLimits = true
    }
    let name =
      switch (scripts.sub != nil, scripts.sup != nil) {
      case (true, true): isStacked ? "munderover" : "msubsup"
      case (true, false): isStacked ? "munder" : "msub"
      default: isStacked ? "mover" : "msup"
      }
    wrap(name) { writer in
      writer.write(scripts.base, style: style, place: place)
      if let sub = scripts.sub { writer.writeElement(sub, style: style.scripted) }
      if let sup = scripts.sup { writer.writeElement(sup, style: style.scripted) }
    }
  }

  mutating func writeStack(
    _ base: Node, over: Node?, under: Node?, style: MathStyle, place: OperatorPlace?
  ) {
    let name = over == nil ? "munder" : under == nil ? "mover" : "munderover"
    wrap(name) { writer in
      writer.write(base, style: style, place: place)
      if let under { writer.writeElement(under, style: style.scripted) }
      if let over { writer.writeElement(over, style: style.scripted) }
    }
  }

  mutating func writeLongArrow(_ arrow: String, over: Node, under: Node?, style: MathStyle) {
    let name = under == nil ? "mover" : "munderover"
    wrap(name) { writer in
      writer.writeToken("mo", attributes: " stretchy=\"true\"", arrow)
      for label in [under, over].compactMap({ $0 }) {
        // Room at both ends of the label: the arrow stretches to its width.
        writer.wrap("mrow") {
          $0.writeSpace(6)
          $0.writeElement(label, style: style.scripted)
          $0.writeSpace(6)
        }
      }
    }
  }

  mutating func writeAccent(_ accent: Accent, _ base: Node, style: MathStyle) {
    let name = accent.isBelow ? "munder" : "mover"
    let attribute =
      accent.takesLabel ? "" : accent.isBelow ? " accentunder=\"true\"" : " accent=\"true\""
    wrap(name, attribute) { writer in
      writer.writeElement(base, style: style)
      writer.writeToken("mo", attributes: " stretchy=\"\(accent.isWide)\"", accent.sign)
    }
  }

  // MARK: Fractions and roots

  mutating func writeFraction(_ fraction: Fraction, style: MathStyle) {
    let own = fraction.style ?? style
    guard fraction.open.isEmpty && fraction.close.isEmpty else {
      return wrap("mrow") { writer in
        writer.writeFenceSign(fraction.open, .prefix)
        writer.writeStyledFraction(fraction, own, within: style)
        writer.writeFenceSign(fraction.close, .postfix)
      }
    }
    writeStyledFraction(fraction, own, within: style)
  }

  private mutating func writeStyledFraction(
    _ fraction: Fraction, _ style: MathStyle, within outer: MathStyle
  ) {
    guard style == outer else {
      return wrap("mstyle", style.attributes) { $0.writeBareFraction(fraction, style) }
    }
    writeBareFraction(fraction, style)
  }

  private mutating func writeBareFraction(_ fraction: Fraction, _ style: MathStyle) {
    wrap("mfrac", fraction.hasBar ? "" : " linethickness=\"0\"") { writer in
      writer.writeElement(fraction.numerator, style: style.fractional)
      writer.writeElement(fraction.denominator, style: style.fractional)
    }
  }

  mutating func writeRadical(_ radicand: Node, degree: Node?, style: MathStyle) {
    guard let degree else {
      return wrap("msqrt") { $0.writeElement(radicand, style: style) }
    }
    wrap("mroot") { writer in
      writer.writeElement(radicand, style: style)
      writer.writeElement(degree, style: .scriptscript)
    }
  }

  mutating func writeStyled(_ nodes: [Node], style: MathStyle) {
    wrap("mstyle", style.attributes) { $0.writeRow(nodes, style: style) }
  }

  // MARK: Delimiters

  mutating func writeFence(_ fence: Fence, style: MathStyle) {
    wrap("mrow") { writer in
      writer.writeFenceSign(fence.open, .prefix)
      for (index, part) in fence.parts.enumerated() {
        if index > 0 { writer.writeFenceSign(fence.middles[index - 1], .infix) }
        writer.writeElement(part, style: style)
      }
      writer.writeFenceSign(fence.close, .postfix)
    }
  }

  private mutating func writeFenceSign(_ text: String, _ form: OperatorPlace.Form) {
    guard !text.isEmpty else { return }
    let space = form == .infix ? " lspace=\"0\" rspace=\"0\"" : ""
    writeToken(
      "mo", attributes: " form=\"\(form.rawValue)\" fence=\"true\" stretchy=\"true\"\(space)", text)
  }

  mutating func writeDelimiter(_ text: String, size: Int, _ place: OperatorPlace?) {
    guard !text.isEmpty else { return wrap("mrow") { _ in } }
    // LaTeX sets 8.5, 11.5, 14.5 and 17.5 pt beside a font of 10 pt, plus what sticks out.
    let height = ["1.2em", "1.623em", "2.047em", "2.470em"][min(max(size, 1), 4) - 1]
    let space = place.map { " lspace=\"\(em($0.left))\" rspace=\"\(em($0.right))\"" } ?? ""
    writeToken(
      "mo", attributes: " stretchy=\"true\" minsize=\"\(height)\" maxsize=\"\(height)\"\(space)",
      text)
  }
}

extension MathStyle {
  var attributes: String {
    switch self {
    case .display: " displaystyle=\"true\" scriptlevel=\"0\""
    case .text: " displaystyle=\"false\" scriptlevel=\"0\""
    case .script: " displaystyle=\"false\" scriptlevel=\"1\""
    case .scriptscript: " displaystyle=\"false\" scriptlevel=\"2\""
    }
  }
}
