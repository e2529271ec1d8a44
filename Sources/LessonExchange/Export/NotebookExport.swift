import CellProtocol
import Foundation
import LessonRunner
import LessonSyntax

/// A chapter as a Jupyter notebook with outputs, in nbformat 4.5: the prose between cells as Markdown
/// cells, the cells as code cells of a Swift kernel. `NotebookImport` makes the chapter of it again.
struct NotebookExport {
  private let run: RunChapter
  /// The chapter's, in which figures speak; a tag such as `ko`.
  private let language: String
  private var cells: [[String: Any]] = []
  private var ids = IdentifierSupply()
  private var executions = 0
  private let definitions: LinkDefinitions
  private let anchors: [String: String]

  /// Anchors as Jupyter makes them, by those of a lesson.
  init(_ run: RunChapter, language: String) {
    self.run = run
    self.language = language
    let pieces = ChapterPieces(run.chapter, separately: true)
    definitions = LinkDefinitions(
      in: pieces.pieces.map { piece in
        if case .prose(let lines) = piece { lines.proseText } else { "" }
      })
    anchors = run.chapter.headingAnchors(as: \.lesson, to: \.jupyter)
    if run.lacksHeading {
      add(markdown: "# \(run.chapter.title)", note: ["title": true])
    }
    for (index, piece) in pieces.pieces.enumerated() {
      switch piece {
      case .prose(let lines): add(prose: lines.proseText, at: index)
      case .cell(let cell): add(cell)
      }
    }
    notebook["cells"] = cells
    notebook["metadata"] = Self.metadata(of: run.chapter, frontMatter: pieces.frontMatter)
  }

  private var notebook: [String: Any] = ["nbformat": 4, "nbformat_minor": 5]

  /// The text of the file.
  var text: String { NotebookJSON.text(of: notebook) }

  private static func metadata(of chapter: Chapter, frontMatter: [String]) -> [String: Any] {
    [
      "title": chapter.title,
      "kernelspec": ["name": "swift", "display_name": "Swift", "language": "swift"],
      "language_info": [
        "name": "swift", "file_extension": ".swift", "mimetype": "text/x-swift",
        "pygments_lexer": "swift", "codemirror_mode": "swift",
      ],
      "lessons": ["front_matter": frontMatter],
    ]
  }

  // MARK: Prose

  private mutating func add(prose: String, at piece: Int) {
    guard !prose.isEmpty else { return }
    let text = prose.withDestinations { _, destination in
      destination.hasPrefix("#") ? anchors[String(destination.dropFirst())].map { "#" + $0 } : nil
    }
    let missing = definitions.missing(in: piece)
    let note: [String: Any] = missing.isEmpty ? [:] : ["definitions": missing]
    add(
      markdown: ([text] + (missing.isEmpty ? [] : [""] + missing)).joined(separator: "\n"),
      note: note)
  }

  private mutating func add(markdown source: String, note: [String: Any]) {
    cells.append([
      "cell_type": "markdown", "id": ids.identifier(for: "markdown\n" + source),
      "source": NotebookJSON.lines(of: source),
      "metadata": note.isEmpty ? [:] : ["lessons": note] as [String: Any],
    ])
  }

  // MARK: Cells

  private mutating func add(_ cell: Cell) {
    let source = cell.code.hasSuffix("\n") ? String(cell.code.dropLast()) : cell.code
    var count: Any = NotebookJSON.null
    if cell.options.runs {
      executions += 1
      count = executions
    }
    cells.append([
      "cell_type": "code", "id": ids.identifier(for: "code\n" + source),
      "source": NotebookJSON.lines(of: source), "metadata": metadata(of: cell),
      "execution_count": count, "outputs": outputs(of: cell, count: count),
    ])
  }

  /// Jupyter's own words for what a cell's options say, and the options.
  private func metadata(of cell: Cell) -> [String: Any] {
    let options = cell.options
    var metadata: [String: Any] = [:]
    if let name = options.name { metadata["name"] = name }
    // As they are written, so that they come back so.
    let written = run.chapter.source.options(ofFenceOn: cell.lines.lowerBound)
      .trimmingCharacters(in: .whitespaces)
    if !written.isEmpty { metadata["lessons"] = ["options": written] }
    var tags: [String] = []
    if options.mustFail { tags.append("raises-exception") }
    if !options.runs { tags.append("skip-execution") }
    if !tags.isEmpty { metadata["tags"] = tags }
    switch options.visibility {
    case .shown:
      if options.role.isAnswer { metadata["jupyter"] = ["source_hidden": true] }
    case .folded: metadata["jupyter"] = ["source_hidden": true]
    case .hidden: metadata["jupyter"] = ["source_hidden": true, "outputs_hidden": true]
    }
    return metadata
  }

  private func outputs(of cell: Cell, count: Any) -> [[String: Any]] {
    let shown = run.pageOutputs(ofCell: cell.index)
    var outputs = shown.enumerated().map { index, output -> [String: Any] in
      switch output {
      case .printed(let text):
        return [
          "output_type": "stream", "name": "stdout", "text": NotebookJSON.lines(of: text),
        ]
      case .value(let text, let html, _):
        // The last value is the cell's result, as in a notebook; the ones before it are shown.
        let isResult = index == shown.count - 1 && cell.options.runs
        var value: [String: Any] = [
          "output_type": isResult ? "execute_result" : "display_data",
          "metadata": [:] as [String: Any],
          "data": Self.data(text: text, html: html.text(in: language)),
        ]
        if isResult { value["execution_count"] = count }
        return value
      case .error(let message):
        return Self.error("Error", message, traceback: message)
      case .refusal(let message, let excerpt):
        return Self.error("CompileError", message, traceback: message + "\n" + excerpt)
      }
    }
    if let caption = cell.options.caption, !shown.isEmpty {
      outputs.append([
        "output_type": "display_data", "metadata": ["lessons": ["caption": true]],
        "data": ["text/markdown": [caption], "text/plain": [caption]],
      ])
    }
    return outputs
  }

  private static func error(
    _ name: String, _ message: String, traceback: String
  ) -> [String: Any] {
    [
      "output_type": "error", "ename": name, "evalue": message,
      "traceback": traceback.linesOfText,
    ]
  }

  /// A value in every form that it has.
  private static func data(text: String, html: String) -> [String: Any] {
    var data: [String: Any] = ["text/plain": NotebookJSON.lines(of: text)]
    if html.hasPrefix("<svg") {
      data["image/svg+xml"] = NotebookJSON.lines(of: html.standingAlone)
    } else if !html.isEmpty {
      data["text/html"] = NotebookJSON.lines(of: html)
    }
    return data
  }
}

extension CellOptions.Role {
  /// What a reader should not see before trying.
  fileprivate var isAnswer: Bool {
    switch self {
    case .lesson, .exercise: false
    case .solution, .wrong: true
    }
  }
}

extension String {
  /// A figure's SVG with the colours that a page would give it: dark on light, whatever is around.
  fileprivate var standingAlone: String {
    guard let style = firstRange(of: "style=\"") else { return self }
    return replacingCharacters(
      in: style, with: "style=\"background:#fff;color:#22262b;--figure-paper:#fff;")
  }

  private func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
