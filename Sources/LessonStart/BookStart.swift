import Foundation
import LessonSyntax

/// The first files of a book: what `lessons init` writes into a folder.
public struct BookStart: Equatable, Sendable {
  /// What the files are written in.
  public enum Language: String, CaseIterable, Sendable {
    case english = "en"
    case korean = "ko"
  }

  /// The folder as the user named it.
  public let folder: String

  /// The name of the chapter to begin with: the one that is written, or the first that was there.
  public let firstChapter: String

  /// The folder held chapters before.
  public let hadChapters: Bool

  private let files: [File]

  private struct File: Equatable, Sendable {
    /// In the folder.
    var name: String
    var bytes: [UInt8]
  }

  /// Plans the files for `folder`, which need not be there. A folder with chapters gets none.
  ///
  /// - Throws: where a file stands in the folder's place, or a folder in a file's.
  public init(folder: String, language: Language) throws(WholeFile.Failure) {
    self.folder = folder
    let chapters = Book.chapterNames(in: URL(filePath: folder, directoryHint: .isDirectory))
    hadChapters = !chapters.isEmpty
    let firstChapter = chapters.first ?? "01-first.md"
    self.firstChapter = firstChapter
    let texts = StartTexts(language)
    var files = [
      File(name: Book.configurationName, bytes: texts.settings),
      File(name: "README.md", bytes: texts.readme(firstChapter: firstChapter)),
      File(name: ".gitignore", bytes: StartTexts.gitignore),
      File(name: ".github/workflows/lessons.yml", bytes: StartTexts.workflow),
    ]
    if !hadChapters { files.insert(File(name: firstChapter, bytes: texts.chapter), at: 1) }
    self.files = files
    if Self.isFile(folder) {
      throw WholeFile.Failure(path: folder, reason: "a file is there: name a folder for the book")
    }
    for file in files where Self.isFolder(path(of: file)) {
      throw WholeFile.Failure(path: path(of: file), reason: "a folder is there")
    }
  }

  /// Writes the files that are not there yet. No other file changes.
  ///
  /// - Returns: the paths of the files that were written, and of those that were there.
  public func write() throws(WholeFile.Failure) -> (written: [String], kept: [String]) {
    var written: [String] = []
    var kept: [String] = []
    for file in files {
      let path = path(of: file)
      if try WholeFile.create(file.bytes, at: path) {
        written.append(path)
      } else {
        kept.append(path)
      }
    }
    return (written, kept)
  }

  private func path(of file: File) -> String {
    switch folder {
    case ".", "./": file.name
    case let folder where folder.hasSuffix("/"): folder + file.name
    default: folder + "/" + file.name
    }
  }

  private static func isFile(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && !isFolder.boolValue
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }
}
