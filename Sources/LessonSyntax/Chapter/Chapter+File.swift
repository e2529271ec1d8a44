import Foundation

extension Chapter {
  /// Reads the chapter in the file at `path`.
  ///
  /// - Parameter labels: reads the files that its links lead to, where their text depends on them.
  /// - Throws: one diagnostic where the file cannot be read, or everything that is wrong in it.
  public init(
    contentsOf path: String, labels: LabelReader = LabelReader()
  ) throws(Diagnostics) {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    if exists, isFolder.boolValue {
      throw Diagnostics([
        Diagnostic(path: path, message: "this is a folder: name a chapter in it, or use --book")
      ])
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Diagnostics([
        Diagnostic(
          path: path,
          message: exists
            ? "this file cannot be read" : "there is no such file" + Self.suggestion(for: path))
      ])
    }
    try self.init(path: path, bytes: Array(data), labels: labels)
  }

  /// The Markdown file beside `path` that was meant, where one is near.
  private static func suggestion(for path: String) -> String {
    let file = URL(filePath: path)
    let names = Book.chapterNames(in: file.deletingLastPathComponent())
    guard let name = Suggestion.nearest(to: file.lastPathComponent, among: names) else { return "" }
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return ": did you mean `\((folder + [name[...]]).joined(separator: "/"))`?"
  }
}
