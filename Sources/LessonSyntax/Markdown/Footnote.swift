/// A footnote of a chapter.
public struct Footnote: Equatable, Sendable {
  public var blocks: [Block]

  /// How often the text refers to it.
  public var uses: Int
}

/// A footnote as the Markdown names it.
struct FootnoteDefinition: Equatable, Sendable {
  var label: String
  var line: Int

  /// Labels differ in more than case, as those of links do.
  func names(_ label: Substring) -> Bool { self.label.lowercased() == label.lowercased() }
}

/// The start of a definition, `[^label]: text`, on its line (GitHub's "Footnotes").
struct WrittenFootnote {
  /// Marks of quotes and up to three spaces.
  var prefix: Substring
  var label: Substring
  var text: Substring

  init?(definedOn line: Substring) {
    let (prefix, content) = line.splitContainerPrefix()
    let indentation = prefix.reversed().prefix { $0 != ">" }
    guard indentation.count <= (prefix.contains(">") ? 4 : 3), !indentation.contains("\t"),
      let label = Self.label(at: content)
    else { return nil }
    let rest = content.dropFirst(label.count + 3)
    guard rest.first == ":" else { return nil }
    self.prefix = prefix
    self.label = label
    text = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
  }

  /// The label of `[^label]` at the start of `text`.
  static func label(at text: Substring) -> Substring? {
    guard text.hasPrefix("[^") else { return nil }
    let rest = text.dropFirst(2)
    guard let end = rest.firstIndex(where: { $0 == "]" || $0 == "[" || $0.isWhitespace }),
      rest[end] == "]", end > rest.startIndex
    else { return nil }
    return rest[..<end]
  }
}
