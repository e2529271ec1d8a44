import LessonRunner
import LessonSyntax

/// A chapter as Markdown that any host shows, with what its cells compute now.
///
/// Cells are code blocks named `swift` alone, outputs are `text`, figures are drawn as text. Hidden
/// cells and wrong answers are left out, a solution opens on demand, the front matter goes and its
/// title becomes a heading where the text has none.
struct MarkdownExport {
  private let run: RunChapter
  private var lines: [String] = []

  /// Blank lines at the start of the prose that comes next are one too many.
  private var dropsBlankLines = false

  init(_ run: RunChapter) {
    self.run = run
    if run.lacksHeading { lines += ["# \(run.chapter.title)", ""] }
    dropsBlankLines = true
    for piece in ChapterPieces(run.chapter).pieces {
      switch piece {
      case .prose(let prose): add(prose)
      case .cell(let cell): add(cell)
      }
    }
    while lines.first?.isEmpty == true { lines.removeFirst() }
    while lines.last?.isEmpty == true { lines.removeLast() }
  }

  /// The text of the file.
  var text: String { lines.map { $0 + "\n" }.joined() }

  private mutating func add(_ prose: [String]) {
    var prose = prose[...]
    // Where a cell was left out, one blank line stands for the two around it.
    while dropsBlankLines, prose.first?.isEmpty == true { prose.removeFirst() }
    if !prose.isEmpty { dropsBlankLines = false }
    lines += prose
  }

  private mutating func add(_ cell: Cell) {
    let opening = run.chapter.source.lines[cell.lines.lowerBound - 1]
    let start = opening.prefix { $0 != "`" && $0 != "~" }
    guard !cell.isLeftOut else {
      // What opens a list's item stays, so that what follows is still in it: right below it, since an
      // item may not begin with a blank line.
      if start.contains(where: { !$0.isWhitespace && $0 != ">" }) {
        lines.append(String(start).trimmingTrailingSpace)
        dropsBlankLines = true
      } else if lines.last?.isEmpty != false {
        dropsBlankLines = true
      }
      return
    }
    let isSolution = cell.options.role == .solution && !cell.isInDetails
    var block: [String] = []
    if isSolution { block += ["<details><summary>Solution</summary>", ""] }
    block += Fence.lines(around: cell.code, info: "swift")
    let output = CellResult(outputs: run.pageOutputs(ofCell: cell.index)).outputText
    if !output.isEmpty { block += [""] + Fence.lines(around: output, info: "text", isOutput: true) }
    if let caption = cell.options.caption, !output.isEmpty { block += ["", caption] }
    if isSolution { block += ["", "</details>"] }
    // `>` eats the space behind it: without one, it would eat one of the code's.
    let prefix = cell.linePrefix.last == ">" ? cell.linePrefix + " " : cell.linePrefix
    for (index, line) in block.enumerated() {
      let prefix = index == 0 ? String(start) : prefix
      lines.append(line.isEmpty ? prefix.trimmingTrailingSpace : prefix + line)
    }
  }

}

extension Cell {
  /// Nothing that a reader of the text alone needs.
  fileprivate var isLeftOut: Bool {
    if case .wrong = options.role { return true }
    return options.visibility == .hidden
  }
}

extension String {
  fileprivate var trimmingTrailingSpace: String {
    var text = Substring(self)
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return String(text)
  }
}
