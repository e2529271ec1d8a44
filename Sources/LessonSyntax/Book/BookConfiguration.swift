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

  /// Further languages, each of them a folder.
  public var translations: [Translation] = []

  /// Where the site will be; nil where the book does not say.
  public var url: SiteURL?

  /// Where the book's Markdown is kept; nil where the book does not say.
  public var repository: SourceRepository?

  /// Chapters that have another name than they had.
  public var redirects: [Redirect] = []

  /// The book in another language.
  public struct Translation: Equatable, Sendable {
    /// Its two letters, which name the folder.
    public var language: String

    /// The book's name in the language; the book's own where it is not given.
    public var title: String?

    /// The sentence under it; the book's own where it is not given.
    public var description: String?

    public init(language: String, title: String? = nil, description: String? = nil) {
      self.language = language
      self.title = title
      self.description = description
    }
  }

  /// The keys that mean something.
  private static let keys = [
    "title", "description", "language", "translations", "url", "repository", "branch", "folder",
    "redirects",
  ]

  init() {}

  /// Reads the configuration in `folder`; a book without one has the defaults.
  init(folder: URL, path: String) throws(Diagnostics) {
    let file = folder.appending(path: Book.configurationName)
    guard let data = try? Data(contentsOf: file) else { return }
    let name = Book.root(path) + Book.configurationName
    let source = try SourceText(path: name, bytes: Array(data))
    var problems: [Diagnostic] = []
    do {
      guard let node = try Yams.compose(yaml: source.text) else { return }
      guard let mapping = node.mapping else {
        throw Diagnostics([
          Diagnostic(path: name, line: 1, message: "this must be `key: value` lines")
        ])
      }
      var publication = PublicationKeys()
      var translationsLine: Int?
      for (key, value) in mapping {
        let word = key.string ?? ""
        if word == "translations" { translationsLine = key.mark?.line }
        if publication.take(word, value, line: key.mark?.line ?? 1) { continue }
        guard let problem = read(word, value) else { continue }
        problems.append(Diagnostic(path: name, line: key.mark?.line, message: problem))
      }
      (url, repository, redirects) = (
        publication.url, publication.sourceRepository, publication.redirects
      )
      problems += publication.problems.map {
        Diagnostic(path: name, line: $0.line, message: $0.value)
      }
      problems += repeatedLanguages.map {
        Diagnostic(path: name, line: translationsLine, message: $0)
      }
      problems.sort { ($0.line ?? 0) < ($1.line ?? 0) }
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
      if let codes = value.sequence?.map({ $0.string ?? "" }), codes.allSatisfy(Self.isLanguage) {
        translations = codes.map { Translation(language: $0) }
      } else if let mapping = value.mapping {
        for (code, settings) in mapping {
          if let problem = readTranslation(code.string ?? "", settings) { return problem }
        }
      } else {
        return "`translations` must be two-letter folders, such as `[ko]`, or a title and a "
          + "description for each"
      }
    default:
      return "`\(key)` is no key of a book's configuration"
        + Suggestion.text(for: key, among: Self.keys)
    }
    return nil
  }

  private mutating func readTranslation(_ code: String, _ settings: Node) -> String? {
    guard Self.isLanguage(code) else {
      return "`\(code)` is no language: two letters, such as `ko`, name a translation's folder"
    }
    var translation = Translation(language: code)
    for (key, value) in settings.mapping ?? [:] {
      switch key.string {
      case "title": translation.title = value.string
      case "description": translation.description = value.string
      default:
        return "`\(key.string ?? "")` is no key of a translation"
          + Suggestion.text(for: key.string ?? "", among: ["title", "description"])
      }
    }
    translations.append(translation)
    return nil
  }

  /// What is wrong with the languages of the translations beside each other.
  private var repeatedLanguages: [String] {
    var known: Set = [language]
    return translations.compactMap { translation in
      let code = translation.language
      guard !known.insert(code).inserted else { return nil }
      return code == language
        ? "`\(code)` is the book's own language, and so no translation of it: take it out of "
          + "`translations`"
        : "`\(code)` stands twice among the `translations`: take one of them out"
    }
  }

  private static func isLanguage(_ code: String) -> Bool {
    code.utf8.count == 2 && code.utf8.allSatisfy { (0x61...0x7A).contains($0) }
  }
}
