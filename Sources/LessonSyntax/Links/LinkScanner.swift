/// Finds links as CommonMark reads them (0.31.2, sections 6.3 and 6.6), with their places, which
/// libcmark does not tell.
struct LinkScanner {
  let text: String
  private(set) var places: [LinkPlace] = []

  init(text: String) {
    self.text = text
  }

  /// Finds the links, images and tags of running text.
  mutating func scan(_ range: Range<String.Index>) {
    var brackets: [(index: String.Index, isImage: Bool)] = []
    var index = range.lowerBound
    var isAfterMark = false
    while index < range.upperBound {
      let rest = text[index..<range.upperBound]
      let wasAfterMark = isAfterMark
      isAfterMark = rest.first == "!"
      switch rest.first {
      case "\\": index = rest.index(index, offsetBy: 2, limitedBy: rest.endIndex) ?? rest.endIndex
      case "`":
        let run = rest.prefix { $0 == "`" }.count
        index = rest.index(index, offsetBy: rest.codeSpanLength(openedBy: run) ?? run)
      case "$":
        index = rest.index(index, offsetBy: rest.leadingFormula()?.count ?? 1)
      case "<":
        index = scanTag(rest) ?? rest.index(after: index)
      case "[":
        brackets.append((index, wasAfterMark))
        index = rest.index(after: index)
      case "]":
        let after = rest.index(after: index)
        index = after
        guard let (open, isImage) = brackets.popLast(),
          let (destination, end) = parenthesis(text[after..<range.upperBound])
        else { continue }
        let start = isImage ? text.index(before: open) : open
        places.append(
          LinkPlace(
            kind: isImage ? .image : .link, destination: destination,
            text: text.index(after: open)..<text.index(before: after), whole: start..<end))
        index = end
      default: index = rest.index(after: index)
      }
    }
  }

  /// The equals signs behind `](` and `](<`, wherever brackets open. Code and formulas have none.
  func claimMarks(in range: Range<String.Index>) -> [String.Index] {
    var marks: [String.Index] = []
    var rest = text[range]
    while let first = rest.first {
      switch first {
      case "\\": rest = rest.dropFirst(2)
      case "`":
        let run = rest.prefix { $0 == "`" }.count
        rest = rest.dropFirst(rest.codeSpanLength(openedBy: run) ?? run)
      case "$": rest = rest.dropFirst(rest.leadingFormula()?.count ?? 1)
      case "]":
        rest = rest.dropFirst()
        guard rest.first == "(" else { continue }
        var target = rest.dropFirst().drop { $0.isWhitespace }
        if target.first == "<" { target = target.dropFirst() }
        if target.first == "=" { marks.append(target.startIndex) }
      default: rest = rest.dropFirst()
      }
    }
    return marks
  }

  /// `(destination "title")` at the start of `rest`.
  private func parenthesis(
    _ rest: Substring
  ) -> (destination: Range<String.Index>, end: String.Index)? {
    guard rest.first == "(" else { return nil }
    let body = rest.dropFirst().drop { $0.isWhitespace }
    guard let (destination, behind) = Self.destination(body),
      let length = Self.lengthOfTitle(behind)
    else { return nil }
    return (destination, text.utf8.index(behind.startIndex, offsetBy: length))
  }

  /// The bytes of what ends a link at the start of `text`, behind its destination: a title, if there
  /// is one, and the closing parenthesis. Nil where no link ends.
  static func lengthOfTitle(_ text: Substring) -> Int? {
    var after = text.drop { $0.isWhitespace }
    if after.first != ")" {
      guard after.startIndex > text.startIndex, let title = titleEnd(after) else { return nil }
      after = after[title...].drop { $0.isWhitespace }
    }
    guard after.first == ")" else { return nil }
    return text.utf8.distance(from: text.startIndex, to: after.startIndex) + 1
  }

