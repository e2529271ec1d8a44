/// A table of running text.
public struct Table: Equatable, Sendable {
  public enum Alignment: Equatable, Sendable { case left, center, right }

  /// Of each column; nil where the author gave none.
  public var alignments: [Alignment?]

  /// The headings of the columns, as many as there are alignments.
  public var header: [[Inline]]

  /// Each as long as the header.
  public var rows: [[[Inline]]]
}
