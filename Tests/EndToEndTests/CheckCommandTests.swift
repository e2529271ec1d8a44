import Foundation
import TestSupport
import Testing

/// `lessons check` beyond outputs: formats, what changed, the site.
@Suite struct CheckCommandTests {
  private let cache: TemporaryFolder
  private let folder: TemporaryFolder
  private let program: BuiltProgram

  init() throws {
    cache = try TemporaryFolder()
    folder = try TemporaryFolder()
    program = BuiltProgram(cache: cache.url, environment: ["GITHUB_WORKSPACE": nil])
    try folder.write("title: T\ntranslations: [ko]\n", to: "lessons/lessons.yml")
    for name in ["01-one.md", "02-two.md", "ko/01-one.md", "ko/02-two.md"] {
      try folder.write(Self.chapter, to: "lessons/\(name)")
    }
  }

  private static let chapter = "# T\n\n```swift\n1 + 1\n```\n```output\n2\n```\n"
  private static let stale = chapter.replacing("\n2\n", with: "\n3\n")

  private func lessons(_ arguments: String...) async throws -> BuiltProgram.Run {
    try await program.run(arguments, in: folder.url)
  }

  /// What a shell gives for a command line in which `$0` is the program.
  private func shell(_ script: String) async throws -> BuiltProgram.Run {
    try await BuiltProgram(executable: URL(filePath: "/bin/sh"), cache: cache.url).run(
      ["-c", script, BuiltProgram.buildFolder.appending(path: "lessons").path], in: folder.url)
  }

  // MARK: Formats