  /// A destination at the start of `body`, and what is behind it.
  private static func destination(
    _ body: Substring
  ) -> (range: Range<String.Index>, behind: Substring)? {
    var index = body.startIndex
    if body.first == "<" {
      index = body.index(after: index)
      let start = index
      while index < body.endIndex, body[index] != "\n" {
        if body[index] == ">" { return (start..<index, body[body.index(after: index)...]) }
        let step = body[index] == "\\" ? 2 : 1
        index = body.index(index, offsetBy: step, limitedBy: body.endIndex) ?? body.endIndex
      }
      return nil
    }
    var depth = 0
    while index < body.endIndex {
      let character = body[index]
      if character.isWhitespace || (character == ")" && depth == 0) { break }
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      let step = character == "\\" ? 2 : 1
      index = body.index(index, offsetBy: step, limitedBy: body.endIndex) ?? body.endIndex
    }
    return depth == 0 ? (body.startIndex..<index, body[index...]) : nil
  }

  /// Where a link's title at the start of `rest` ends.
  private static func titleEnd(_ rest: Substring) -> String.Index? {
    let closing: Character
    switch rest.first {
    case "\"": closing = "\""
    case "'": closing = "'"
    case "(": closing = ")"
    default: return nil
    }
    var index = rest.index(after: rest.startIndex)
    while index < rest.endIndex {
      if rest[index] == closing { return rest.index(after: index) }
      let step = rest[index] == "\\" ? 2 : 1
      index = rest.index(index, offsetBy: step, limitedBy: rest.endIndex) ?? rest.endIndex
    }
    return nil
  }

  // MARK: Definitions

  /// Finds the link that the line defines, if it does.
  mutating func scanDefinition(_ line: Substring) {
    let content = line.splitContainerPrefix().content
    guard content.first == "[", let close = content.firstRange(of: "]:"),
      close.lowerBound > content.index(after: content.startIndex),
      !content[..<close.lowerBound].dropFirst().contains("[")
    else { return }
    let body = content[close.upperBound...].drop { $0.isWhitespace }
    guard !body.isEmpty, let (destination, _) = Self.destination(body) else { return }
    let whole = content.startIndex..<line.endIndex
    places.append(
      LinkPlace(kind: .definition, destination: destination, text: whole, whole: whole))
  }

  // MARK: HTML

  /// Finds the tags in a block of HTML.
  mutating func scanTags(_ range: Range<String.Index>) {
    var index = range.lowerBound
    while let open = text[index..<range.upperBound].firstIndex(of: "<") {
      index = scanTag(text[open..<range.upperBound]) ?? text.index(after: open)
    }
  }

  /// The end of the tag, comment or address in `<>` at the start of `rest`, and its places found;
  /// nil where there is none.
  private mutating func scanTag(_ rest: Substring) -> String.Index? {
    if rest.hasPrefix("<!--") { return rest.firstRange(of: "-->")?.upperBound }
    let name = rest.dropFirst().prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    guard name.first?.isLetter == true else { return nil }
    var body = rest[name.endIndex...]
    // An address such as `<https://…>` is no tag.
    if let next = body.first, !next.isWhitespace, next != ">", next != "/" {
      return body.firstIndex { $0 == ">" || $0.isWhitespace }.map { rest.index(after: $0) }
    }
    while let next = body.first {
      if next == ">" { return body.index(after: body.startIndex) }
      guard !next.isWhitespace, next != "/" else {
        body.removeFirst()
        continue
      }
      body = scanAttribute(body, of: name.lowercased())
    }
    return nil
  }

  /// Reads the attribute at the start of `body`; what is behind it.
  private mutating func scanAttribute(_ body: Substring, of element: String) -> Substring {
    let name = body.prefix { !$0.isWhitespace && $0 != "=" && $0 != ">" && $0 != "/" }
    var rest = body[name.endIndex...].drop { $0.isWhitespace }
    guard rest.first == "=" else { return name.isEmpty ? body.dropFirst() : rest }
    rest = rest.dropFirst().drop { $0.isWhitespace }
    let value: Substring
    if let mark = rest.first, mark == "\"" || mark == "'" {
      value = rest.dropFirst().prefix { $0 != mark }
      rest = rest[value.endIndex...].dropFirst()
    } else {
      value = rest.prefix { !$0.isWhitespace && $0 != ">" }
      rest = rest[value.endIndex...]
    }
    let lowercased = name.lowercased()
    if lowercased == "src" || lowercased == "href" {
      let range = value.startIndex..<value.endIndex
      places.append(
        LinkPlace(
          kind: .attribute(element: element, name: lowercased), destination: range, text: range,
          whole: range))
    }
    return rest
  }
}
