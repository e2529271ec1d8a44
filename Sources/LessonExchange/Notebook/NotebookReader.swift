import Foundation
import LessonSyntax

/// Reads a notebook of nbformat 3 or 4; 2 reads as 3 does.
struct NotebookReader {
  private let path: String
  private var diagnostics: [Diagnostic] = []
  private var notebook = Notebook()

  /// The notebook in `bytes`.
  ///
  /// - Throws: everything that is wrong with it. Any bytes give a notebook or diagnostics.
  static func read(_ bytes: [UInt8], path: String) throws(Diagnostics) -> Notebook {
    var reader = NotebookReader(path: path)
    reader.read(try JSONFile.parse(bytes, path: path))
    guard reader.diagnostics.isEmpty else { throw Diagnostics(reader.diagnostics) }
    return reader.notebook
  }

  private init(path: String) {
    self.path = path
  }

  private mutating func report(_ message: String) {
    diagnostics.append(Diagnostic(path: path, message: message))
  }

  private mutating func expect(_ what: String, at node: JSONNode) {
    report("`\(node.place)` must be \(what), and is \(node.kind)")
  }

  // MARK: The file

  private mutating func read(_ root: JSONNode) {
    guard root.isObject else {
      return report("this is no notebook: its JSON is \(root.kind), not an object with `cells`")
    }
    guard let format = root.member("nbformat") else {
      return report("this is no notebook: it has no `nbformat`")
    }
    switch format.integer {
    case 4?:
      readMetadata(root)
      readCells(root.member("cells"), named: "cells", cell: { $0.readCell($1) })
    case 2?, 3?:
      readMetadata(root)
      readWorksheets(root)
    case let version?:
      report(
        "this notebook has format \(version), and 3 and 4 can be read: convert it with "
          + "`jupyter nbconvert --to notebook --nbformat 4`")
    case nil:
      expect("a whole number", at: format)
    }
  }

  private mutating func readMetadata(_ root: JSONNode) {
    guard let metadata = root.member("metadata") else { return }
    guard metadata.isObject else { return expect("an object", at: metadata) }
    notebook.title = metadata.member("title")?.name ?? metadata.member("name")?.name
    notebook.language =
      metadata.member("language_info")?.member("name")?.name
      ?? metadata.member("kernelspec")?.member("language")?.name
    guard let note = metadata.member("lessons") else { return }
    let lines = note.member("front_matter")?.elements?.compactMap(\.string) ?? []
    notebook.lesson = Notebook.LessonNote(frontMatter: lines.flatMap(\.linesOfText))
  }

  private mutating func readWorksheets(_ root: JSONNode) {
    guard let worksheets = root.member("worksheets") else { return }
    guard let sheets = worksheets.elements else { return expect("a list", at: worksheets) }
    for sheet in sheets {
      readCells(sheet.member("cells"), named: "\(sheet.place).cells", cell: { $0.readOldCell($1) })
    }
  }

  private mutating func readCells(
    _ node: JSONNode?, named name: String,
    cell read: (inout NotebookReader, JSONNode) -> NotebookCell?
  ) {
    guard let node else { return report("this notebook has no `\(name)`") }
    guard let elements = node.elements else { return expect("a list", at: node) }
    for element in elements {
      guard element.isObject else {
        expect("an object", at: element)
        continue
      }
      if let cell = read(&self, element) { notebook.cells.append(cell) }
    }
  }

  // MARK: Cells

  /// The text of the member `name`; empty where there is none.
  private mutating func text(_ name: String, of node: JSONNode) -> String {
    guard let member = node.member(name) else { return "" }
    guard let text = member.text else {
      expect("a text or a list of texts", at: member)
      return ""
    }
    return text.asMarkdownSource
  }

  private mutating func kind(of node: JSONNode) -> String? {
    guard let kind = node.member("cell_type") else {
      report("`\(node.place)` has no `cell_type`")
      return nil
    }
    guard let name = kind.string else {
      expect("a text", at: kind)
      return nil
    }
    return name
  }

  private mutating func readCell(_ node: JSONNode) -> NotebookCell? {
    guard let name = kind(of: node) else { return nil }
    guard let kind = Self.kinds[name] else {
      report("`\(node.place).cell_type` is `\(name)`, which is none of markdown, code and raw")
      return nil
    }
    var cell = NotebookCell(kind: kind, source: text("source", of: node))
    let metadata = node.member("metadata")
    cell.language = metadata?.member("vscode")?.member("languageId")?.name
    cell.lesson = metadata?.member("lessons").map { note in
      NotebookCell.LessonNote(
        options: note.member("options")?.string, isTitle: note.member("title") != nil,
        definitions: note.member("definitions")?.elements?.compactMap(\.string) ?? [])
    }
    if kind != .code { cell.attachments = attachments(of: node) }
    if kind == .code { cell.outputs = outputs(of: node) }
    return cell
  }

