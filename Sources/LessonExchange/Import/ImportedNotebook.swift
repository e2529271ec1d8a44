import Foundation
import LessonSyntax

/// A notebook on disk, and the files that become of it.
public struct ImportedNotebook {
  /// Where the chapter goes.
  public let chapterPath: String

  private let folder: String
  private let chapter: NotebookImport

  /// Reads the notebook at `path`.
  ///
  /// - Parameter output: the folder to write into; nil for the notebook's own.
  /// - Throws: everything that is wrong with the file or with the notebook in it.
  public init(at path: String, into output: String?) throws(Diagnostics) {
    let file = URL(filePath: path)
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    guard exists, !isFolder.boolValue, let data = FileManager.default.contents(atPath: path) else {
      let message =
        !exists
        ? "there is no such file"
        : isFolder.boolValue
          ? "this is a folder: name a notebook in it" : "this file cannot be read"
      throw Diagnostics([Diagnostic(path: path, message: message)])
    }
    let name = file.deletingPathExtension().lastPathComponent
    chapter = try NotebookImport(Array(data), path: path, name: name)
    let parent = path.contains("/") ? String(path[..<path.lastIndex(of: "/")!]) : ""
    let named = output ?? (path.hasPrefix("/") && parent.isEmpty ? "/" : parent)
    folder = named.isEmpty || named.hasSuffix("/") ? named : named + "/"
    chapterPath = folder + name + ".md"
  }

  /// Writes the chapter and its pictures, all or, where a file of another content is there and
  /// `force` is not given, none.
  ///
  /// - Returns: what was done, a line each.
  public func write(force: Bool) throws(WholeFile.Failure) -> [String] {
    var files = chapter.pictures.map { picture in
      (bytes: picture.bytes, path: folder + picture.path)
    }
    files.append((Array(chapter.text.utf8), chapterPath))
    try NewFile.confirm(files, force: force)
    var lines: [String] = []
    for (bytes, path) in files {
      let line = try NewFile.write(bytes, to: path, force: force)
      if path == chapterPath { lines.append(line + contents) }
    }
    return lines + chapter.notes.map { "\(chapterPath): note: \($0)" }
  }

  /// ` with 2 pictures and 3 cells`, or nothing.
  private var contents: String {
    var parts: [String] = []
    func add(_ count: Int, _ noun: String) {
      if count > 0 { parts.append("\(count) \(noun)\(count == 1 ? "" : "s")") }
    }
    add(chapter.pictures.count, "picture")
    add(chapter.cellCount, "cell")
    return parts.isEmpty ? "" : ", with " + parts.joined(separator: " and ")
  }
}
