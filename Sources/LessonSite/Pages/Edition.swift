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

  init(_ edition: SiteEdition, isFirst: Bool, publication: Publication) {
    let folder = isFirst ? "" : edition.language
    language = edition.language
    title = edition.title
    summary = edition.summary
    self.publication = publication
    wording = Wording.of(edition.language)
    address = PageAddress(folder: folder, name: "index")
    front = edition.front.map { [address] in ChapterPage(run: $0, address: address) }
    chapters = edition.chapters.map { chapter in
      ChapterPage(
        run: chapter.run, address: PageAddress(folder: folder, name: chapter.name))
    }
    hasFeed =
      publication.url != nil
      && chapters.contains { $0.run.chapter.frontMatter.lastDay != nil }
  }
}
