import LessonMath
import LessonSyntax
import LessonWording

extension Chapter {
  /// What a site needs of the chapter, and no more, so that a long book fits into memory.
  ///
  /// - Parameter language: that of its page, in which its references read.
  public func outline(inLanguage language: String) -> Chapter {
    let chapter = withReferenceWords(Wording.of(language).chapter.words(for:))
    return chapter.outline(sections: [ChapterSection](of: chapter))
  }
}

extension [ChapterSection] {
  /// The sections of `chapter`; the first one's heading is the chapter's title.
  ///
  /// Prose and the code of cells are found, be they shown or folded away; formulas and outputs are not.
  init(of chapter: Chapter) {
    if let known = chapter.sections {
      self = known
      return
    }
    var reader = SectionReader(chapter: chapter)
    reader.read(chapter.blocks)
    // They stand at the end of the page.
    for footnote in chapter.footnotes { reader.read(footnote.blocks) }
    var terms = SearchTerms()
    var words: [UInt8] = []
    self = reader.sections.enumerated().map { number, section in
      let start = words.count
      SearchWords.visit(section.text) { word in
        guard terms.add(word[...], in: number) else { return }
        words.append(contentsOf: word)
        words.append(0)
      }
      // A part that is copied has no room to grow, which for each section of a long book would be much.
      return ChapterSection(
        heading: section.heading, anchor: section.anchor, words: [UInt8](words[start...]))
    }
  }
}

private struct SearchSection {
  var heading: String
  var anchor: String?
  /// Its heading is among it.
  var text: String
}

private struct SectionReader {
  let chapter: Chapter
  var sections: [SearchSection]

  init(chapter: Chapter) {
    self.chapter = chapter
    sections = [SearchSection(heading: chapter.title, text: chapter.title)]
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
