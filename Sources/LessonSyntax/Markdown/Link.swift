/// A link or an image of a chapter's prose.
public struct Link: Equatable, Sendable {
  public enum Kind: Equatable, Sendable {
    case link, image
  }

  public var kind: Kind

  /// Where it leads, as the author wrote it.
  public var destination: String

  /// The words that lead there, empty where there is nothing; nil where they are no text, as those of
  /// a picture or in raw HTML.
  public var text: String?

  /// The line of the file, from 1.
  public var line: Int

  public init(_ kind: Kind, to destination: String, text: String? = nil, line: Int) {
    self.kind = kind
    self.destination = destination
    self.text = text
    self.line = line
  }
}
