import Foundation
import LessonSyntax

/// The files with which a book changes the look of its pages: those in its folder `theme`. A file takes
/// the place of the built-in one of the same name; `extra.css` and `head.html` are added.
public struct BookTheme: Equatable, Sendable {
  /// The folder's name in a book.
  public static let folderName = "theme"

  static let extraStyle = "extra.css"
  static let head = "head.html"

  /// By their names.
  let files: [String: [UInt8]]

  /// No file of one's own.
  public static let builtIn = BookTheme(checked: [:])

  private init(checked files: [String: [UInt8]]) {
    self.files = files
  }

  /// The theme of these files.
  ///
  /// - Parameters:
  ///   - files: by their names.
  ///   - path: the folder's, for diagnostics.
  /// - Throws: everything that is wrong with them: names that mean nothing, bytes that are no text,
  ///   templates that cannot be read or name what pages do not have.
  public init(files: [String: [UInt8]], path: String) throws(Diagnostics) {
    let known = BuiltInTheme.files.map(\.name) + [Self.extraStyle, Self.head]
    var problems: [Diagnostic] = []
    for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
      let place = "\(path)/\(name)"
      guard known.contains(name) else {
        problems.append(
          Diagnostic(
            path: place,
            message: "`\(name)` is no file of a theme" + Suggestion.text(for: name, among: known)))
        continue
      }
      guard let text = String(validating: bytes, as: UTF8.self) else {
        problems.append(Diagnostic(path: place, message: "this is not UTF-8: save it as UTF-8"))
        continue
      }
      if name.hasSuffix(Theme.templateEnding) {
        problems += TemplateReader(path: place, name: name).problems(in: text)
      }
    }
    guard problems.isEmpty else { throw Diagnostics(problems) }
    self.files = files
  }

  /// The theme of the book in a folder, whose path is `book`; the built-in one where it has none.
  public init(ofBookAt book: String) throws(Diagnostics) {
    let root = book.hasSuffix("/") ? String(book.dropLast()) : book
    let folder = "\(root)/\(Self.folderName)"
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
      self = .builtIn
      return
    }
    guard isFolder.boolValue else {
      throw Diagnostics([
        Diagnostic(path: folder, message: "this is a file: a theme is a folder of that name")
      ])
    }
    var files: [String: [UInt8]] = [:]
    var problems: [Diagnostic] = []
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder).sorted()) ?? []
    where !name.hasPrefix(".") {
      let path = "\(folder)/\(name)"
      if let bytes = FileManager.default.contents(atPath: path) {
        files[name] = Array(bytes)
      } else {
        problems.append(Diagnostic(path: path, message: "this cannot be read as a file of a theme"))
      }
    }
    guard problems.isEmpty else { throw Diagnostics(problems) }
    try self.init(files: files, path: folder)
  }

  /// The theme of the book that the chapter at `path` is in; the built-in one for a chapter that is in
  /// none.
  public init(ofChapterAt path: String) throws(Diagnostics) {
    let folder = Book.workingFolder(ofChapterAt: path).path
    let settings = "\(folder)/\(Book.configurationName)"
    guard FileManager.default.fileExists(atPath: settings) else {
      self = .builtIn
      return
    }
    try self.init(ofBookAt: folder)
  }

  /// The built-in files, to start one's own theme from.
  public static var builtInFiles: [(name: String, bytes: [UInt8])] { BuiltInTheme.files }
}
