import LessonSyntax

/// A page under a chapter's old name that leads to the chapter: at once, and by a link.
struct RedirectPage {
  var from: PageAddress
  var to: ChapterPage
  var language: String
  var publication: Publication

  init(from: PageAddress, to: ChapterPage, language: String, publication: Publication) {
    (self.from, self.to) = (from, to)
    (self.language, self.publication) = (language, publication)
  }

  var file: SiteFile {
    let link = from.link(to: to.address)
    let canonical = publication.address(of: to.address) ?? link
    let page: Markup = """
      <!DOCTYPE html>
      <html lang="\(language)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="refresh" content="0; url=\(link)">
      <title>\(to.title)</title>
      <link rel="icon" href="data:,">
      <link rel="canonical" href="\(canonical)">
      </head>
      <body>
      <p><a href="\(link)">\(to.heading)</a></p>
      </body>
      </html>

      """
    return SiteFile(path: from.path, bytes: Array(page.html.utf8))
  }
}
