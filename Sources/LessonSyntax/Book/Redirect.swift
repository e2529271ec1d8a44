/// A page that leads to another: that of a chapter under the name that it once had.
public struct Redirect: Equatable, Sendable {
  /// The old name, without `.md`.
  public var old: String

  /// The chapter's name now.
  public var chapter: String

  /// The line of `lessons.yml` that says so.
  public var line: Int

  public init(from old: String, to chapter: String, line: Int) {
    self.old = old
    self.chapter = chapter
    self.line = line
  }
}

/// The redirects of a book, held to its chapters.
struct RedirectCheck {
  /// What is wrong, each with its line of `lessons.yml`.
  private(set) var problems: [Placed<String>] = []

  /// - Parameter chapters: the names of the chapters, in any language.
  init(_ redirects: [Redirect], chapters: [String]) {
    let olds = Dictionary(redirects.map { ($0.old, $0) }) { first, _ in first }
    let names = Set(chapters)
    for redirect in redirects {
      guard let message = Self.problem(with: redirect, olds, names, chapters) else { continue }
      problems.append(Placed(message, line: redirect.line))
    }
  }

  private static func problem(
    with redirect: Redirect, _ olds: [String: Redirect], _ names: Set<String>, _ chapters: [String]
  ) -> String? {
    let (old, chapter) = (redirect.old, redirect.chapter)
    // File systems may not tell capitals from small letters.
    let isTaken = chapters.contains { $0.lowercased() == old.lowercased() }
    if isTaken || ["index", "404"].contains(old.lowercased()) {
      return "there is a page called `\(old)`, which a redirect would take away: a redirect starts "
        + "at a name that no chapter has"
    }
    if names.contains(chapter) { return nil }
    if let next = olds[chapter] {
      return next.chapter == old || chapter == old
        ? "`\(old)` leads to `\(chapter)`, which leads back to it: name a chapter"
        : "`\(chapter)` is a redirect, too: name the chapter, `\(next.chapter)`"
    }
    return "`\(chapter)` is no chapter of the book" + Suggestion.text(for: chapter, among: chapters)
  }
}
