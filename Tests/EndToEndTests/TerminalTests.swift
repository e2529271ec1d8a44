import Foundation
import TestSupport
import Testing

#if os(Linux)
  import Glibc

  /// `lessons run` in a terminal: a pseudo-terminal, since a pipe gets plain text.
  @Suite struct TerminalTests {
    private let cache: TemporaryFolder
    private let folder: TemporaryFolder

    init() throws {
      cache = try TemporaryFolder()
      folder = try TemporaryFolder()
      try folder.write("# T\n\nSome **bold** text.\n\n```swift\nlet a = 1\na\n```\n", to: "a.md")
    }

    /// What a terminal of 80 columns is sent.
    private func shown(_ environment: [String: String]) throws -> String {
      let controller = open("/dev/ptmx", O_RDWR | O_NOCTTY)
      try #require(controller >= 0)
      // Glibc's module leaves out `unlockpt` and `ptsname`; these are what they ask the kernel.
      var (number, locked): (Int32, Int32) = (0, 0)
      let (unlock, askNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
      try #require(ioctl(controller, unlock, &locked) == 0)
      try #require(ioctl(controller, askNumber, &number) == 0)
      var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
      _ = ioctl(controller, UInt(TIOCSWINSZ), &size)
      let name = "/dev/pts/\(number)"
      let terminal = try #require(FileHandle(forUpdatingAtPath: name))
      let process = Process()
      process.executableURL = BuiltProgram.buildFolder.appending(path: "lessons")
      process.arguments = ["run", "a.md"]
      process.currentDirectoryURL = folder.url
      process.standardOutput = terminal
      process.standardError = FileHandle.nullDevice
      var variables = ProcessInfo.processInfo.environment
      for name in ["NO_COLOR", "COLUMNS"] { variables[name] = nil }
      variables["TERM"] = "xterm-256color"
      variables["LESSONS_CACHE"] = cache.url.path
      process.environment = variables.merging(environment) { $1 }
      try process.run()
      process.waitUntilExit()
      // A short page fits the terminal's buffer; what is read ends when nothing more is there.
      _ = fcntl(controller, F_SETFL, O_NONBLOCK)
      var bytes = [UInt8](repeating: 0, count: 1 << 16)
      var text: [UInt8] = []
      while case let count = read(controller, &bytes, bytes.count), count > 0 {
        text += bytes[..<count]
      }
      close(controller)
      #expect(process.terminationStatus == 0)
      return String(decoding: text, as: UTF8.self)
    }

    @Test func aTerminalGetsColours() throws {
      let page = try shown([:])
      #expect(page.contains("\u{1B}[1m"))
      #expect(page.contains("bold"))
      #expect(page.hasSuffix("\r\n"))
    }

    @Test func noColorIsObeyed() throws {
      let page = try shown(["NO_COLOR": "1"])
      #expect(page.contains("bold"))
      #expect(!page.contains("\u{1B}"))
    }
  }
#endif
