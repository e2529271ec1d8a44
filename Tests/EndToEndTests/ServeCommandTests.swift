import Foundation
import TestSupport
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

@Suite struct ServeCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("# One\n\n```swift\n1 + 1\n```\n", to: "lessons/01-one.md")
  }

  /// A `lessons serve` that runs in the folder.
  private final class Server {
    let process = Process()
    let output = Pipe()
    private(set) var address = ""

    init(in folder: TemporaryFolder, port: Int = 0) throws {
      process.executableURL = BuiltProgram.buildFolder.appending(path: "lessons")
      process.arguments = ["serve", "--port", "\(port)"]
      process.currentDirectoryURL = folder.url
      process.standardOutput = output
      try folder.write("", to: "errors")
      process.standardError = try FileHandle(
        forWritingTo: folder.url.appending(path: "errors"))
      process.environment = ProcessInfo.processInfo.environment.merging([
        "LESSONS_CACHE": folder.url.appending(path: "cache").path
      ]) { $1 }
      try process.run()
      var text = ""
      while !text.contains("\n") {
        let data = output.fileHandleForReading.availableData
        guard !data.isEmpty else { break }
        text += String(decoding: data, as: UTF8.self)
      }
      address = text.firstMatch(of: /http:\/\/127\.0\.0\.1:[0-9]+\//).map { String($0.0) } ?? text
    }

    deinit {
      if process.isRunning { process.terminate() }
    }

    func get(_ path: String) async throws -> (status: Int, text: String) {
      let url = try #require(URL(string: address + path))
      let (data, response) = try await URLSession.shared.data(from: url)
      return (
        (response as? HTTPURLResponse)?.statusCode ?? 0, String(decoding: data, as: UTF8.self)
      )
    }

    /// Asks again until the page holds `text`.
    func get(_ path: String, with text: String) async throws -> String {
      var page = ""
      while process.isRunning {
        page = try await get(path).text
        if page.contains(text) { return page }
        try await Task.sleep(for: .milliseconds(100))
      }
      return page
    }
  }

  @Test(.timeLimit(.minutes(3)))
  func aChangedChapterIsSeen() async throws {
    let server = try Server(in: folder)
    let first = try await server.get("01-one.html", with: "<samp>2</samp>")
    #expect(first.contains("<samp>2</samp>"))
    #expect(first.contains("/.lessons/version"))
    let version = try await server.get(".lessons/version").text
    #expect(first.contains(version))

    try folder.write("# One\n\n```swift\n2 + 3\n```\n", to: "lessons/01-one.md")
    #expect(try await server.get("01-one.html", with: "<samp>5</samp>").contains("<samp>5</samp>"))
    #expect(try await server.get(".lessons/version").text != version)
    try folder.write("# Two\n", to: "lessons/02-two.md")
    #expect(try await server.get("02-two.html", with: "Two").contains("<h1"))

    // What cannot be read leaves the page as it was, with the reason above it.
    try folder.write("# One\n\n```swift nonsense\n2 + 3\n```\n", to: "lessons/01-one.md")
    let broken = try await server.get("01-one.html", with: "role=\"alert\"")
    #expect(broken.contains("lessons/01-one.md:3: error: `nonsense` is no option of a cell"))
    #expect(broken.contains("<samp>5</samp>"))
    #expect(try folder.read("errors").contains("lessons/01-one.md:3: error: `nonsense`"))
    try folder.write("# One\n\nmended\n", to: "lessons/01-one.md")
    let mended = try await server.get("01-one.html", with: "mended")
    #expect(!mended.contains("role=\"alert\""))

    #expect(try await server.get("").text.contains("02-two.html"))
    #expect(try await server.get("nowhere.html").status == 404)
    for path in [
      "../lessons/01-one.md", "..%2flessons/01-one.md", "%2e%2e/lessons.yml", "/etc/passwd",
    ] {
      #expect(try await server.get(path).status == 404, "\(path)")
    }
    // Nothing was written.
    let own = try folder.files().filter { !$0.hasPrefix("cache/") }
    #expect(own == ["errors", "lessons/01-one.md", "lessons/02-two.md"])

    server.process.interrupt()
    server.process.waitUntilExit()
    #expect(server.process.terminationStatus == 130)
    #expect(try folder.read("errors").hasSuffix("\nThe pages are no longer served.\n"))
  }

  @Test(.timeLimit(.minutes(3)))
  func aPortThatIsTakenIsSaid() async throws {
    let server = try Server(in: folder)
    let port = try #require(URL(string: server.address)?.port)
    let program = BuiltProgram(cache: folder.url.appending(path: "cache"))
    let second = try await program.run(["serve", "--port", "\(port)"], in: folder.url)
    #expect(second.exitCode == 1)
    #expect(
      second.errors
        == "error: port \(port) is in use: choose another with --port, or a free one with --port 0\n"
    )
    let missing = try await program.run(["serve", "--book", "nowhere"], in: folder.url)
    #expect(missing.exitCode == 1)
    #expect(missing.errors.contains("nowhere: error: there is no such folder"))
  }
}
