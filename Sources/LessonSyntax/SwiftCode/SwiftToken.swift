/// A piece of Swift source. The texts of all tokens of a source, joined, are the source.
public struct SwiftToken: Equatable, Sendable {
  public enum Kind: Equatable, Sendable {
    case keyword
    /// An identifier that starts with a capital letter, as types do.
    case typeName
    case identifier
    /// An identifier right before an opening parenthesis or brace, or after a dot.
    case call
    case number
    /// Text inside quotation marks, with the marks; what is interpolated comes as tokens of its own.
    case string
    case regex
    case comment
    /// `@main`, `@escaping`
    case attribute
    /// `#if`, `#line`, `#selector`
    case directive
    case `operator`
    case punctuation
    case whitespace
  }

  public var kind: Kind
  public var text: String

  public init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}
