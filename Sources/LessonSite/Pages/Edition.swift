import LessonSyntax

/// The book in one language, as its pages see it: with addresses.
struct Edition {
  var language: String
  var title: String
  var summary: String
  var wording: Wording

  /// Where its index is.
  var address: PageAddress

  /// In reading order.
  var chapters: [ChapterPage]

  /// What the list of chapters says of each, the same on every page of the edition.
  let sideEntries: [Markup]

  /// Where in `chapters` a chapter is, by its name.
  private let places: [String: Int]

  init(_ edition: SiteEdition, isFirst: Bool, showsTimes: Bool) {
    let folder = isFirst ? "" : edition.language
    language = edition.language
    title = edition.title
    summary = edition.summary
    wording = Wording.of(edition.language)
    address = PageAddress(folder: folder, name: "index")
    chapters = edition.chapters.map { chapter in
      ChapterPage(
        run: chapter.run, address: PageAddress(folder: folder, name: chapter.name),
        showsTimes: showsTimes)
    }
    sideEntries = chapters.map { page in
      let number: Markup =
        page.number.isEmpty ? "" : "<span class=\"number\">\(page.number)</span> "
      return " href=\"\(URLText.encode(page.address.name + ".html"))\">\(number)\(page.heading)"
    }
    places = Dictionary(
      uniqueKeysWithValues: chapters.enumerated().map { ($1.address.name, $0) })
  }

  /// The chapter that is called `name`, where the edition has it.
  func chapter(named name: String) -> ChapterPage? { places[name].map { chapters[$0] } }
}
