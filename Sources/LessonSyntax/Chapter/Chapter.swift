/// A lesson: prose with cells, read from one Markdown file.
public struct Chapter: Equatable, Sendable {
  public var source: SourceText
  public var frontMatter: FrontMatter

  /// The prose and the places of the cells, in order.
  public var blocks: [Block]

  /// The cells, in order, wherever in the prose they stand.
  public var cells: [Cell]

  /// The exercises that some of the cells make up, in order.
  public var exercises: [Exercise]

  /// The texts of the prose that are computed, in order.
  public var claims: [Claim]

  /// Where its prose leads, in order, raw HTML included.
  public var links: [Link]

  /// What a link into the chapter can name: its headings' anchors, those of its cells and
  /// their lines, and those in raw HTML.
  public var anchors: Set<String>

  /// What a reference can name in the chapter, by its anchor.
  public var labels: [String: Label]

  /// What those of its links lead to whose text depends on it, by their destinations.
  public var references: [String: Label] = [:]

  /// In the order of their numbers.
  public var footnotes: [Footnote]

  /// The numbers of what has a caption.
  public var figureNumbers: FigureNumbers

  /// What reading it takes, where its blocks no longer tell.
  var knownReadingTime: ReadingTime?

  /// What a search finds it by, where that was gathered when the chapter was read.
  public internal(set) var sections: [ChapterSection]?

  /// It is all that its file holds.
  public internal(set) var isWhole = true

  /// What CommonMark reads, and the formulas and claims that were taken out of it.
  let mask: MathMask

  /// The path as the user gave it.
  public var path: String { source.path }

  /// The front matter's title, else the first heading, else the file's name.
  public var title: String {
    if let title = frontMatter.title { return title }
    for block in blocks {
      if case .heading(_, _, let inlines) = block.kind { return inlines.plainText }
    }
    let name = path.split(separator: "/").last ?? "chapter"
    return String(name.hasSuffix(".md") ? name.dropLast(3) : name)
  }

  /// How long reading it takes.
  public var readingTime: ReadingTime { knownReadingTime ?? ReadingTime(of: self) }

  /// The chapter for a site alone, where it has no code: of its blocks the first, those with headings
  /// and the first paragraph are left, of its source the path, of its links those to files, of its labels
  /// those with numbers, and no anchors. Blocks take several times the room of the text that they are
  /// made of, and a page is made of what CommonMark reads; so a book of ten thousand chapters fits into
  /// memory. One with code is as it was, but for its sections.
  ///
  /// - Parameter sections: what a search finds the chapter by.
  public func outline(sections: [ChapterSection]) -> Chapter {
    var outline = self
    outline.sections = sections
    guard !hasCode else { return outline }
    outline.knownReadingTime = readingTime
    outline.source = source.withoutText
    outline.links = links.filter { link in
      if case .file = LinkDestination(link.destination) { true } else { false }
    }
    outline.anchors = []
    outline.labels = labels.filter { $0.value.number != nil }
    let opening = blocks.firstIndex { if case .paragraph = $0.kind { true } else { false } }
    outline.blocks = blocks.indices.filter { index in
      index == 0 || index == opening || blocks[index].holdsHeading
    }.map { blocks[$0] }
    return outline
  }

  /// There is something to run.
  public var hasCode: Bool { !cells.isEmpty || !claims.isEmpty }

  /// The cell that stands on `line` of the file.
  public func cell(onLine line: Int) -> Cell? {
    cells.first { $0.lines.contains(line) }
  }
}

extension Block {
  /// It is a heading, or one is in it.
  fileprivate var holdsHeading: Bool {
    if case .heading = kind { return true }
    return inner.contains(where: \.holdsHeading)
  }
}
