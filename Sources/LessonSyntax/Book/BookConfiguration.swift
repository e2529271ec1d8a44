import Foundation
import Yams

/// What a book's `lessons.yml` says.
public struct BookConfiguration: Equatable, Sendable {
  /// The book's name.
  public var title = "Lessons"

  /// A sentence under the name.
  public var description = ""

  /// The two letters of the language of the chapters beside `lessons.yml`.
  public var language = "en"

  /// The two letters of further languages, each of them a folder.
  public var translations: [String] = []

  /// The keys that mean something.
  private static let keys = ["title", "description", "language", "translations"]

  init() {}

  /// Reads the configuration in `folder`; a book without one has the defaults.
  init(folder: URL, path: String) throws(Diagnostics) {
    let file = folder.appending(path: Book.configurationName)
    guard let data = try? Data(contentsOf: file) else { return }
    let name = (path.hasSuffix("/") ? path : path + "/") + Book.configurationName
    let source = try SourceText(path: name, bytes: Array(data))
    var problems: [Diagnostic] = []
    do {
      guard let node = try Yams.compose(yaml: source.text) else { return }
      guard let mapping = node.mapping else {
        throw Diagnostics([
          Diagnostic(path: name, line: 1, message: "this must be `key: value` lines")
        ])
      }
      for (key, value) in mapping {
        guard let problem = read(key.string ?? "", value) else { continue }
        problems.append(Diagnostic(path: name, line: key.mark?.line, message: problem))
      }
    } catch let error as Diagnostics {
      throw error
    } catch {
      let (line, problem) = YAMLProblem.place(of: error)
      throw Diagnostics([Diagnostic(path: name, line: line, message: "not YAML: \(problem)")])
    }
    guard problems.isEmpty else { throw Diagnostics(problems) }
  }

  /// Takes over one key; what is wrong with it, if anything.
  private mutating func read(_ key: String, _ value: Node) -> String? {
    switch key {
    case "title", "description":
      guard let text = value.string else { return "`\(key)` must be a text" }
      if key == "title" { title = text } else { description = text }
    case "language":
      guard let code = value.string, Self.isLanguage(code) else {
        return "`language` must be two letters, such as `language: en`"
      }
      language = code
    case "translations":
      guard let codes = value.sequence?.map({ $0.string ?? "" }), codes.allSatisfy(Self.isLanguage)
      else { return "`translations` must be a list of two-letter folders, such as `[ko]`" }
      translations = codes
    default:
      return "`\(key)` is no key of a book's configuration"
        + Suggestion.text(for: key, among: Self.keys)
    }
    return nil
  }

  private static func isLanguage(_ code: String) -> Bool {
    code.utf8.count == 2 && code.utf8.allSatisfy { (0x61...0x7A).contains($0) }
  }
}
