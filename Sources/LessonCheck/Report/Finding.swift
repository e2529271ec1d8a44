import LessonSyntax

/// Something that a check found to be wrong.
public struct Finding: Equatable, Sendable {
  public enum Kind: String, Equatable, Sendable, CaseIterable {
    /// A recorded output is not what the cell computes.
    case output
    /// A claim's text is not what it computes.
    case claim
    /// A claim is false, has no value, or a text that cannot be compared with it.
    case failedClaim = "failed claim"
    /// A cell did not do what it must.
    case cell
    /// A chapter cannot be read.
    case chapter
    /// A link or an image leads nowhere.
    case link
    /// A translation is not one of its original.
    case translation
    /// A file of the site is not what a build writes.
    case site
  }

  public var kind: Kind

  /// Where, and a sentence.
  public var diagnostic: Diagnostic

  /// The recorded output and the computed one as a unified diff.
  public var diff: String?

  /// The index of the chapter's cell that it is about.
  public var cell: Int?

  public init(_ kind: Kind, _ diagnostic: Diagnostic, diff: String? = nil, cell: Int? = nil) {
    self.kind = kind
    self.diagnostic = diagnostic
    self.diff = diff
    self.cell = cell
  }

  /// What `accept` mends: the difference between what is written and what is computed.
  public var isStale: Bool { kind == .output || kind == .claim }

  /// The lines that show it, under the sentence: the diff, or the place in the source.
  public var details: String {
    diff ?? diagnostic.excerpt.joined(separator: "\n")
  }
}
