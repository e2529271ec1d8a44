/// What a reference leads to, and what it is called there.
public struct Label: Equatable, Sendable {
  public enum Kind: Equatable, Sendable {
    /// A chapter as a whole.
    case chapter
    case heading
    /// A figure, by its number in the chapter, from 1.
    case figure(Int)
    /// A formula, by its number in the chapter, from 1.
    case equation(Int)
    /// A heading of the glossary, with the paragraph below it.
    case term(definition: [Inline])
  }

  public var kind: Kind

  /// The title of the chapter or the words of the heading; empty for what has a number.
  public var title: [Inline]

  /// The title of the chapter that it stands in, seen from another one; nil within one chapter.
  public var chapter: String?

  /// What the links of a term's definition lead to, by their destinations.
  public var references: [String: Label] = [:]

  public init(_ kind: Kind, title: [Inline] = [], chapter: String? = nil) {
    self.kind = kind
    self.title = title
    self.chapter = chapter
  }

  /// The number of a figure or a formula.
  public var number: Int? {
    switch kind {
    case .figure(let number), .equation(let number): number
    case .chapter, .heading, .term: nil
    }
  }
}
