/// Delimiters drawn over several lines.
enum TallDelimiter {
  /// A delimiter as tall as the lines above and below a baseline.
  static func block(_ text: String, ascent: Int, descent: Int) -> Block {
    let height = ascent + 1 + descent
    guard height > 1, !text.isEmpty else { return Block(Glyphs.plain(text)) }
    var lines = [String](repeating: " ", count: height)
    if let pieces = pieces[text] {
      lines = [String](repeating: pieces.middle, count: height)
      lines[0] = pieces.top
      lines[height - 1] = pieces.bottom
    } else if let brace = braces[text] {
      if height == 2 { return Block(brace.two, baseline: ascent) }
      lines = [String](repeating: "⎪", count: height)
      lines[0] = brace.top
      lines[height - 1] = brace.bottom
      lines[min(max(ascent, 1), height - 2)] = brace.waist
    } else {
      lines[ascent] = Glyphs.plain(text)
    }
    return Block(lines, baseline: ascent)
  }

  private static let pieces: [String: (top: String, middle: String, bottom: String)] = [
    "(": ("⎛", "⎜", "⎝"), ")": ("⎞", "⎟", "⎠"), "[": ("⎡", "⎢", "⎣"), "]": ("⎤", "⎥", "⎦"),
    "⌈": ("⎡", "⎢", "⎢"), "⌉": ("⎤", "⎥", "⎥"), "⌊": ("⎢", "⎢", "⎣"), "⌋": ("⎥", "⎥", "⎦"),
    "|": ("│", "│", "│"), "‖": ("║", "║", "║"),
  ]

  private static let braces: [String: (top: String, waist: String, bottom: String, two: [String])] =
    [
      "{": ("⎧", "⎨", "⎩", ["⎰", "⎱"]), "}": ("⎫", "⎬", "⎭", ["⎱", "⎰"]),
    ]
}
