import Foundation
import TestSupport
import Testing

/// Front pages, files beside chapters and settings of publication, through the built program.
@Suite struct PublishedBookTests {
  private let cache: TemporaryFolder
  private let folder: TemporaryFolder
  private let program: BuiltProgram

  init() throws {
    cache = try TemporaryFolder()
    folder = try TemporaryFolder()
    program = BuiltProgram(cache: cache.url)
    try folder.write("title: A book\nurl: https://example.org/b\n", to: "lessons/lessons.yml")
    try folder.write("# One\n\n![A](a.png)\n", to: "lessons/01-one.md")
    try folder.write("picture", to: "lessons/a.png")
  }

  private func lessons(_ arguments: String...) async throws -> BuiltProgram.Run {
    try await program.run(arguments, in: folder.url)
  }

  @Test func theFrontPageRunsLikeAChapter() async throws {
    let front = "# Welcome\n\n```swift\n1 + 1\n```\n\nStart with [one](01-one.md).\n"
    try folder.write(front, to: "lessons/index.md")
    let stale = try await lessons("check")
    #expect(stale.exitCode == 1)
    #expect((stale.output + stale.errors).contains("lessons/index.md:3"))
    #expect(try await lessons("accept").exitCode == 0)
    #expect(try folder.read("lessons/index.md").contains("```output\n2\n```\n"))
    #expect(try await lessons("check").exitCode == 0)
    let run = try await lessons("run", "lessons/index.md")
    #expect(run.exitCode == 0)
    #expect(run.output.contains("Welcome"))
    #expect(try await lessons("build").exitCode == 0)
    let page = try folder.read("site/index.html")
    #expect(page.contains("<h1 id=\"welcome\">"))
    #expect(page.contains("<span class=\"title\">One</span>"))
    #expect(try await lessons("check", "--site").exitCode == 0)
  }

  @Test func aMissingPictureLeavesTheOldSiteWhole() async throws {
    #expect(try await lessons("build").exitCode == 0)
    #expect(try folder.read("site/a.png") == "picture")
    let before = try folder.read("site/01-one.html")
    try folder.write("# Another\n\n![A](b.png)\n", to: "lessons/01-one.md")
    let failed = try await lessons("build")
    #expect(failed.exitCode == 1)
    #expect(failed.errors.contains("lessons/01-one.md:3: error: this image leads to `b.png`"))
    #expect(failed.errors.contains("site is left as it was"))
    #expect(try folder.read("site/01-one.html") == before)
    #expect(try folder.read("site/a.png") == "picture")
    // `check` says it once.
    let checked = try await lessons("check", "--site")
    #expect(checked.exitCode == 1)
    #expect(checked.errors.components(separatedBy: "b.png").count == 2)
    try folder.write("# Another\n", to: "lessons/01-one.md")
    #expect(try await lessons("check", "--site").errors.contains("site/a.png"))
    #expect(try await lessons("build").errors.contains("1 removed"))
    #expect(try folder.files().contains("site/a.png") == false)
    #expect(try await lessons("check", "--site").exitCode == 0)
  }

  @Test func pagesAreSignedWithTheProgramsOwnVersion() async throws {
    let version = try await lessons("--version").output.trimmingCharacters(in: .newlines)
    #expect(!version.isEmpty)
    #expect(try await lessons("build").exitCode == 0)
    for page in ["index", "01-one", "404"] {
      #expect(try folder.read("site/\(page).html").contains("Made with lessons \(version)</p>"))
    }
  }
}
