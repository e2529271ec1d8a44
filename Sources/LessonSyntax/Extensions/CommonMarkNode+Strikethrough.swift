extension CommonMarkNode {
  /// Strikes out what stands between two pairs of tildes (GitHub Flavored Markdown, "Strikethrough
  /// (extension)"); single tildes stay what they are, since they also mean "about".
  func placeStrikethroughs(text: String) {
    guard text.hasBytes("~~") else { return }
    var pending = [self]
    while let node = pending.popLast() {
      node.strikeOutChildren()
      pending += node.children
    }
  }

  private func strikeOutChildren() {
    let marks = TildeMark.pieces(of: children)
    guard !marks.isEmpty else { return }
    // Each text is cut at its marks, and every pair of marks takes what is between them.
    var openings: [CommonMarkNode] = []
    for (text, pieces) in marks {
      for piece in pieces {
        let node = text.insertBefore(.text(piece.text))
        guard piece.isMark else { continue }
        if piece.closes, let opening = openings.popLast() {
          let part = opening.insertBefore(.part(.strikethrough, lines: lines))
          while let next = opening.next, next != node { part.append(next) }
          opening.remove()
          node.remove()
        } else if piece.opens {
          openings.append(node)
        }
      }
      text.remove()
    }
  }
}

/// A stretch of a text: two tildes, or what is between such marks.
private struct TildeMark {
  var text: String
  var isMark = false
  var opens = false
  var closes = false

  /// The texts among `nodes` that hold marks, each cut at them.
  static func pieces(of nodes: [CommonMarkNode]) -> [(CommonMarkNode, [TildeMark])] {
    nodes.indices.compactMap { index in
      let node = nodes[index]
      guard node.kind == .text, node.literal.hasBytes("~~") else { return nil }
      let before = index > 0 ? nodes[index - 1].lastScalar : " "
      let after = index + 1 < nodes.count ? nodes[index + 1].firstScalar : " "
      let pieces = pieces(of: node.literal, before: before, after: after)
      return pieces.contains(where: \.isMark) ? (node, pieces) : nil
    }
  }

  private static func pieces(
    of text: String, before: Unicode.Scalar, after: Unicode.Scalar
  ) -> [TildeMark] {
    let scalars = Array(text.unicodeScalars)
    var pieces: [TildeMark] = []
    var index = 0
    while index < scalars.count {
      let isTilde = scalars[index] == "~"
      let end = scalars[index...].firstIndex { ($0 == "~") != isTilde } ?? scalars.count
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[index..<end])
      var piece = TildeMark(text: String(view))
      let previous = index > 0 ? scalars[index - 1] : before
      let next = end < scalars.count ? scalars[end] : after
      if isTilde, end - index == 2, previous != "~", next != "~" {
        piece.isMark = true
        piece.opens = next.flanks(previous)
        piece.closes = previous.flanks(next)
      }
      pieces.append(piece)
      index = end
    }
    return pieces
  }
}

extension Unicode.Scalar {
  /// A mark between this character and `other` belongs to this one (CommonMark, "Left-flanking
  /// delimiter run").
  fileprivate func flanks(_ other: Unicode.Scalar) -> Bool {
    !properties.isWhitespace
      && (!isPunctuation || other.properties.isWhitespace || other.isPunctuation)
  }

  private var isPunctuation: Bool {
    switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      true
    default: isASCII && "$+<=>^`|~".unicodeScalars.contains(self)
    }
  }
}

extension CommonMarkNode {
  /// What stands at the node's start, for a mark before it.
  fileprivate var firstScalar: Unicode.Scalar { edge { $0.first } }

  fileprivate var lastScalar: Unicode.Scalar { edge { $0.last } }

  private func edge(
    _ scalar: (String.UnicodeScalarView) -> Unicode.Scalar?
  ) -> Unicode.Scalar {
    switch kind {
    case .text: scalar(literal.unicodeScalars) ?? " "
    case .softBreak, .lineBreak: " "
    // The mark that opens or closes it.
    default: "*"
    }
  }
}
