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
      if accent.isRepeatable {
        writer.writeRuled(base, isBelow: accent.isBelow, sign: accent.sign, style: style)
        return
      }
      writer.writeElement(base, style: style)
      // An arrow over one letter is as long as the letter in TeX, twice that in most fonts.
      let size = accent.name == "vec" ? " style=\"font-size:70%\"" : ""
      writer.writeToken("mo", attributes: " stretchy=\"\(accent.isWide)\"\(size)", accent.sign)
    }
  }

  /// A line over or under a base. Few fonts have one that stretches, so a border is drawn; the
  /// sign is there for screen readers.
  private mutating func writeRuled(_ base: Node, isBelow: Bool, sign: String, style: MathStyle) {
    let side = isBelow ? "bottom" : "top"
    let css = "border-\(side):.06em solid;padding-\(side):.1em"
    wrap("mrow", " style=\"\(css)\"") { $0.writeElement(base, style: style) }
    writeToken("mo", attributes: " style=\"font-size:0\"", sign)
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
    let isTall = fence.parts.contains { $0.contains { $0.isTall(in: style) } }
    wrap("mrow") { writer in
      writer.writeFenceSign(fence.open, .prefix, isTall: isTall)
      for (index, part) in fence.parts.enumerated() {
        if index > 0 { writer.writeFenceSign(fence.middles[index - 1], .infix, isTall: isTall) }
        writer.writeElement(part, style: style)
      }
      writer.writeFenceSign(fence.close, .postfix, isTall: isTall)
    }
  }

  /// - Parameter isTall: Whether the sign has to grow. Chromium sets one that could, but need not,
  ///   with the room of a tall one.
  private mutating func writeFenceSign(
    _ text: String, _ form: OperatorPlace.Form, isTall: Bool = true
  ) {
    guard !text.isEmpty else { return }
    let space = form == .infix ? " lspace=\"0\" rspace=\"0\"" : ""
    writeToken(
      "mo", attributes: " form=\"\(form.rawValue)\" stretchy=\"\(isTall)\"\(space)", text)
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

extension Node {
  /// Whether it is taller than a line of letters with scripts.
  fileprivate func isTall(in style: MathStyle) -> Bool {
    switch self {
    case .identifier, .number, .symbol, .function, .text, .space, .tag, .phantom: false
    case .accent(let accent, let base): accent.takesLabel || base.isTall(in: style)
    case .row(let nodes): nodes.contains { $0.isTall(in: style) }
    case .styled(let style, let nodes): nodes.contains { $0.isTall(in: style) }
    case .classed(_, let base): base.isTall(in: style)
    case .fence(let fence): fence.parts.contains { $0.contains { $0.isTall(in: style) } }
    case .scripts(let scripts):
      scripts.placement == .stacked || scripts.placement == .movable && style == .display
        || [scripts.base, scripts.sub, scripts.sup].contains { $0?.isTall(in: .script) ?? false }
    case .fraction, .radical, .table, .stack, .longArrow, .boxed, .sizedDelimiter: true
    }
  }
}
