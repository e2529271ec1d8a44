/// A block of a chapter, as a value: what the terminal draws. CommonMark's kinds, and ours.
public struct Block: Equatable, Sendable {
  public enum Kind: Equatable, Sendable {
    case paragraph([Inline])
    /// `level` is 1 to 6; `anchor` is unique in the chapter.
    case heading(level: Int, anchor: String, [Inline])
    case quote([Block])
    case callout(Callout, [Block])
    case table(Table)
    /// An image by itself, with what is written below it.
    case figure(source: String, alternative: [Inline], caption: String)
    /// `start` is the first number of an ordered list, nil for a bullet list. In a tight list the
    /// paragraphs of an item stand without blank lines.
    case list(start: Int?, isTight: Bool, items: [[Block]])
    /// Code that is not a cell; `info` is the fence's info string.
    case code(info: String, String)
    case html(String)
    case thematicBreak
    /// The cell with this index in `Chapter.cells`; its recorded output is part of it.
    case cell(Int)
  }

  public var kind: Kind

  /// The lines of the file that it stands on, from 1.
  public var lines: ClosedRange<Int>

  public init(_ kind: Kind, lines: ClosedRange<Int>) {
    self.kind = kind
    self.lines = lines
  }
}

/// A piece of running text.
public enum Inline: Equatable, Sendable {
  case text(String)
  case softBreak
  case lineBreak
  case code(String)
  case html(String)
  case emphasis([Inline])
  case strong([Inline])
  case strikethrough([Inline])
  /// The box at the start of a task's text.
  case taskBox(isDone: Bool)
  /// A reference to the footnote with this number, from 1; `use` counts those to the same one.
  case footnote(number: Int, use: Int)
  case link(destination: String, title: String, [Inline])
  /// The text of the claim with this index in `Chapter.claims`.
  case claim(Int, [Inline])
  case image(source: String, title: String, alternative: [Inline])
  case math(MathSpan)
}

/// A formula in the text: `$…$`, or `$$…$$` for one that stands by itself.
public struct MathSpan: Equatable, Sendable {
  /// The TeX between the dollar signs.
  public var tex: String
  public var isDisplay: Bool

  /// Where it opens, in the file, from 1.
  public var line: Int
  public var column: Int

  /// What references call it, with its number in the chapter; nil for one without a `\label`.
  public var label: FormulaLabel?
}

/// The name and the number of a formula.
public struct FormulaLabel: Equatable, Sendable {
  public var name: String
  public var number: Int
}

extension Block {
  /// The blocks that stand in it: in a quote, a callout or a list.
  public var inner: [Block] {
    switch kind {
    case .quote(let blocks), .callout(_, let blocks): blocks
    case .list(_, _, let items): Array(items.joined())
    default: []
    }
  }
}

extension [Inline] {
  /// The text without its marks, as a heading's name or a title needs it. Formulas stay TeX.
  public var plainText: String {
    map { inline in
      switch inline {
      case .text(let text), .code(let text): text
      case .softBreak, .lineBreak: " "
      case .html, .taskBox, .footnote: ""
      case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines),
        .link(_, _, let inlines), .claim(_, let inlines), .image(_, _, let inlines):
        inlines.plainText
      case .math(let span): span.tex
      }
    }.joined()
  }
}
