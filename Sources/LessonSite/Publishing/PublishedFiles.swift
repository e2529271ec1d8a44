import LessonRunner
import LessonSyntax

/// The files that a site has besides its pages: for search engines, feed readers, and readers whose
/// link leads to no page.
struct PublishedFiles {
  let editions: [Edition]
  let publication: Publication

  func files(theme: Theme) -> [SiteFile] {
    var files = redirectPages
    if let notFound = notFoundPage(theme: theme) { files.append(notFound) }
    guard publication.url != nil else { return files }
    let sitemap = Sitemap(publication: publication, pages: sitemapPages)
    files.append(SiteFile(path: Sitemap.path, bytes: Array(sitemap.text.utf8)))
    for edition in editions {
      guard let text = edition.feed?.text else { continue }
      files.append(SiteFile(path: edition.feedAddress, bytes: Array(text.utf8)))
    }
    return files
  }

  // MARK: Redirects

  private var redirectPages: [SiteFile] {
    publication.redirects.flatMap { redirect in
      editions.compactMap { edition in
        edition.chapter(named: redirect.chapter).map { page in
          RedirectPage(
            from: PageAddress(folder: page.address.folder, name: redirect.old), to: page,
            language: edition.language, publication: publication
          ).file
        }
      }
    }
  }

  // MARK: The page for links that lead nowhere

  /// A server shows it at any address, so its links start at the site's root, where that is known.
  private func notFoundPage(theme: Theme) -> SiteFile? {
    guard let first = editions.first else { return nil }
    let address = PageAddress(
      folder: "", name: PageAddress.notFoundName, base: publication.url?.path)
    let doors = editions.map { edition -> Markup in
      let link = address.link(to: edition.address)
      let language = edition.language
      return """
        <p lang="\(language)">\(edition.wording.noSuchPage) \
        <a href="\(link)" hreflang="\(language)">\(edition.title)</a></p>

        """
    }
    let content: Markup = """
      <article class="chapter">
      <h1>404</h1>
      <div class="text">
      \(doors.joined())</div>
      </article>

      """
    return first.framed(
      FramedPage(
        address: address, tab: "404 · \(first.title)", summary: "", twins: [], content: content),
      theme: theme)
  }

  // MARK: The sitemap's pages

  private var sitemapPages: [Sitemap.Page] {
    let fronts = editions.map { ($0.language, $0.address) }
    return editions.flatMap { edition in
      [
        Sitemap.Page(
          address: edition.address, languages: fronts,
          changed: edition.front?.run.chapter.frontMatter.lastDay)
      ]
        + edition.chapters.map { page in
          let twins = editions.compactMap { other in
            other.chapter(named: page.address.name).map { (other.language, $0.address) }
          }
          return Sitemap.Page(
            address: page.address, languages: twins, changed: page.run.chapter.frontMatter.lastDay)
        }
    }
  }
}

extension FrontMatter {
  /// The day on which the chapter was last written at, as it says.
  var lastDay: CalendarDate? { changed ?? date }
}

extension Edition {
  /// Where the feed lies on the site.
  var feedAddress: String { address.folder.isEmpty ? Feed.name : address.folder + "/" + Feed.name }

  /// nil where the site's address is not known.
  fileprivate var feed: Feed? {
    guard let url = publication.url, let home = publication.address(of: address) else { return nil }
    return Feed(
      language: language, title: title, subtitle: summary, home: home,
      address: url.text + URLText.encode(feedAddress),
      entries: chapters.compactMap { page in
        guard let day = page.run.chapter.frontMatter.lastDay,
          let address = publication.address(of: page.address)
        else { return nil }
        return Feed.Entry(
          address: address, title: page.title, summary: page.opening.plainText.clipped(to: 500),
          published: page.run.chapter.frontMatter.date, updated: day)
      })
  }
}
