import LessonRunner

/// Everything that a site is made from: one value, so that a site needs no compiler and no files.
public struct SiteInput: Equatable, Sendable {
  /// The book in each of its languages. The first stands at the root of the site, every other one
  /// in a folder that its language names.
  public var editions: [SiteEdition]

  /// The look that the book gives its pages.
  public var theme: BookTheme

  /// Whether pages say how long each cell ran, which is not the same twice.
  public var showsTimes: Bool

  /// What of the book's own files the pages show or link to.
  public var files: [LinkedFile]

  /// Where the site will be, and what else the book says of its publication.
  public var publication: Publication

  public init(
    editions: [SiteEdition], theme: BookTheme = .builtIn, showsTimes: Bool = false,
    files: [LinkedFile] = [], publication: Publication = Publication()
  ) {
    self.editions = editions
    self.theme = theme
    self.showsTimes = showsTimes
    self.files = files
    self.publication = publication
  }
}

/// The book in one language.
public struct SiteEdition: Equatable, Sendable {
  /// A language tag: `en`, `ko`.
  public var language: String

  /// The book's title.
  public var title: String

  /// A paragraph on what the book is, plain text; may be empty.
  public var summary: String

  /// In reading order.
  public var chapters: [SiteChapter]

  /// What stands on the front page above the list of chapters; nil where the book has nothing of its
  /// own to say there.
  public var front: RunChapter?

  public init(
    language: String, title: String, summary: String = "", chapters: [SiteChapter] = [],
    front: RunChapter? = nil
  ) {
    self.front = front
    self.language = language
    self.title = title
    self.summary = summary
    self.chapters = chapters
  }
}

/// A chapter, and what its files are called.
public struct SiteChapter: Equatable, Sendable {
  /// The file's name without its folder and ending: `04-vanishing-gradients`. The page is
  /// `name.html`, links to `name.md` lead to it, and chapters of the same name in two editions are
  /// translations of each other.
  public var name: String

  public var run: RunChapter

  public init(name: String, run: RunChapter) {
    self.name = name
    self.run = run
  }
}
