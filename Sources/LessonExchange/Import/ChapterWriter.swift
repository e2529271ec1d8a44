import CellProtocol
import LessonRunner
import LessonSyntax

/// Writes the Markdown of a chapter from a notebook's cells.
struct ChapterWriter {
  private let notebook: Notebook
  private var texts: [String] = []
  private var pictureNumber = 0
  private var swiftBlocks = 0
  private var missing: [String] = []

  /// The pictures that the text links to.
  private(set) var supply: PictureSupply

  private(set) var cellCount = 0

  /// The notebook's own title, or what its front matter or its first heading says.
  private(set) var title: String?

  init(_ notebook: Notebook, pictureFolder: String) {
    self.notebook = notebook
    supply = PictureSupply(folder: pictureFolder)
    title = notebook.title
  }

  /// The chapter's text below its front matter.
  var text: String { MarkdownJoint.joined(texts) }

  /// What is worth a word to the author.
  var notes: [String] {
    var notes: [String] = []
    if swiftBlocks > 0 {
      let blocks = swiftBlocks == 1 ? "1 block" : "\(swiftBlocks) blocks"
      notes.append(
        "\(blocks) of Swift in the text stayed text, named `Swift`: write `swift` to make a cell")
    }
    for name in missing {
      notes.append("the picture `\(name)` is not in the notebook, so a link to it leads nowhere")
    }
    return notes
  }

  mutating func write() {
    for (index, cell) in notebook.cells.enumerated() {
      if cell.lesson?.isTitle == true { continue }
      switch cell.kind {
      case .markdown, .raw: writeText(of: cell, isFirst: index == 0)
      case .code: writeCode(of: cell)
      }
    }
    if title == nil { title = firstHeading }
  }

  /// The first heading of the text.
  private var firstHeading: String? {
    guard let chapter = try? Chapter(SourceText(path: "", text: text)) else { return nil }
    for block in chapter.blocks {
      if case .heading(_, _, let inlines) = block.kind, !inlines.plainText.isEmpty {
        return inlines.plainText
      }
    }
    return nil
  }

  // MARK: Text

  private mutating func writeText(of cell: NotebookCell, isFirst: Bool) {
    var source = cell.source
    if isFirst, notebook.lesson == nil { source = takingFrontMatter(off: source) }
    if let definitions = cell.lesson?.definitions, !definitions.isEmpty {
      let tail = definitions.joined(separator: "\n")
      if source.hasSuffix(tail) { source.removeLast(tail.count) }
    }
    var files: [String: String] = [:]
    for attachment in cell.attachments {
      files[attachment.name] = supply.link(to: attachment.picture, near: attachment.name)
    }
    var markdown = ForeignMarkdown(source)
    missing += markdown.leadAttachments(to: files)
    swiftBlocks += markdown.swiftBlocks
    texts.append(markdown.text)
  }

  /// Some converters' notebooks start with front matter of their own, which is not a lesson's: its
  /// title is kept.
  private mutating func takingFrontMatter(off source: String) -> String {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    let count = FrontMatter.lineCount(in: lines)
    guard count > 2 else { return source }
    for line in lines[1..<count - 1] where line.hasPrefix("title:") {
      let value = line.dropFirst("title:".count).split(separator: " ").joined(separator: " ")
      let bare =
        value.first == "\"" || value.first == "'" ? value.dropFirst().dropLast() : value[...]
      if title == nil, !bare.isEmpty { title = String(bare) }
    }
    return lines[count...].joined(separator: "\n")
  }

  // MARK: Code

  private mutating func writeCode(of cell: NotebookCell) {
    let language = (cell.language ?? notebook.language ?? "python").asFenceName
    if language == "swift" {
      writeCell(cell)
    } else if !cell.source.withoutBlankEnds.isEmpty {
      texts.append(Self.fenced(cell.source, info: language == "output" ? "text" : language))
      writeOutputs(of: cell)
    }
  }

  /// A code cell of a Swift notebook becomes a cell that runs, with its output as recorded.
  private mutating func writeCell(_ cell: NotebookCell) {
    cellCount += 1
    let options = cell.lesson?.options.map { " " + $0.withoutLineBreaks } ?? ""
    var text = Self.fenced(cell.source, info: "swift" + options)
    let outputs = cell.outputs.compactMap { output -> CellOutput? in
      switch output {
      case .stream(let text): .printed(text)
      case .value(let text, _): .value(text: text, html: "")
      case .error("CompileError", let message, let traceback):
        // The compiler's message comes first, the source line and its caret behind it.
        .refusal(
          message,
          excerpt: traceback.dropFirst(message.linesOfText.count).joined(separator: "\n"))
      case .error(_, let message, _): .error(message)
      case .caption: nil
      }
    }
    let recorded = CellResult(outputs: outputs).outputText
    if !recorded.isEmpty { text += "\n" + Self.fenced(recorded, info: "output") }
    texts.append(text)
  }

  /// What another language's cell gave, as text and pictures: nothing computes it again.
  private mutating func writeOutputs(of cell: NotebookCell) {
    var pending: [CellOutput] = []
    func text(_ outputs: [CellOutput]) -> String? {
      let text = CellResult(outputs: outputs).outputText
      return text.isEmpty ? nil : Self.fenced(text, info: "text")
    }
    for output in cell.outputs {
      switch output {
      case .stream(let text): pending.append(.printed(text.withoutTerminalCodes))
      case .value(let text, let pictures) where pictures.isEmpty:
        pending.append(.value(text: text.withoutTerminalCodes, html: ""))
      case .value(_, let pictures):
        if let text = text(pending) { texts.append(text) }
        pending = []
        pictureNumber += 1
        let link = supply.link(to: pictures[0], near: "output-\(pictureNumber)")
        texts.append("![Output \(pictureNumber)](\(link))")
      case .error(let name, let message, _):
        pending.append(.printed("\(name): \(message)\n".withoutTerminalCodes))
      case .caption: break
      }
    }
    if let text = text(pending) { texts.append(text) }
  }

  private static func fenced(_ code: String, info: String) -> String {
    Fence.lines(around: code, info: info, isOutput: info == "output").joined(separator: "\n")
  }
}

extension String {
  /// The text as the name of a code block's language.
  fileprivate var asFenceName: String {
    let name = lowercased().filter { character in
      character.isASCII && (character.isLetter || character.isNumber || "+-#._".contains(character))
    }
    return name == "ipython" || name == "ipython3" ? "python" : name
  }

  fileprivate var withoutLineBreaks: String {
    split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// The text without the escape sequences that colour it in a terminal (ECMA-48, section 5.4).
  fileprivate var withoutTerminalCodes: String {
    guard utf8.contains(0x1B) else { return self }
    return replacing(/\u{1B}\[[0-?]*[ -\/]*[@-~]/, with: "")
  }
}
