import Foundation

/// A folder of chapters, in one language or several.
public struct Book: Equatable, Sendable {
  /// The folder, as the user named it.
  public let folder: URL
  public let configuration: BookConfiguration

  /// Every chapter's file, in reading order, the book's own language first.
  public let chapters: [ChapterFile]

  /// A chapter's place in a book.
  public struct ChapterFile: Equatable, Sendable {
    /// The path to open it by, which diagnostics repeat.
    public var path: String

    /// The path inside the book, such as `ko/04-vanishing-gradients.md`.
    public var name: String

    /// A language's two letters; that of the book for chapters beside `lessons.yml`.
    public var language: String

    /// It is not part of the site yet.
    public var isDraft = false

    /// What other chapters call it: `04-vanishing-gradients` of `ko/04-vanishing-gradients.md`.
    public var chapterName: String {
      let file = name.split(separator: "/").last ?? ""
      return String(file.hasSuffix(".md") ? file.dropLast(3) : file)
    }

    /// It is the text of the book's front page, which stands before all chapters.
    public var isFrontPage: Bool { chapterName == Book.frontPageName }

    public init(path: String, name: String, language: String) {
      self.path = path
      self.name = name
      self.language = language
    }
  }

  /// The file that makes a folder a book.
  public static let configurationName = "lessons.yml"

  /// What the file of a front page is called, without its ending: it runs and is checked like a
  /// chapter, and is not one of those that are read one after the other.
  public static let frontPageName = "index"

  /// Files that are Markdown and no chapters.
  private static let otherFiles: Set<String> = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]

  /// Reads the book in the folder at `path`.
  ///
  /// - Throws: where there is no such folder, no chapter in it, its configuration cannot be read, or
  ///   chapters contradict each other.
  public init(path: String) throws(Diagnostics) {
    folder = URL(filePath: path, directoryHint: .isDirectory)
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    guard exists, isFolder.boolValue else {
      throw Diagnostics([
        Diagnostic(
          path: path,
          message: exists
            ? "this is a file: name the folder that holds the chapters"
            : "there is no such folder: name that of the book with --book; `lessons init .` makes a "
              + "book of the folder that you are in")
      ])
    }
    configuration = try BookConfiguration(folder: folder, path: path)
    let root = Self.root(path)
    var chapters: [ChapterFile] = []
    var problems: [Diagnostic] = []
    for language in [""] + configuration.translations.map(\.language) {
      let prefix = language.isEmpty ? "" : language + "/"
      let files = Self.chapterNames(in: folder.appending(path: language))
      try Self.confirm(prefix, files, root: root)
      let code = language.isEmpty ? configuration.language : language
      let order = ReadingOrder(
        files.map {
          ChapterFile(path: root + prefix + $0, name: prefix + $0, language: code)
        })
      chapters += order.chapters
      problems += order.problems
    }
    let redirects = RedirectCheck(
      configuration.redirects,
      chapters: chapters.filter { !$0.isFrontPage }.map(\.chapterName))
    problems += redirects.problems.map {
      Diagnostic(path: root + Self.configurationName, line: $0.line, message: $0.value)
    }
    guard problems.isEmpty else { throw Diagnostics(problems) }
    self.chapters = chapters
    guard !chapters.isEmpty else {
      throw Diagnostics([
        Diagnostic(
          path: path,
          message: "no chapter is here: a chapter is a Markdown file such as 01-first.md")
      ])
    }
  }

  /// A translation that `lessons.yml` names has chapters, and no settings of its own.
  private static func confirm(
    _ prefix: String, _ files: [String], root: String
  ) throws(Diagnostics) {
    guard !prefix.isEmpty else { return }
    let own = root + prefix + configurationName
    if FileManager.default.fileExists(atPath: own) {
      throw Diagnostics([
        Diagnostic(
          path: own,
          message: "a translation has no settings of its own: its title and description stand in "
            + "\(root)\(configurationName), under `translations`")
      ])
    }
    if files.isEmpty {
      throw Diagnostics([
        Diagnostic(
          path: root + prefix,
          message: "no chapter is here, and \(root)\(configurationName) names it as a translation")
      ])
    }
  }

  /// What stands before the names of the files in the folder at `path`: nothing for the one in which
  /// the command runs.
  public static func root(_ path: String) -> String {
    if path == "." || path == "./" { return "" }
    return path.hasSuffix("/") ? path : path + "/"
  }

  /// The names of the Markdown files in `folder` that are chapters, sorted; none where there is no such
  /// folder. Hidden files are none: editors and systems keep their own beside those that they are named
  /// after.
  public static func chapterNames(in folder: URL) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter {
      $0.hasSuffix(".md") && !$0.hasPrefix(".") && !otherFiles.contains($0)
    }.sorted()
  }

  /// The folder in which the cells of the chapter at `path` run: its book's, where one of the folders
  /// above it is a book, else its own.
  public static func workingFolder(ofChapterAt path: String) -> URL {
    let own = URL(filePath: path).standardizedFileURL.deletingLastPathComponent()
    for folder in [own, own.deletingLastPathComponent()] {
      let configuration = folder.appending(path: configurationName).path
      if FileManager.default.fileExists(atPath: configuration) { return folder }
    }
    return own
  }

  /// The path of the chapter that the one at `path` translates; nil where it is no translation of a
  /// book's chapter. Whether that file is there is not asked.
  public static func original(ofChapterAt path: String) -> String? {
    let file = URL(filePath: path).standardizedFileURL
    let own = file.deletingLastPathComponent()
    let root = own.deletingLastPathComponent()
    let settings = root.appending(path: configurationName).path
    guard FileManager.default.fileExists(atPath: settings),
      let configuration = try? BookConfiguration(folder: root, path: root.path),
      configuration.translations.contains(where: { $0.language == own.lastPathComponent })
    else { return nil }
    // As the user would write it: the translation's path without its folder.
    var parts = path.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count > 1, parts[parts.count - 2] == own.lastPathComponent {
      parts.remove(at: parts.count - 2)
    } else {
      parts.insert("..", at: parts.count - 1)
    }
    return parts.joined(separator: "/")
  }
}