  private static let kinds: [String: NotebookCell.Kind] = [
    "markdown": .markdown, "code": .code, "raw": .raw,
  ]

  /// A cell of nbformat 3: headings are cells, and a code cell has an `input`.
  private mutating func readOldCell(_ node: JSONNode) -> NotebookCell? {
    guard let name = kind(of: node) else { return nil }
    switch name {
    case "heading":
      let level = node.member("level")?.integer ?? 1
      let text = text("source", of: node).split(separator: "\n").joined(separator: " ")
      return NotebookCell(
        kind: .markdown, source: String(repeating: "#", count: min(max(level, 1), 6)) + " " + text)
    case "code":
      var cell = NotebookCell(kind: .code, source: text("input", of: node))
      if notebook.language == nil { cell.language = node.member("language")?.string }
      cell.outputs = outputs(of: node)
      return cell
    case "markdown", "html", "raw", "rst":
      return NotebookCell(
        kind: name == "markdown" || name == "html" ? .markdown : .raw,
        source: text("source", of: node))
    default:
      report(
        "`\(node.place).cell_type` is `\(name)`, which is none of markdown, heading, code, html "
          + "and raw")
      return nil
    }
  }

  // MARK: Pictures and outputs

  private mutating func attachments(of node: JSONNode) -> [NotebookCell.Attachment] {
    guard let attachments = node.member("attachments") else { return [] }
    guard let members = attachments.members else {
      expect("an object", at: attachments)
      return []
    }
    return members.compactMap { name, bundle in
      pictures(in: bundle).first.map { NotebookCell.Attachment(name: name, picture: $0) }
    }
  }

  /// The pictures of a bundle of one thing in several formats, the best for a page first.
  private mutating func pictures(in bundle: JSONNode) -> [Picture] {
    Picture.Format.allCases.compactMap { format in
      let node =
        bundle.member(format.rawValue)
        ?? (format == .svg ? bundle.member("svg") : bundle.member(format.fileExtension))
        ?? (format == .jpeg ? bundle.member("jpeg") : nil)
      guard let node else { return nil }
      guard let text = node.text else {
        expect("a text or a list of texts", at: node)
        return nil
      }
      if format == .svg { return Picture(format: .svg, bytes: Array(text.utf8)) }
      guard let data = Data(base64Encoded: text, options: .ignoreUnknownCharacters), !data.isEmpty
      else {
        report("`\(node.place)` is no picture: it is not base64")
        return nil
      }
      return Picture(format: format, bytes: Array(data))
    }
  }

  private mutating func outputs(of node: JSONNode) -> [NotebookOutput] {
    guard let outputs = node.member("outputs") else { return [] }
    guard let elements = outputs.elements else {
      expect("a list", at: outputs)
      return []
    }
    return elements.compactMap { output(of: $0) }
  }

  private mutating func output(of node: JSONNode) -> NotebookOutput? {
    guard node.isObject else {
      expect("an object", at: node)
      return nil
    }
    switch node.member("output_type")?.string {
    case "stream":
      return .stream(text("text", of: node))
    case "execute_result", "display_data", "update_display_data":
      // In nbformat 3 the formats are members of the output itself.
      let bundle = node.member("data") ?? node
      let name = node.member("data") == nil ? "text" : "text/plain"
      if node.member("metadata")?.member("lessons")?.member("caption") != nil {
        return .caption(text(name, of: bundle))
      }
      return .value(text: text(name, of: bundle), pictures: pictures(in: bundle))
    case "pyout":
      return .value(text: text("text", of: node), pictures: pictures(in: node))
    case "error", "pyerr":
      let traceback = node.member("traceback")?.elements?.compactMap(\.string) ?? []
      return .error(
        name: text("ename", of: node), message: text("evalue", of: node), traceback: traceback)
    default:
      report("`\(node.place)` has no `output_type` that is known")
      return nil
    }
  }
}

extension String {
  /// The text with `\n` for every line break, and U+FFFD for the null character, which makes a text
  /// file a binary one, as CommonMark has it (0.31.2, section 2.3).
  fileprivate var asMarkdownSource: String {
    var scalars = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in unicodeScalars {
      switch scalar {
      case "\n" where previous == "\r": break
      case "\r": scalars.append("\n")
      case "\0": scalars.append("\u{FFFD}")
      default: scalars.append(scalar)
      }
      previous = scalar
    }
    return String(scalars)
  }
}
