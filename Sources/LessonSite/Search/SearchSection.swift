import LessonMath
import LessonSyntax

/// A part of a chapter that a search can lead to: a heading, and what stands below it up to the next.
struct SearchSection: Equatable, Sendable {
  /// As a reader sees it, in plain text.
  var heading: String

  /// What a link to it names; nil for the top of a page whose title is no heading of the text.
  var anchor: String?

  /// What it is found by, its heading among it.
  var text: String
}

extension [SearchSection] {
  /// The sections of `chapter`, whose page has the title `title`: the first one's heading is that, where
  /// the text does not begin with one.
  ///
  /// Prose and the code of cells are found, be they shown or folded away; formulas and outputs are not.
  init(of chapter: Chapter, title: String) {
    let whole = chapter.isOutline ? chapter.readAgain : chapter
    var reader = SectionReader(chapter: whole, title: title)
    reader.read(whole.blocks)
    // They stand at the end of the page.
    for footnote in whole.footnotes { reader.read(footnote.blocks) }
    self = reader.sections
  }
}

extension Chapter {
  fileprivate var readAgain: Chapter {
    (try? Chapter(SourceText(path: path, text: source.text))) ?? self
  }
}

private struct SectionReader {
  let chapter: Chapter
  var sections: [SearchSection]

  init(chapter: Chapter, title: String) {
    self.chapter = chapter
    sections = [SearchSection(heading: title, text: title)]
  }

  mutating func read(_ blocks: [Block]) {
    for block in blocks { read(block) }
  }

  private mutating func read(_ block: Block) {
    switch block.kind {
    case .heading(let level, let anchor, let inlines):
      let heading = inlines.label(formulas: true)
      guard !heading.isEmpty else { return }
      let section = SearchSection(
        heading: heading, anchor: anchor, text: inlines.label(formulas: false))
      if level == 1, block.lines == chapter.blocks[0].lines {
        sections = [section]
      } else {
        sections.append(section)
      }
    case .paragraph(let inlines):
      add(inlines)
    case .quote(let blocks), .callout(_, let blocks):
      read(blocks)
    case .list(_, _, let items):
      for item in items { read(item) }
    case .table(let table):
      for row in [table.header] + table.rows {
        for cell in row { add(cell) }
      }
    case .figure(_, let alternative, let caption):
      add(alternative)
      add(caption)
    case .code(_, let text):
      add(text)
    case .html(let text):
      add(text.withoutTags)
    case .thematicBreak:
      break
    case .cell(let index):
      add(chapter.cells[index].code)
      add(chapter.cells[index].caption)
    }
  }

  private mutating func add(_ inlines: [Inline]) {
    add(inlines.label(formulas: false))
  }

  private mutating func add(_ text: String) {
    guard !text.isEmpty else { return }
    sections[sections.count - 1].text += "\n"
    sections[sections.count - 1].text += text
  }
}

extension [Inline] {
  /// The text without its marks; a formula as characters, or not at all.
  fileprivate func label(formulas: Bool) -> String {
    var text = ""
    for inline in self {
      switch inline {
      case .text(let part), .code(let part): text += part
      case .softBreak, .lineBreak: text += " "
      case .html, .taskBox, .footnote: break
      case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines),
        .link(_, _, let inlines), .claim(_, let inlines), .image(_, _, let inlines):
        text += inlines.label(formulas: formulas)
      case .math(let span):
        let formula = formulas ? try? Formula.parse(span.tex) : nil
        text += formula.map { $0.unicode(display: false).joined(separator: " ") } ?? " "
      }
    }
    return text
  }
}

extension String {
  /// HTML without what stands between `<` and `>`.
  fileprivate var withoutTags: String {
    var text = ""
    var isTag = false
    for scalar in unicodeScalars {
      switch scalar {
      case "<": isTag = true
      case ">" where isTag:
        isTag = false
        text += " "
      default:
        if !isTag { text.unicodeScalars.append(scalar) }
      }
    }
    return text
  }
}
