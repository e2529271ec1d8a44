extension CommonMarkNode {
  /// What libcmark has no node for, and a custom node stands for.
  enum Part: UInt8 {
    case table = 1
    case tableHead, tableBody, tableRow
    case cell, leftCell, centeredCell, rightCell
    case note, tip, important, warning, caution
    case strikethrough
    case openTask, doneTask
    /// The footnotes, below the text, and each of them.
    case footnotes, footnote
    /// An image that is a paragraph of its own, with its caption.
    case figure

    /// It stands in running text.
    var isInline: Bool {
      switch self {
      case .cell, .leftCell, .centeredCell, .rightCell, .strikethrough, .openTask, .doneTask: true
      default: false
      }
    }
  }
}

extension CommonMarkNode.Part {
  init(cell alignment: Table.Alignment?) {
    self =
      switch alignment {
      case nil: .cell
      case .left: .leftCell
      case .center: .centeredCell
      case .right: .rightCell
      }
  }

  /// Of a cell of a table.
  var alignment: Table.Alignment? {
    switch self {
    case .leftCell: .left
    case .centeredCell: .center
    case .rightCell: .right
    default: nil
    }
  }

  init(_ callout: Callout) {
    self =
      switch callout {
      case .note: .note
      case .tip: .tip
      case .important: .important
      case .warning: .warning
      case .caution: .caution
      }
  }

  var callout: Callout? { Callout.allCases.first { Self($0) == self } }
}
