import Foundation
import TestSupport
import Testing

/// A book's own look, and the files to start it from.
@Suite struct ThemeCommandTests {
  private let cache: TemporaryFolder
  private let folder: TemporaryFolder
  private let program: BuiltProgram

  init() throws {
    cache = try TemporaryFolder()
    folder = try TemporaryFolder()
    program = BuiltProgram(cache: cache.url)
    try folder.write("# One\n\n```swift\n1 + 1\n```\n```output\n2\n```\n", to: "book/01-one.md")
  }

  private func run(_ arguments: String...) async throws -> BuiltProgram.Run {
    try await program.run(arguments, in: folder.url)
  }

  private func build(_ options: String...) async throws -> BuiltProgram.Run {
    try await program.run(["build", "--book", "book"] + options, in: folder.url)
  }

  @Test func theFilesToStartFromChangeNothing() async throws {
    #expect(try await build("--output", "before").exitCode == 0)
    let first = try await run("theme", "book/theme")
    #expect(first.exitCode == 0)
    #expect(first.errors.contains("book/theme/page.mustache written\n"))
    #expect(try await build("--output", "after").exitCode == 0)
    for file in try folder.files() where file.hasPrefix("before/") {
      #expect(try folder.bytes("after/" + file.dropFirst("before/".count)) == folder.bytes(file))
    }
    #expect(try await run("theme", "book/theme").errors.contains("page.mustache is up to date\n"))
  }

  @Test func aChangedFileIsNeverReplaced() async throws {
    try folder.write("mine", to: "book/theme/lesson.css")
    let run = try await run("theme", "book/theme")
    #expect(run.exitCode == 1)
    #expect(
      run.errors == "error: book/theme/lesson.css cannot be written: a file is there already: "
        + "name another folder\n")
    #expect(try folder.files().filter { $0.hasPrefix("book/theme/") } == ["book/theme/lesson.css"])
    #expect(try folder.read("book/theme/lesson.css") == "mine")
  }

  @Test func aBooksThemeIsThatOfItsPagesAndOfTheCheckOfItsSite() async throws {
    try folder.write("p { margin: 0 }", to: "book/theme/extra.css")
    #expect(try await build("--output", "site").exitCode == 0)
    #expect(try folder.read("site/extra.css") == "p { margin: 0 }")
    #expect(try folder.read("site/01-one.html").contains("href=\"extra.css\""))
    #expect(try await run("check", "--book", "book", "--site", "site").exitCode == 0)
    try folder.write("p { margin: 1px }", to: "book/theme/extra.css")
    let check = try await run("check", "--book", "book", "--site", "site")
    #expect(check.exitCode == 1)
    #expect(check.errors.contains("site/extra.css"))
  }

  @Test func aBrokenThemeIsNamedBeforeAPageIsWritten() async throws {
    try folder.write("{{{content}}}\n{{{contnet}}}\n", to: "book/theme/page.mustache")
    try folder.write("", to: "book/theme/style.css")
    let run = try await build("--output", "site")
    #expect(run.exitCode == 1)
    #expect(
      run.errors.hasPrefix(
        "book/theme/page.mustache:2: error: `contnet` is nothing that this template is given: "
          + "did you mean `content`?\nbook/theme/style.css: error: `style.css` is no file of a theme"
      ))
    #expect(try folder.files().allSatisfy { !$0.hasPrefix("site/") })
  }

  @Test func aSinglePageHasTheThemeOfItsBook() async throws {
    try folder.write("title: A book\n", to: "book/lessons.yml")
    try folder.write("p { margin: 0 }", to: "book/theme/extra.css")
    let export = try await run("export", "--format", "html-single", "-o", "-", "book/01-one.md")
    #expect(export.exitCode == 0)
    #expect(export.output.contains("p { margin: 0 }</style>"))
  }

  @Test func timesShowOnRequestOnly() async throws {
    #expect(try await build("--times", "--output", "site").exitCode == 0)
    #expect(try folder.read("site/01-one.html").contains("<p class=\"time\""))
    #expect(try await run("check", "--book", "book", "--site", "site").exitCode == 1)
    #expect(try await build("--output", "site").exitCode == 0)
    #expect(try !folder.read("site/01-one.html").contains("class=\"time\""))
    #expect(try await run("check", "--book", "book", "--site", "site").exitCode == 0)
  }
}
