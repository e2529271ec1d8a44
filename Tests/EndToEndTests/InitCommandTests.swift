import Foundation
import TestSupport
import Testing

@Suite struct InitCommandTests {
  private let cache: TemporaryFolder
  private let folder: TemporaryFolder
  private let program: BuiltProgram

  init() throws {
    cache = try TemporaryFolder()
    folder = try TemporaryFolder()
    program = BuiltProgram(cache: cache.url)
  }

  /// Runs a command in the folder, or a part of it.
  private func lessons(_ arguments: String..., in part: String = "") async throws
    -> BuiltProgram.Run
  {
    try await program.run(arguments, in: folder.url.appending(path: part))
  }

  @Test(arguments: ["en", "ko"])
  func aNewBookHoldsAndBecomesASite(language: String) async throws {
    let start = try await lessons("init", "--language", language, "notes")
    #expect(start.exitCode == 0, "\(start.errors)")
    #expect(
      try folder.files() == [
        "notes/.github/workflows/lessons.yml", "notes/.gitignore", "notes/01-first.md",
        "notes/README.md", "notes/lessons.yml",
      ])
    #expect(start.output.contains("\nNext:\n  cd notes && lessons run 01-first.md  #"))

    #expect(try folder.read("notes/README.md").contains("\nlessons accept           # "))

    let chapter = try folder.read("notes/01-first.md")
    let check = try await lessons("check", in: "notes")
    #expect(check.exitCode == 0, "\(check.output)\(check.errors)")
    #expect(try await lessons("check", "--book", "notes").exitCode == 0)
    let accept = try await lessons("accept", in: "notes")
    #expect(accept.exitCode == 0)
    #expect(try folder.read("notes/01-first.md") == chapter)

    let build = try await lessons("build", in: "notes")
    #expect(build.exitCode == 0, "\(build.errors)")
    let page = try folder.read("notes/site/01-first.html")
    #expect(page.contains("<html lang=\"\(language)\""))
    #expect(page.contains("<svg"))
    let index = try folder.read("notes/site/index.html")
    #expect(index.contains(language == "ko" ? "나의 수업" : "My lessons"))

    let run = try await lessons("run", "01-first.md", in: "notes")
    #expect(run.output.contains(language == "ko" ? "아직 풀리지 않음" : "Not solved yet"))
  }

  @Test func ownNotesStayAndAreItsChapters() async throws {
    try folder.write("# One\n\n```swift\n1 + 1\n```\n", to: "my notes/1 one.md")
    try folder.write("mine\n", to: "my notes/README.md")
    let start = try await lessons("init", "my notes")
    #expect(start.exitCode == 0, "\(start.errors)")
    #expect(start.output.contains("my notes/README.md kept as it was\n"))
    #expect(start.output.contains("  cd 'my notes' && lessons run '1 one.md'  #"))
    #expect(start.output.contains("  lessons accept "))
    #expect(try folder.read("my notes/README.md") == "mine\n")
    #expect(!(try folder.files().contains("my notes/01-first.md")))
    #expect(try await lessons("accept", in: "my notes").exitCode == 0)
    #expect(try await lessons("check", in: "my notes").exitCode == 0)
    #expect(try await lessons("build", in: "my notes").exitCode == 0)
  }

  @Test func aSecondTimeChangesNothing() async throws {
    _ = try await lessons("init", "a")
    try folder.write("title: Mine\n", to: "a/lessons.yml")
    let before = try folder.files().map { try folder.bytes($0) }
    let again = try await lessons("init", ".", in: "a")
    #expect(again.exitCode == 0)
    #expect(!again.output.contains(" written"))
    #expect(again.output.contains("lessons.yml kept as it was\n"))
    #expect(!again.output.contains("cd "))
    #expect(try folder.files().map { try folder.bytes($0) } == before)
  }

  @Test func whatIsInTheWayIsSaid() async throws {
    try folder.write("", to: "file")
    let file = try await lessons("init", "file")
    #expect(file.exitCode == 1)
    #expect(
      file.errors == "error: file cannot be written: a file is there: name a folder for the book\n")
    try folder.write("", to: "b/README.md/x")
    let readme = try await lessons("init", "b")
    #expect(readme.errors == "error: b/README.md cannot be written: a folder is there\n")
    #expect(try folder.files() == ["b/README.md/x", "file"])
    #expect(try await lessons("init", "--language", "de", "c").exitCode == 64)
  }

  /// A shell makes an empty name of a variable that is not set; below it is the root of all folders.
  @Test(arguments: [
    ["init", ""], ["theme", ""], ["build", "--output", ""], ["check", "--site", ""],
    ["build", "--book", ""],
    ["run", ""], ["check", ""],
  ])
  func anEmptyNameIsRefused(_ arguments: [String]) async throws {
    let run = try await program.run(arguments, in: folder.url)
    #expect(run.exitCode == 64)
    #expect(run.errors.contains(" is empty."))
    #expect(try folder.files().isEmpty)
  }
}
