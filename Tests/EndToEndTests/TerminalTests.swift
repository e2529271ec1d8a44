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

    @Test func noColorIsObeyed() async throws {
      let page = try await shown(["NO_COLOR": "1"])
      #expect(page.contains("bold"))
      #expect(!page.contains("\u{1B}"))
    }
  }
#endif
