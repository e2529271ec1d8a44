/// The numbers of a chapter's figures, from 1: of whatever has a caption, in the order in which it
/// comes in the text, and then in the footnotes.
public struct FigureNumbers: Equatable, Sendable {
  /// By the cell's index.
  private var cells: [Int: Int] = [:]

  /// By the line on which the picture's paragraph begins.
  private var pictures: [Int: Int] = [:]

  private var count = 0

  /// No figures.
  public init() {}

  init(_ blocks: [Block], _ footnotes: [Footnote], cells: [Cell]) {
    add(blocks, cells)
    for footnote in footnotes { add(footnote.blocks, cells) }
  }

  /// The number of a cell's figure; nil where the cell has no caption that stands under it.
  public func number(ofCell index: Int) -> Int? { cells[index] }

  /// The number of a picture; nil where it has no caption.
  ///
  /// - Parameter line: the first of its paragraph, in the file.
  public func number(ofPictureOnLine line: Int) -> Int? { pictures[line] }

  private mutating func add(_ blocks: [Block], _ cells: [Cell]) {
    for block in blocks {
      switch block.kind {
      case .cell(let index) where cells[index].isFigure:
        count += 1
        self.cells[index] = count
      case .figure:
        count += 1
        pictures[block.lines.lowerBound] = count
      default:
        add(block.inner, cells)
      }
    }
  }
}

extension Cell {
  /// A caption stands under its output. That of a hidden cell is the cell's name.
  public var isFigure: Bool { !caption.isEmpty && options.visibility != .hidden }

  /// What a link to its figure names; nil where it is none, or has no name.
  public var figureAnchor: String? {
    isFigure ? options.name.map { "fig-\($0)" } : nil
  }
}
