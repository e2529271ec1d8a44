import LessonRunner
import LessonSyntax

/// The book in one language, as its pages see it: with addresses.
struct Edition {
  var language: String
  var title: String
  var summary: String
  var publication: Publication
  var wording: Wording

  /// Where its index is.
  var address: PageAddress

  /// The front page's own text.
  var front: ChapterPage?

  /// In reading order.
  var chapters: [ChapterPage]

  /// A chapter says when it was written, and the site's address is known.
  let hasFeed: Bool

  /// What the list of chapters says of each, the same on every page of the edition.
  let sideEntries: [Markup]

  /// Where in `chapters` a chapter is, by its name.
  private let places: [String: Int]

  init(_ edition: SiteEdition, isFirst: Bool, in input: SiteInput) {
    let folder = isFirst ? "" : edition.language
    language = edition.language
    title = edition.title
    summary = edition.summary
    publication = input.publication
    wording = Wording.of(edition.language)
    address = PageAddress(folder: folder, name: "index")
    front = edition.front.map { [address, wording] in
      ChapterPage(run: $0, address: address, wording: wording, showsTimes: input.showsTimes)
    }
    chapters = edition.chapters.map { [wording] chapter in
      ChapterPage(
        run: chapter.run, address: PageAddress(folder: folder, name: chapter.name),
        wording: wording, showsTimes: input.showsTimes)
    }
    hasFeed =
      publication.url != nil
      && chapters.contains { $0.run.chapter.frontMatter.lastDay != nil }
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
