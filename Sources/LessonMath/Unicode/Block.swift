import TextColumns

/// Text in lines and columns, with the line that stands on the line of the surrounding text.
struct Block {
  struct Line {
    var text = ""
    var width = 0

    /// Puts text into a column at or after the end of the line.
    mutating func put(_ piece: Line, at column: Int) {
      guard piece.width > 0 || !piece.text.isEmpty else { return }
      if column > width {
        text += String(repeating: " ", count: column - width)
        width = column
      }
      text += piece.text
      width += piece.width
    }
  }

  private(set) var lines: [Line]
  private(set) var width: Int
  /// The index of the line on which neighbours stand.
  var baseline: Int

  /// Lines beyond this area are not laid out: a table of long cells would fill the memory.
  static let maximumArea = 100_000

  struct TooLarge: Error {}

  init(_ text: String) {
    width = DisplayWidth.of(text)
    lines = [Line(text: text, width: width)]
    baseline = 0
  }

  init(_ lines: [String], baseline: Int) {
    self.lines = lines.map { Line(text: $0, width: DisplayWidth.of($0)) }
    width = self.lines.reduce(0) { max($0, $1.width) }
    self.baseline = baseline
  }

  private init(lines: [Line], width: Int, baseline: Int) {
    self.lines = lines
    self.width = width
    self.baseline = baseline
  }

  var height: Int { lines.count }
  /// How many lines stand above the baseline, and below it.
  var ascent: Int { baseline }
  var descent: Int { height - 1 - baseline }

  /// The text, where there is only one line.
  var singleLine: String? { height == 1 ? lines[0].text : nil }

  // MARK: Putting blocks together

  /// A block where each of some blocks stands at its line and column.
  ///
  /// - Parameter blocks: In the order of their columns; those on one line must not overlap.
  static func place(
    _ blocks: [(block: Block, line: Int, column: Int)], height: Int, width: Int, baseline: Int
  ) throws(TooLarge) -> Block {
    guard height <= 1 || height * width <= maximumArea else { throw TooLarge() }
    var lines = [Line](repeating: Line(), count: height)
    for (block, top, column) in blocks {
      for (index, line) in block.lines.enumerated() { lines[top + index].put(line, at: column) }
    }
    return Block(lines: lines, width: width, baseline: baseline)
  }

  /// Blocks side by side on one baseline, each after a number of blanks.
  static func row(_ items: [(blanks: Int, block: Block)]) throws(TooLarge) -> Block {
    var ascent = 0
    var descent = 0
    var width = 0
    var placed: [(block: Block, line: Int, column: Int)] = []
    for (blanks, block) in items {
      ascent = max(ascent, block.ascent)
      descent = max(descent, block.descent)
      placed.append((block, -block.ascent, width + blanks))
      width += blanks + block.width
    }
    for index in placed.indices { placed[index].line += ascent }
    return try place(placed, height: ascent + 1 + descent, width: width, baseline: ascent)
  }

  /// Blocks above each other, centred; the baseline is that of the block at an index.
  static func stack(_ blocks: [Block], baselineOf index: Int) throws(TooLarge) -> Block {
    let width = blocks.reduce(0) { max($0, $1.width) }
    var line = 0
    var baseline = 0
    var placed: [(block: Block, line: Int, column: Int)] = []
    for (position, block) in blocks.enumerated() {
      if position == index { baseline = line + block.baseline }
      placed.append((block, line, (width - block.width) / 2))
      line += block.height
    }
    return try place(placed, height: max(line, 1), width: width, baseline: baseline)
  }
}
