import LessonSite
import Synchronization

/// The site as it is served while its author writes: the pages of the last build that came to an end,
/// and what is wrong since. It lies in memory: nothing that was published changes.
public final class PreviewSite: Sendable {
  private struct State {
    var files: [String: SiteFile] = [:]
    var problems = ""
    var count = 0
  }

  private let state = Mutex(State())

  /// What tells this site's states from those of another that had the same address.
  private let token: String

  /// - Parameter token: letters and digits, another one each time.
  public init(token: String) {
    self.token = token
  }

  /// What asks whether the page is still what it shows.
  static let versionPath = "/.lessons/version"

  /// Shows `files`, the whole site; or else the pages of before. `problems` stand above each page.
  public func show(_ files: [SiteFile]?, problems: String = "") {
    state.withLock { state in
      if let files {
        state.files = Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
      }
      state.problems = problems
      state.count += 1
    }
  }

  /// What a browser gets that asks for `path`, which starts with `/` and is decoded. A path is looked
  /// up among the site's, so none leads out of it.
  public func answer(to path: String) -> PreviewAnswer {
    let (files, problems, count) = state.withLock { ($0.files, $0.problems, $0.count) }
    let version = "\(token).\(count)"
    if path == Self.versionPath { return PreviewAnswer(type: "text/plain", text: version) }
    func page(_ bytes: [UInt8], status: Int = 200) -> PreviewAnswer {
      let page = PreviewPage(
        html: String(decoding: bytes, as: UTF8.self), problems: problems, version: version)
      return PreviewAnswer(status: status, type: "text/html", text: page.text)
    }
    let name = (path.hasSuffix("/") ? path + "index.html" : path).dropFirst()
    if let file = files[String(name)] {
      let type = MediaType.of(name)
      return type == "text/html" ? page(file.bytes) : PreviewAnswer(type: type, bytes: file.bytes)
    }
    if let missing = files["404.html"] { return page(missing.bytes, status: 404) }
    let state = problems.isEmpty && files.isEmpty ? "The site is being built." : "No such page."
    return page(
      Array("<!DOCTYPE html>\n<title>lessons</title>\n<body>\n\(state)\n".utf8), status: 404)
  }
}

/// What a browser gets.
public struct PreviewAnswer: Equatable, Sendable {
  public var status = 200
  public var type: String
  public var bytes: [UInt8]

  init(status: Int = 200, type: String, bytes: [UInt8]) {
    self.status = status
    self.type = type
    self.bytes = bytes
  }

  init(status: Int = 200, type: String, text: String) {
    self.init(status: status, type: type, bytes: Array(text.utf8))
  }
}
