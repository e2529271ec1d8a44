import LessonMath

extension ChapterParser {
  /// The line that a piece of running text starts on.
  func line(of node: CommonMarkNode) -> Int { rowLine ?? node.lines.lowerBound }

  mutating func inlines(_ nodes: [CommonMarkNode], depth: Int) -> [Inline] {
    guard depth < Self.deepest else {
      report(nodes.first.map(line(of:)) ?? 1, "emphasis is nested too deeply here")
      return []
    }
    var inlines: [Inline] = []
    for node in nodes {
      switch node.kind {
      case .text: append(node.literal, to: &inlines)
      case .softBreak: inlines.append(.softBreak)
      case .lineBreak: inlines.append(.lineBreak)
      case .inlineCode: inlines.append(.code(mask.unmask(node.literal)))
      case .inlineHTML: inlines.append(.html(html(node)))
      case .emphasis: inlines.append(.emphasis(self.inlines(node.children, depth: depth + 1)))
      case .strong: inlines.append(.strong(self.inlines(node.children, depth: depth + 1)))
      case .part(.strikethrough):
        inlines.append(.strikethrough(self.inlines(node.children, depth: depth + 1)))
      case .part(.openTask): inlines.append(.taskBox(isDone: false))
      case .part(.doneTask): inlines.append(.taskBox(isDone: true))
      case .link where mask.claim(leadingTo: node.destination) != nil:
        inlines.append(claim(node, depth: depth))
      case .link:
        confirmNoClaim(node)
        let destination = mask.unmask(node.destination)
        let place = links.count
        let words = self.inlines(node.children, depth: depth + 1)
        let text = words.plainText
        links.insert(
          Link(
            .link, to: destination, text: words.isEmpty ? "" : text.isEmpty ? nil : text,
            line: line(of: node)),
          at: place)
        inlines.append(
          .link(destination: destination, title: mask.unmask(node.title), words))
      case .image:
        let count = claims.count
        let references = footnoteNumbers.uses.reduce(0, +)
        defer {
          confirmNoClaims(since: count)
          if footnoteNumbers.uses.reduce(0, +) > references {
            report(
              line(of: node),
              "a footnote in the text of an image is seen by nobody: take it out of the image")
          }
        }
        let source = mask.unmask(node.destination)
        links.append(Link(.image, to: source, line: line(of: node)))
        inlines.append(
          .image(
            source: source, title: mask.unmask(node.title),
            alternative: self.inlines(node.children, depth: depth + 1)))
      default: break
      }
    }
    return inlines
  }

  /// Appends a text with its formulas, each of which must be readable.
  private mutating func append(_ literal: String, to inlines: inout [Inline]) {
    for piece in mask.pieces(of: literal) {
      switch piece {
      case .text(let text):
        if case .text(let before)? = inlines.last {
          inlines[inlines.count - 1] = .text(before + text)
        } else {
          inlines.append(.text(text))
        }
      case .formula(let span):
        inlines.append(.math(checked(span)))
      case .continuation:
        if inlines.last == .softBreak { inlines.removeLast() }
      case .claim(let claim):
        reportStray(claim)
      case .footnote(let index):
        let (number, use) = footnoteNumbers.reference(to: index)
        inlines.append(.footnote(number: number, use: use))
      }
    }
  }

  /// The formula with its number, if it has a name.
  private mutating func checked(_ span: MathSpan) -> MathSpan {
    var span = span
    do {
      guard let name = try Formula.parse(span.tex).label else { return span }
      if !span.isDisplay {
        report(
          span.line,
          "a formula in running text has no number, so `\\label{\(name)}` names none: give it a line "
            + "of its own, between `$$`")
      } else if let first = formulaLines[name] {
        report(
          span.line,
          "the formula on line \(first) is called `\(name)` already: choose another `\\label`")
      } else {
        if name.contains(".") {
          report(
            span.line,
            "`\(name)` holds a full stop, as the page's own names do: choose another `\\label`, such "
              + "as `\(name.replacing(".", with: "-"))`")
        }
        formulaLines[name] = span.line
        anchors.insert(name)
        labels[name] = Label(.equation(formulaLines.count))
        span.label = FormulaLabel(name: name, number: formulaLines.count)
      }
    } catch {
      let before = span.tex.unicodeScalars.prefix(error.offset)
      let line = span.line + before.count { $0 == "\n" }
      report(line, "this formula cannot be read: \(error.message): `\(span.tex)`")
    }
    return span
  }
}
