import LessonSyntax

/// The list of a site's pages that search engines ask for (sitemaps.org, protocol 0.9), with each
/// page's translations. There is none for a site whose address is not known.
struct Sitemap {
  static let path = "sitemap.xml"

  /// A page in its languages.
  struct Page {
    var address: PageAddress
    /// The page itself among them.
    var languages: [(language: String, address: PageAddress)]
    /// When its text last changed, as the chapter says.
    var changed: CalendarDate?
  }

  var publication: Publication
  var pages: [Page]

  var text: String {
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
        + "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">",
    ]
    for page in pages {
      guard let address = publication.address(of: page.address) else { continue }
      lines += ["<url>", "<loc>\(address.xmlText)</loc>"]
      if let changed = page.changed { lines.append("<lastmod>\(changed)</lastmod>") }
      for (language, twin) in page.languages where page.languages.count > 1 {
        guard let address = publication.address(of: twin) else { continue }
        lines.append(
          "<xhtml:link rel=\"alternate\" hreflang=\"\(language.xmlAttribute)\" "
            + "href=\"\(address.xmlAttribute)\"/>")
      }
      lines.append("</url>")
    }
    return (lines + ["</urlset>", ""]).joined(separator: "\n")
  }
}
