import LessonMath

/// A text of the prose that is computed: a link whose destination starts with `=`. Its expression is
/// evaluated where it stands; a value must agree with the text, a Boolean must be true.
public struct Claim: Equatable, Sendable {
  /// Its place among the chapter's claims, from 0.
  public var index: Int

  /// Swift, on one line.
  public var expression: String

  /// The text as a reader sees it; formulas as TeX.
  public var text: String

  /// How many of the chapter's cells stand before it.
  public var cellsBefore: Int

  /// Where the text stands in the file: what is between the brackets.
  public var textRange: Range<TextPlace>

  /// Where the expression starts.
  public var expressionPlace: TextPlace

  /// The text that a reader would see were `markdown` written between the brackets; nil where that
  /// would be no claim any more, or hold a formula that cannot be read.
  public static func text(of markdown: String) -> String? {
    let mask = MathMask("[\(markdown)](=x)")
    guard mask.formulas.allSatisfy({ (try? Formula.parse($0.tex)) != nil }) else { return nil }
    return CommonMarkNode.withDocument(parsing: mask.text) { document in
      let blocks = document.children
      guard blocks.count == 1, blocks[0].kind == .paragraph else { return nil }
      let inlines = blocks[0].children
      guard inlines.count == 1, inlines[0].kind == .link,
        mask.claim(leadingTo: inlines[0].destination)?.expression == "x"
      else { return nil }
      return inlines[0].plainText(mask)
    }
  }
}

extension Chapter {
  /// The text of `claim` as it is written, without the marks of the lists and quotes around it; lines
  /// are joined by `\n`.
  public func markdown(of claim: Claim) -> String {
    let lines = source.text(in: claim.textRange).linesOfNewlines
    return lines.enumerated().map { index, line in
      index == 0 ? line : line.splitContainerPrefix().content
    }.joined(separator: "\n")
  }

  /// The claims between cell `count` - 1 and cell `count`.
  public func claims(behindCells count: Int) -> [Claim] {
    claims.filter { $0.cellsBefore == count }
  }
}
