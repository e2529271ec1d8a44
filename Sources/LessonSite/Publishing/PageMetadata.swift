import LessonSyntax

extension Edition {
  /// What programs read at a page's head: how to show a link to it (the Open Graph protocol,
  /// ogp.me), its one address, and where the feed is.
  ///
  /// The title is the page's own, without the book's, which the name of the browser's tab has, too.
  func metadata(of page: FramedPage) -> Markup {
    // The page that stands for all that are missing.
    guard !page.address.isNotFound else { return "<meta name=\"robots\" content=\"noindex\">\n" }
    let isFront = page.address == address
    let book = Markup(title)
    var lines: [Markup] = [
      property("og:title", isFront ? book : page.tab.droppingEnd(" · " + book)),
      property("og:type", isFront ? "website" : "article"), property("og:site_name", book),
    ]
    if !page.summary.isEmpty {
      lines.append(property("og:description", Markup(page.summary.clipped(to: 200))))
    }
    if let locale = Self.locale(of: language) {
      lines.append(property("og:locale", Markup(locale)))
    }
    if let address = publication.address(of: page.address) {
      lines += [
        property("og:url", Markup(address)), "<link rel=\"canonical\" href=\"\(address)\">\n",
      ]
    }
    if hasFeed {
      let feed = URLText.encode(Feed.name)
      lines.append(
        """
        <link rel="alternate" type="application/atom+xml" title="\(book)" href="\(feed)">

        """)
    }
    return lines.joined()
  }

  private func property(_ name: Markup, _ content: Markup) -> Markup {
    "<meta property=\"\(name)\" content=\"\(content)\">\n"
  }

  /// Open Graph wants a territory with each language; nil where none goes without saying.
  private static func locale(of language: String) -> String? {
    let territories = [
      "de": "DE", "en": "US", "es": "ES", "fr": "FR", "it": "IT", "ja": "JP", "ko": "KR",
      "nl": "NL", "pl": "PL", "pt": "BR", "ru": "RU", "uk": "UA", "zh": "CN",
    ]
    return territories[language].map { "\(language)_\($0)" }
  }

  /// What stands at the foot of every page: where its Markdown can be edited, if the book says where it
  /// is kept, and what made it.
  func foot(of address: PageAddress) -> Markup {
    let made: Markup = "<p class=\"made\">\(wording.madeWith(Release.version))</p>\n"
    guard !address.isNotFound, address != self.address || front != nil,
      let repository = publication.repository
    else { return made }
    let folder = address.folder.isEmpty ? "" : address.folder + "/"
    let link = repository.editAddress(of: folder + address.name + ".md")
    return "<p class=\"edit\"><a href=\"\(link)\">\(wording.editPage)</a></p>\n" + made
  }
}

extension Markup {
  fileprivate func droppingEnd(_ end: Markup) -> Markup {
    html.hasSuffix(end.html) ? Markup(html: String(html.dropLast(end.html.count))) : self
  }
}
