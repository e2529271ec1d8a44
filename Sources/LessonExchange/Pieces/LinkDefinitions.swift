import LessonSyntax

/// The link definitions of a text that is cut into parts, each of which is read alone.
struct LinkDefinitions {
  private let texts: [String]

  /// The definitions of each part, by label.
  private let own: [[String: String]]

  /// The first definition of each label, which counts for the whole text.
  private var all: [(label: String, line: String)] = []

  init(in texts: [String]) {
    self.texts = texts
    own = texts.map { text in
      let definitions = text.linkPlaces.filter { $0.kind == .definition }.map { place in
        let line = String(text[place.whole])
        return (Self.label(of: line), line)
      }
      return Dictionary(definitions, uniquingKeysWith: { first, _ in first })
    }
    var seen: Set<String> = []
    for part in own {
      for (label, line) in part.sorted(by: { $0.key < $1.key })
      where seen.insert(label).inserted {
        all.append((label, line))
      }
    }
  }

  /// The definitions that part `index` uses and does not have.
  func missing(in index: Int) -> [String] {
    guard !all.isEmpty else { return [] }
    let text = Self.normalized(texts[index])
    return all.filter { label, _ in own[index][label] == nil && text.contains("[\(label)]") }
      .map(\.line)
  }

  private static func label(of definition: String) -> String {
    let label = definition.firstRange(of: "]:").map { definition[..<$0.lowerBound].dropFirst() }
    return normalized(String(label ?? ""))
  }

  /// Labels match whatever their case and spaces (CommonMark 0.31.2, section 6.3).
  private static func normalized(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
