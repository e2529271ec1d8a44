/// A place in a file that no edit of other lines moves.
public struct TextPlace: Equatable, Hashable, Comparable, Sendable {
  /// From 1.
  public var line: Int

  /// Bytes of UTF-8 before it on its line.
  public var offset: Int

  public init(line: Int, offset: Int) {
    self.line = line
    self.offset = offset
  }

  public static func < (first: TextPlace, second: TextPlace) -> Bool {
    (first.line, first.offset) < (second.line, second.offset)
  }
}

extension SourceText {
  /// What stands in `range`, lines joined by `\n`.
  public func text(in range: Range<TextPlace>) -> String {
    var text = ""
    for line in range.lowerBound.line...range.upperBound.line {
      let bytes = lines[line - 1].utf8
      let start = line == range.lowerBound.line ? range.lowerBound.offset : 0
      let end = line == range.upperBound.line ? range.upperBound.offset : bytes.count
      if line > range.lowerBound.line { text += "\n" }
      text += String(Substring(bytes.dropFirst(start).prefix(end - start)))
    }
    return text
  }

  /// The column of `place`, from 1, in characters.
  public func column(of place: TextPlace) -> Int {
    Substring(lines[place.line - 1].utf8.prefix(place.offset)).count + 1
  }
}
