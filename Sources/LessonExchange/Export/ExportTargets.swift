import Foundation
import LessonSyntax

/// Where exported chapters go.
public struct ExportTargets: Sendable {
  /// A place for one chapter.
  public struct Target: Equatable, Sendable {
    /// Nil for standard output.
    public var path: String?

    /// The file's name, which its own text may mention.
    public var name: String

    /// The folder it lies in, or will.
    public var folder: URL

    public init(path: String?, name: String, folder: URL) {
      self.path = path
      self.name = name
      self.folder = folder
    }
  }

  private var targets: [String: Target] = [:]

  /// - Parameters:
  ///   - output: what the user named: a file, a folder, `-` for standard output, nil for beside the
  ///     chapter.
  ///   - isBook: whole book, which keeps its folders.
  /// - Throws: where a chapter itself, or one file for several, would be written.
  public init(
    _ chapters: [Book.ChapterFile], format: ExportFormat, output: String?, isBook: Bool
  ) throws(Diagnostics) {
    if isBook, output == nil || output == "-" {
      throw Self.problem(
        chapters[0].path, "a whole book needs a folder to go to: name it with --output")
    }
    if chapters.count > 1, let output, output != "-", !isBook, !Self.isFolder(output) {
      throw Self.problem(output, "several chapters need a folder to go to, and this is none")
    }
    var owners: [String: String] = [:]
    for chapter in chapters {
      let target = Self.target(of: chapter, format, output, isBook: isBook)
      targets[chapter.path] = target
      guard let path = target.path else { continue }
      let file = URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath().path
      if file == URL(filePath: chapter.path).standardizedFileURL.resolvingSymlinksInPath().path {
        throw Self.problem(
          path,
          "this is the chapter itself: name another file with --output, or - for standard output")
      }
      if let other = owners.updateValue(chapter.path, forKey: file) {
        throw Self.problem(path, "\(other) and \(chapter.path) would both be written here")
      }
    }
  }

  /// The place for the chapter at `path`.
  public subscript(path: String) -> Target {
    targets[path] ?? Target(path: nil, name: path, folder: URL(filePath: "."))
  }

  private static func problem(_ path: String, _ message: String) -> Diagnostics {
    Diagnostics([Diagnostic(path: path, message: message)])
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue || path.hasSuffix("/")
  }

  private static func target(
    of chapter: Book.ChapterFile, _ format: ExportFormat, _ output: String?, isBook: Bool
  ) -> Target {
    func renamed(_ name: String) -> String {
      (name.hasSuffix(".md") ? String(name.dropLast(3)) : name) + "." + format.fileExtension
    }
    let path: String? =
      switch output {
      case nil: renamed(chapter.path)
      case "-"?: nil
      case let output? where isBook || isFolder(output):
        (output.hasSuffix("/") ? output : output + "/") + renamed(chapter.name)
      case let output?: output
      }
    let file = URL(filePath: path ?? renamed(chapter.path))
    return Target(
      path: path, name: file.lastPathComponent, folder: file.deletingLastPathComponent())
  }
}
