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

  init(_ edition: SiteEdition, isFirst: Bool) {
    let folder = isFirst ? "" : edition.language
    language = edition.language
    title = edition.title
    summary = edition.summary
    wording = Wording.of(edition.language)
    address = PageAddress(folder: folder, name: "index")
    chapters = edition.chapters.map { chapter in
      ChapterPage(
        run: chapter.run, address: PageAddress(folder: folder, name: chapter.name))
    }
  }
}
