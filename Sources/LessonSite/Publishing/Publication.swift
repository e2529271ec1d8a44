import LessonSyntax

/// Where a site and its Markdown are, as far as the book says.
public struct Publication: Equatable, Sendable {
  /// The site's root.
  public var url: SiteURL?

  /// Where the Markdown can be edited.
  public var repository: SourceRepository?

  /// Chapters that have another name than they had.
  public var redirects: [Redirect]

  public init(
    url: SiteURL? = nil, repository: SourceRepository? = nil, redirects: [Redirect] = []
  ) {
    self.url = url
    self.repository = repository
    self.redirects = redirects
  }

  /// The whole address of a page; nil where the site's is not known. That of a folder's index is the
  /// folder's.
  func address(of page: PageAddress) -> String? {
    url.map { url in
      let path = URLText.encode(page.path)
      return url.text + (page.name == "index" ? path.dropLast("index.html".count) : path[...])
    }
  }
}
