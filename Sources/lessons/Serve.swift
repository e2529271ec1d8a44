import ArgumentParser
import LessonPreview
import LessonSyntax

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show a book's pages in a browser, anew each time you save.",
    discussion: """
      Builds the site in memory and serves it to browsers on this machine. When a file of the book \
      changes, what it changes is built again, and the page in the browser loads itself. What is \
      wrong stands in the terminal and above the page, which stays as it last was. Drafts are shown. \
      Nothing is written: `lessons build` does that. Ctrl-C ends.

      Examples:
        lessons serve
        lessons serve --book notes --port 9000
      """)

  @OptionGroup var book: BookOption

  @Option(help: "The port to serve on; 0 for one that is free.")
  var port: UInt16 = 8000

  @OptionGroup var cache: CacheOption

  func run() async throws {
    try await reportingErrors {
      try await PreviewSession(book: book.path, cache: cache.folder).run(port: port)
    }
  }
}
