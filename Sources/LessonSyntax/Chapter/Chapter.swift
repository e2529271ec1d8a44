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

  /// In the order of their numbers.
  public var footnotes: [Footnote]

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

  /// There is something to run.
  public var hasCode: Bool { !cells.isEmpty || !claims.isEmpty }

  /// The cell that stands on `line` of the file.
  public func cell(onLine line: Int) -> Cell? {
    cells.first { $0.lines.contains(line) }
  }
}
