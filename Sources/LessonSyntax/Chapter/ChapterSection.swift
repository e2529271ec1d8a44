/// A part of a chapter that a search can lead to: a heading, and what stands below it up to the next.
public struct ChapterSection: Equatable, Sendable {
  /// As a reader sees it, in plain text.
  public var heading: String

  /// What a link to it names; nil for the top of a page whose title is no heading of the text.
  public var anchor: String?

  /// What it is found by: each of its words once, in UTF-8, with a zero behind it.
  public var words: [UInt8]

  public init(heading: String, anchor: String?, words: [UInt8]) {
    self.heading = heading
    self.anchor = anchor
    self.words = words
  }
}