  @Test func aBookThatHoldsSaysSo() async throws {
    let run = try await lessons("check")
    #expect(run.exitCode == 0)
    #expect(run.output == "")
    #expect(
      run.errors.firstMatch(of: /^4 chapters, 4 cells in \d+\.\d\d s: everything holds\n/) != nil)
  }

  @Test func formatsCanBeCombined() async throws {
    try folder.write(Self.stale, to: "lessons/01-one.md")
    let run = try await lessons(
      "check", "--format", "github", "--format", "junit=out/report.xml", "--format",
      "json=out/r.json")
    #expect(run.exitCode == 1)
    #expect(
      run.output
        == "::error file=lessons/01-one.md,line=6,title=Output not as recorded::this recorded "
        + "output is not what the cell computes%0A--- lessons/01-one.md (recorded)%0A+++ "
        + "lessons/01-one.md (computed)%0A@@ -7,1 +7,1 @@%0A-3%0A+2\n")
    #expect(try folder.read("out/report.xml").contains("<testsuite name=\"lessons/01-one.md\""))
    #expect(try folder.read("out/r.json").contains("\"passed\" : false"))
    #expect(run.errors.contains("1 output is not as recorded\n"))
  }

  @Test func aFileAloneLeavesTheTextWhereItWas() async throws {
    try folder.write(Self.stale, to: "lessons/01-one.md")
    let run = try await lessons("check", "--format", "junit=report.xml")
    #expect(run.output.hasPrefix("lessons/01-one.md:6: this recorded output"))
    #expect(try folder.read("report.xml").hasPrefix("<?xml"))
  }

  @Test func jsonAloneIsAllThatIsPrinted() async throws {
    try folder.write(
      "# T\n\n[x](gone.md)\n\n```swift\nlet a: Int = \"\"\n```\n", to: "lessons/03.md")
    try folder.write("```swift nonsense\n```\n", to: "lessons/04.md")
    let run = try await lessons("check", "--format", "json")
    #expect(run.exitCode == 1)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(object["passed"] as? Bool == false)
    let chapters = try #require(object["chapters"] as? [[String: Any]])
    #expect(chapters.count == 6)
    let kinds = chapters.map {
      ($0["findings"] as? [[String: Any]])?.compactMap { $0["kind"] as? String }
    }
    #expect(kinds == [[], [], ["link", "cell"], ["chapter"], [], []])
    // The person who reads the log still gets the sum of it.
    #expect(run.errors.contains("1 broken link"))
  }

  @Test func aReportThatCannotBeWrittenIsAnError() async throws {
    try folder.write("", to: "file")
    let run = try await lessons("check", "--format", "junit=file/report.xml")
    #expect(run.exitCode == 1)
    #expect(run.errors.contains("error: file/report.xml cannot be written: "))
  }

  @Test(arguments: [
    (["--format", "jsno"], "`jsno` is no form of a report: did you mean `json`?"),
    (["--format", "junit"], "`junit` needs a file"),
    (["--format", "json", "--format", "text"], "would both be printed"),
    (["--site", "--changed-since", "HEAD"], "--site needs every chapter's results"),
    (["a.md", "--site"], "--site is about a whole book"),
  ])
  func whatCannotBeAskedIsRefused(_ arguments: [String], _ message: String) async throws {
    let run = try await program.run(["check"] + arguments, in: folder.url)
    #expect(run.exitCode == 64)
    #expect(run.errors.contains(message))
  }

  @Test func aChapterNamedTwiceIsCheckedOnce() async throws {
    let run = try await lessons("check", "lessons/01-one.md", "lessons/../lessons/01-one.md")
    #expect(run.errors.hasPrefix("1 chapter, 1 cell in "))
  }

  // MARK: Links and translations

  @Test func linksAndTranslationsAreHeld() async throws {
    try folder.write(
      Self.chapter + "\n[two](02-two.md#t) [three](03.md)\n", to: "lessons/01-one.md")
    try folder.write(Self.chapter.replacing("1 + 1", with: "2"), to: "lessons/ko/02-two.md")
    try folder.write(Self.chapter, to: "lessons/05.md")
    let run = try await lessons("check")
    #expect(run.exitCode == 1)
    #expect(run.output == "")
    let lines = run.errors.split(separator: "\n")
    #expect(
      lines.prefix(3) == [
        "lessons/01-one.md:10: error: this link leads to `03.md`, which is not there: did you mean "
          + "`05.md`?",
        "lessons/ko/02-two.md:4: error: this cell has `2` where its original has `1`, at "
          + "lessons/02-two.md:4",
        "lessons/ko: hint: not translated yet: 05",
      ])
    #expect(run.errors.contains(": 1 broken link, 1 difference from an original\n"))
    // So it does for a translation alone, and for links in a file that is in no book.
    let one = try await lessons("check", "lessons/ko/02-two.md")
    #expect(one.exitCode == 1 && one.errors.contains("at lessons/02-two.md:4"))
    try folder.write("[x](nothing.md)\n", to: "notes.md")
    #expect(try await lessons("check", "notes.md").errors.hasPrefix("notes.md:1: error: this link"))
  }

  // MARK: What changed

  /// Makes the folder a repository with one commit.
  private func commit() async throws {
    let git = BuiltProgram(executable: URL(filePath: "/usr/bin/env"), cache: cache.url)
    for arguments in [["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "first"]] {
      let settings = [
        "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false",
      ]
      let run = try await git.run(["git"] + settings + arguments, in: folder.url)
      try #require(run.exitCode == 0, "\(run.errors)")
    }
  }

  /// The chapters whose cells ran, of those of a check with `--changed-since HEAD`.
  private func changed(_ arguments: String...) async throws -> [String] {
    let run = try await program.run(
      ["check", "--changed-since", "HEAD", "--format", "json"] + arguments, in: folder.url)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(object["changedSince"] as? String == "HEAD")
    let chapters = try #require(object["chapters"] as? [[String: Any]])
    return chapters.filter { $0["seconds"] != nil }.compactMap { $0["path"] as? String }
  }

  @Test func onlyWhatChangedRuns() async throws {
    try folder.write("---\ndata: [data/x.csv]\n---\n" + Self.chapter, to: "lessons/03.md")
    try folder.write("---\ndata: [data/x.csv]\n---\n" + Self.chapter, to: "lessons/ko/03.md")
    try folder.write("1", to: "lessons/data/x.csv")
    try await commit()
    #expect(try await changed() == [])
    // A chapter takes its translation with it.
    try folder.write(Self.stale, to: "lessons/01-one.md")
    #expect(try await changed() == ["lessons/01-one.md", "lessons/ko/01-one.md"])
    let run = try await lessons("check", "--changed-since", "HEAD")
    #expect(run.exitCode == 1)
    #expect(run.errors.contains("2 of 6 chapters changed since HEAD, 2 cells in "))
    try folder.write(Self.chapter, to: "lessons/01-one.md")
    // A translation comes alone.
    try folder.write(Self.chapter + "\n", to: "lessons/ko/02-two.md")
    #expect(try await changed() == ["lessons/ko/02-two.md"])
    // Data take the chapters that read them.
    try folder.write("2", to: "lessons/data/x.csv")
    #expect(try await changed() == ["lessons/03.md", "lessons/ko/02-two.md", "lessons/ko/03.md"])
    try await commit()
    // A file that git does not know is new, in a folder with an odd name, too.
    try folder.write(Self.chapter, to: "ein Büch/neu \".md")
    try folder.write(Self.chapter, to: "lessons/04.md")
    #expect(try await changed() == ["lessons/04.md"])
    #expect(try await changed("ein Büch/neu \".md", "lessons/03.md") == ["ein Büch/neu \".md"])
    try folder.write("title: Other\ntranslations: [ko]\n", to: "lessons/lessons.yml")
    #expect(try await changed().count == 7)
  }

  @Test func linksOfChaptersThatDidNotChangeAreHeld() async throws {
    try folder.write(Self.chapter + "\n[two](02-two.md#t)\n", to: "lessons/01-one.md")
    try await commit()
    try folder.write(Self.chapter.replacing("# T", with: "# Title"), to: "lessons/02-two.md")
    let run = try await lessons("check", "--changed-since", "HEAD")
    #expect(run.exitCode == 1)
    #expect(
      run.errors.contains("lessons/01-one.md:10: error: no heading of `02-two.md` is called `#t`"))
  }

  @Test func aRevisionThatGitDoesNotKnowIsRefused() async throws {
    try await commit()
    for revision in ["nothing", "HEAD:lessons", "-x"] {
      let run = try await lessons("check", "--changed-since=\(revision)")
      #expect(run.exitCode == 64)
      #expect(run.errors.hasPrefix("error: git knows no revision `\(revision)`: "))
    }
  }

  @Test func withoutARepositoryNothingTellsWhatChanged() async throws {
    let run = try await lessons("check", "--changed-since", "HEAD")
    #expect(run.exitCode == 64)
    #expect(run.errors.hasPrefix("error: lessons is in no git repository, "))
    let noGit = try await shell("PATH=/nowhere exec \"$0\" check --changed-since HEAD")
    #expect(noGit.exitCode == 2)
    #expect(noGit.errors.contains("there is no `git` on the PATH"))
    // Git's own reason is passed on: here that it does not trust another user's folder.
    try await commit()
    let distrust = "GIT_TEST_ASSUME_DIFFERENT_OWNER=1 \"$0\" check --changed-since HEAD"
    let mistrusted = try await shell(distrust)
    #expect(mistrusted.exitCode == 2)
    #expect(mistrusted.errors.hasPrefix("error: git does not tell what changed: fatal: "))
  }

  // MARK: The site

  @Test func theSiteMustBeWhatABuildWrites() async throws {
    let missing = try await lessons("check", "--site")
    #expect(missing.exitCode == 1)
    #expect(missing.errors.contains("site/index.html: error: this file of the site is missing"))
    #expect(try await lessons("build").exitCode == 0)
    let files = try folder.files()
    #expect(try await lessons("check", "--site").exitCode == 0)
    #expect(try folder.files() == files)

    try folder.write("old", to: "site/00-old.html")
    try folder.write("mine", to: "site/CNAME")
    try folder.write("stale", to: "site/01-one.html")
    try FileManager.default.removeItem(at: folder.url.appending(path: "site/ko/02-two.html"))
    let before = try folder.files()
    let run = try await lessons("check", "--site")
    #expect(run.exitCode == 1)
    #expect(run.output == "")
    #expect(
      run.errors.split(separator: "\n").prefix(3) == [
        "site/01-one.html: error: this file of the site is not what a build writes",
        "site/ko/02-two.html: error: this file of the site is missing",
        "site/00-old.html: error: no chapter makes this file of the site: remove it",
      ])
    #expect(run.errors.contains(": 3 files of the site are stale\n"))
    #expect(run.errors.hasSuffix("`lessons build` writes the site anew\n"))
    #expect(try folder.files() == before)
    #expect(try folder.read("site/01-one.html") == "stale")
  }

  @Test func aDraftIsNotMissedOnTheSite() async throws {
    #expect(try await lessons("build").exitCode == 0)
    try folder.write("---\ndraft: true\n---\n" + Self.chapter, to: "lessons/03.md")
    #expect(try await lessons("check", "--site").exitCode == 0)
    try folder.write("---\ndraft: true\n---\n" + Self.stale, to: "lessons/03.md")
    let run = try await lessons("check", "--site")
    #expect(run.exitCode == 1)
    #expect(run.output.hasPrefix("lessons/03.md:9: this recorded output"))
    #expect(!run.errors.contains("stale"))
  }

  @Test func anotherFolderCanBeTheSite() async throws {
    #expect(try await lessons("build", "--output", "public").exitCode == 0)
    #expect(try await lessons("check", "--site", "public/").exitCode == 0)
    // The page of a chapter that is gone is left over, and so says the list.
    try FileManager.default.removeItem(at: folder.url.appending(path: "lessons/ko/02-two.md"))
    let run = try await lessons("check", "--site", "public")
    #expect(run.errors.contains("public/ko/02-two.html: error: no chapter makes this file"))
    // A page cannot be compared with that of a chapter that cannot be read.
    try folder.write("```swift\n", to: "lessons/01-one.md")
    let unread = try await lessons("check", "--site", "public")
    #expect(unread.errors.contains("public: hint: not compared, since a chapter cannot be read\n"))
    #expect(unread.exitCode == 1)
  }

  // MARK: What is printed

  @Test(arguments: ["check", "accept", "run lessons/01-one.md", "help check", "--version"])
  func whatCannotBePrintedIsAnError(_ command: String) async throws {
    try folder.write(Self.stale, to: "lessons/01-one.md")
    let run = try await shell("\"$0\" \(command) >/dev/full")
    #expect(run.exitCode == 1)
    #expect(
      run.errors.contains("error: standard output cannot be written: No space left on device\n"))
  }

  @Test func aReaderThatLeavesIsNoError() async throws {
    try folder.write(Self.stale, to: "lessons/01-one.md")
    let run = try await shell("\"$0\" check | head -c 1")
    #expect(run.output == "l")
    #expect(!run.errors.contains("cannot be written"))
  }

  @Test(arguments: [
    ("chekc", "did you mean `check`?"), ("biuld", "did you mean `build`?"),
    ("help acept", "did you mean `accept`?"), ("frobnicate", "known are `init`, `run`, "),
    ("hlep", "did you mean `help`?"), ("chekc lessons/01-one.md", "did you mean `check`?"),
  ])
  func aMisspeltCommandIsGuessed(_ command: String, _ message: String) async throws {
    let run = try await program.run(command.split(separator: " ").map(String.init), in: folder.url)
    #expect(run.exitCode == 64)
    #expect(run.output == "")
    #expect(run.errors.contains(message))
    #expect(run.errors.contains("is no command of lessons"))
  }
}
