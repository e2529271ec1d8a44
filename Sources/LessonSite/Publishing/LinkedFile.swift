import Foundation
import LessonSyntax

/// A file of the book that is no chapter, and that pages show or link to: the site has a copy of it.
public struct LinkedFile: Equatable, Sendable {
  /// Its path in the book, with slashes, and so in the site: what leads there from a chapter's folder
  /// leads there from its page's.
  public var path: String

  /// Where it is read.
  public var source: String

  /// The first link to it, for what is wrong with it: the chapter's path and the line.
  public var chapter: String
  public var line: Int

  public init(path: String, source: String, chapter: String, line: Int) {
    self.path = path
    self.source = source
    self.chapter = chapter
    self.line = line
  }

  /// The file as one of the site's, read when it is written.
  var siteFile: SiteFile {
    let source = source
    return SiteFile(path: path) { Array(FileManager.default.contents(atPath: source) ?? Data()) }
  }

  func problem(_ message: String) -> Diagnostic {
    Diagnostic(path: chapter, line: line, message: message)
  }
}

/// The files that the links of a book's chapters lead to.
struct LinkedFiles {
  /// Each once, in the order in which the chapters name them.
  private(set) var files: [LinkedFile] = []
  private(set) var problems: [Diagnostic] = []

  private let book: Book
  /// The paths of the chapters inside the book: their pages are made, not copied.
  private let chapters: Set<String>
  private var known: Set<String> = []

  init(of book: Book) {
    self.book = book
    chapters = Set(book.chapters.map(\.name))
  }

  /// Adds what `chapter`, which is `name` inside the book, links to.
  mutating func add(_ chapter: Chapter, name: String) {
    let folder = name.split(separator: "/").dropLast()
    for link in chapter.links {
      guard case .file(let path, _) = LinkDestination(link.destination), !path.isEmpty else {
        continue
      }
      let inside = Self.resolve(path, in: folder)
      if let problem = add(link, to: path, inside: inside, of: chapter) {
        problems.append(Diagnostic(path: chapter.path, line: link.line, message: problem))
      }
    }
  }

  /// Adds the file that a link calls `path` and that is `inside` in the book, or outside of it; what is
  /// wrong with it.
  private mutating func add(
    _ link: Link, to path: String, inside: String?, of chapter: Chapter
  ) -> String? {
    if let inside, chapters.contains(inside) || known.contains(inside) { return nil }
    let target = URL(filePath: chapter.path).deletingLastPathComponent().path + "/" + path
    if let problem = link.problem(withFileAt: target, path: path) {
      // `check` says so of a chapter that is not written yet; its link is no reason to have no site.
      return path.hasSuffix(".md") ? nil : problem
    }
    guard let inside else {
      return
        "`\(path)` is outside of the book, and the site has nothing of it: move it into the book, "
        + "or link to an address that starts with https://"
    }
    switch FileKind(ofFileAt: target) {
    case .file: break
    case .folder:
      return "`\(path)` is a folder, of which the site shows nothing: link to a file in it"
    case .other:
      return "`\(path)` is no file that can be copied, such as a pipe or a device: link to another"
    }
    // The list of the site's files has a line for each.
    guard !inside.contains(where: \.isNewline) else {
      return "`\(path)` has a line break in its name: give the file another"
    }
    guard FileManager.default.isReadableFile(atPath: target) else {
      return "`\(path)` cannot be read, and the site is to have a copy of it"
    }
    known.insert(inside)
    files.append(
      LinkedFile(path: inside, source: target, chapter: chapter.path, line: link.line))
    return nil
  }

  private enum FileKind {
    case file, folder, other

    init(ofFileAt path: String) {
      let url = URL(filePath: path).resolvingSymlinksInPath()
      let values = try? url.resourceValues(forKeys: [.isRegularFileKey, .isDirectoryKey])
      self =
        if values?.isDirectory == true { .folder } else {
          values?.isRegularFile == true ? .file : .other
        }
    }
  }

  /// The path inside the book that `path` is, seen from `folder`; nil where it leads out of the book.
  private static func resolve(_ path: String, in folder: ArraySlice<Substring>) -> String? {
    var parts = Array(folder)
    for part in path.split(separator: "/") {
      switch part {
      case ".": continue
      case "..": if parts.popLast() == nil { return nil }
      default: parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}
