import Foundation
import LessonRunner
import LessonSyntax

/// A notebook as a chapter: its Markdown as it is, its code as code that is shown and not run, its
/// pictures as files beside the chapter. A notebook that `lessons export` wrote gives the chapter
/// again, with its cells.
public struct NotebookImport: Equatable, Sendable {
  /// The chapter's Markdown.
  public private(set) var text = ""

  /// The picture files, with their paths from the chapter's folder.
  public private(set) var pictures: [ImportedFile] = []

  /// What a reader of the notebook should know of the chapter, a sentence each.
  public private(set) var notes: [String] = []

  /// How many of the chapter's code blocks are cells, which run.
  public private(set) var cellCount = 0

  public struct ImportedFile: Equatable, Sendable {
    public var path: String
    public var bytes: [UInt8]
  }

  /// Reads the notebook in `bytes`.
  ///
  /// - Parameters:
  ///   - path: the notebook's, for messages.
  ///   - name: the chapter's file name without `.md`, after which the folder of its pictures is named.
  /// - Throws: everything that is wrong with it; any bytes give a chapter or diagnostics.
  public init(_ bytes: [UInt8], path: String, name: String) throws(Diagnostics) {
    let notebook = try NotebookReader.read(bytes, path: path)
    var writer = ChapterWriter(notebook, pictureFolder: "\(name)-images")
    writer.write()
    text =
      Self.frontMatter(of: notebook, title: writer.title ?? name)
      + Self.withLessonAnchors(writer.text)
    pictures = writer.supply.files.map { file in
      ImportedFile(path: "\(writer.supply.folder)/\(file.name)", bytes: file.bytes)
    }
    notes = writer.notes
    cellCount = writer.cellCount
  }

  /// A chapter that was exported has the front matter that it had, if any; another has its title.
  private static func frontMatter(of notebook: Notebook, title: String) -> String {
    let lines = notebook.lesson?.frontMatter ?? ["title: \(title.asYAML)"]
    guard !lines.isEmpty else { return "" }
    return (["---"] + lines + ["---", ""]).map { $0 + "\n" }.joined()
  }

  /// The text with its links to headings as a lesson and Git hosts name them. A chapter that cannot
  /// be read keeps what it has.
  private static func withLessonAnchors(_ text: String) -> String {
    let source = SourceText(path: "chapter.md", text: text)
    guard let chapter = try? Chapter(source) else { return text }
    let anchors = chapter.headingAnchors(as: \.jupyter, to: \.lesson)
    let own = Set(chapter.headingAnchors(as: \.lesson, to: \.lesson).keys)
    return text.withDestinations { _, destination in
      guard destination.hasPrefix("#") else { return nil }
      let written = String(destination.dropFirst())
      let anchor = written.removingPercentEncoding ?? written
      guard !own.contains(anchor), let new = anchors[anchor] else { return nil }
      return "#" + new
    }
  }
}

extension String {
  /// The text as a YAML scalar in quotation marks, which JSON's escapes are good for.
  fileprivate var asYAML: String {
    var quoted = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += " "
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        quoted += "\\u" + String(String(0x1_0000 + scalar.value, radix: 16).dropFirst())
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
