import Foundation
import TestSupport
import Testing

#if os(Linux)
  /// `lessons run` in a terminal.
  @Suite struct TerminalTests {
    private let cache: TemporaryFolder
    private let folder: TemporaryFolder

    init() throws {
      cache = try TemporaryFolder()
      folder = try TemporaryFolder()
      try folder.write("# T\n\nSome **bold** text.\n\n```swift\nlet a = 1\na\n```\n", to: "a.md")
    }

    /// What a terminal of 80 columns is sent.
    private func shown(_ environment: [String: String]) async throws -> String {
      let terminal = try PseudoTerminal()
      try terminal.start(
        ["run", "a.md"], in: folder.url, cache: cache.url, environment: environment)
      #expect(try await terminal.exitCode() == 0)
      return terminal.shown()
    }

    @Test func aTerminalGetsColours() async throws {
      let page = try await shown([:])
      #expect(page.contains("\u{1B}[1m"))
      #expect(page.contains("bold"))
      #expect(page.hasSuffix("\r\n"))
    }

    /// The line that says where a run stands names the cell, its line and the time, moves on, and leaves
    /// nothing behind.
    @Test func progressIsShownAndTakenAway() async throws {
      let wait = "import Foundation\nThread.sleep(forTimeInterval: 1.5)"
      try folder.write(
        "text\n\n```swift\n1\n```\n\n```swift\n\(wait)\n```\n\nend\n", to: "a.md")
      let terminal = try PseudoTerminal()
      try terminal.start(
        ["run", "a.md"], in: folder.url, cache: cache.url, showsErrors: true)
      #expect(try await terminal.exitCode() == 0)
      let shown = terminal.shown()
      #expect(shown.contains("a.md:8, cell 2 of 2, "))
      #expect(shown.contains("compiling a.md, "))
      let times = Set(shown.matches(of: /cell 2 of 2, ([0-9.]+) s/).map { String($0.1) })
      #expect(times.count >= 3, "\(times)")
      // Each time the line is written the old one goes, and before text comes, too.
      let page = Self.page(of: shown)
      #expect(!page.contains("cell 2 of 2"), "\(page)")
      #expect(page.contains("│ 1\n"))
      #expect(page.hasSuffix("\nend\n"))

      let plain = try PseudoTerminal()
      try plain.start(
        ["run", "--plain", "a.md"], in: folder.url, cache: folder.url.appending(path: "cache"),
        showsErrors: true)
      #expect(try await plain.exitCode() == 0)
      #expect(!plain.shown().contains("\u{1B}"))
      #expect(!plain.shown().contains("cell 2"))
    }

    /// What remains on a terminal that is sent `text`.
    private static func page(of text: String) -> String {
      var lines = [""]
      for line in text.replacing("\r\n", with: "\n").replacing(/\u{1B}\[[0-9;]*m/, with: "")
        .split(separator: "\n", omittingEmptySubsequences: false)
      {
        // `\r` and "erase in line" begin a line anew.
        lines.append(
          String(line.split(separator: "\r\u{1B}[2K", omittingEmptySubsequences: false).last!))
      }
      return lines.dropFirst().joined(separator: "\n")
    }

    @Test func aTerminalThatCanDoNothingGetsPlainText() async throws {
      let page = try await shown(["TERM": "dumb"])
      #expect(page.contains("| 1\r\n"))
      #expect(!page.contains("\u{1B}"))
    }

    @Test func plotsAreDotsWhereTheTerminalHasThem() async throws {
      try folder.write("```swift\nplot([1, 2, 4])\n```\n", to: "a.md")
      let isDots = { (page: String) in
        page.unicodeScalars.contains { (0x2800...0x28FF).contains($0.value) }
      }
      #expect(isDots(try await shown(["LC_ALL": "ko_KR.UTF-8", "TERM": "xterm"])))
      #expect(!isDots(try await shown(["LC_ALL": "C", "TERM": "xterm"])))
      // In a pipe they are for those who ask.
      let program = BuiltProgram(cache: cache.url)
      let piped = try await program.run(["run", "a.md"], in: folder.url)
      #expect(!isDots(piped.output) && piped.output.contains(".*"))
      let asked = try await program.run(["run", "a.md", "--plots", "braille"], in: folder.url)
      #expect(isDots(asked.output))
      // And never recorded.
      _ = try await program.run(["accept", "a.md"], in: folder.url)
      let recorded = try String(contentsOf: folder.url.appending(path: "a.md"), encoding: .utf8)
      #expect(!isDots(recorded) && recorded.contains(".*"))
    }

    @Test func noColorIsObeyed() async throws {
      let page = try await shown(["NO_COLOR": "1"])
      #expect(page.contains("bold"))
      #expect(!page.contains("\u{1B}"))
    }
  }
#endif
