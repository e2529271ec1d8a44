import Yams

extension FrontMatter {
  /// The lines that the front matter of a file takes, with its two `---`; none where line 1 is
  /// something else.
  package static func lineCount(in lines: [Substring]) -> Int {
    guard lines.first?.trimmedTrailingSpace() == "---" else { return 0 }
    let end = lines.dropFirst().firstIndex { $0.trimmedTrailingSpace() == "---" }
    return end.map { $0 + 1 } ?? 0
  }

  /// Whether the file opens as front matter does, with `---` and a key, and never closes it: read as
  /// prose, its seed would be lost without a word.
  static func isNeverClosed(in lines: [Substring]) -> Bool {
    guard lineCount(in: lines) == 0, lines.count > 1, lines[0].trimmedTrailingSpace() == "---",
      let colon = lines[1].firstIndex(of: ":")
    else { return false }
    let key = lines[1][..<colon]
    return !key.isEmpty && key.allSatisfy { $0.isLetter || $0 == "-" || $0 == "_" }
  }

  /// Reads the front matter in the first `count` lines of `source`, and adds what is wrong with it
  /// to `diagnostics`.
  init(_ source: SourceText, lineCount count: Int, diagnostics: inout [Diagnostic]) {
    self.init()
    guard count > 2 else { return }
    let yaml = source.lines[1..<count - 1].joined(separator: "\n")
    let node: Node?
    do {
      node = try Yams.compose(yaml: yaml)
    } catch {
      let (line, problem) = YAMLProblem.place(of: error)
      diagnostics.append(
        Diagnostic(
          path: source.path, line: min(line + 1, count),
          message: "the front matter is not YAML: \(problem)"))
      return
    }
    guard let node else { return }
    guard let mapping = node.mapping else {
      diagnostics.append(
        Diagnostic(
          path: source.path, line: 2,
          message: "the front matter must be `key: value` lines, such as `title: Convolution`"))
      return
    }
    for (key, value) in mapping {
      let line = (key.mark?.line ?? 1) + 1
      if let message = read(key.string ?? "", value, line: line) {
        diagnostics.append(Diagnostic(path: source.path, line: line, message: message))
      }
    }
  }

  /// Takes over one key; what is wrong with it, if anything.
  private mutating func read(_ key: String, _ value: Node, line: Int) -> String? {
    switch key {
    case "title":
      guard let text = value.string, !text.isEmpty else { return "`title` must be a text" }
      title = text
    case "order":
      guard let number = value.string.flatMap(Double.init), number.isFinite else {
        return "`order` must be a number, the chapter's place in the book, such as `order: 4`"
      }
      order = Placed(number, line: line)
    case "seed":
      guard let number = value.string.flatMap({ UInt64($0) }) else {
        return "`seed` must be a whole number that is not negative, such as `seed: 7`"
      }
      seed = number
    case "data":
      guard let files = value.sequence?.map(\.string), files.allSatisfy({ $0 != nil }) else {
        return "`data` must be a list of files, such as `data: [data/digits.csv]`"
      }
      data = files.compactMap { $0 }
    case "timeout":
      guard let limit = value.string.flatMap(Duration.init(seconds:)) else {
        return "`timeout` must be whole seconds for one cell, such as `timeout: 30s`"
      }
      timeout = limit
    case "prerequisites":
      guard let chapters = value.sequence, chapters.allSatisfy({ $0.string?.isEmpty == false })
      else {
        return "`prerequisites` must be a list of chapters, such as `prerequisites: [01-tensors]`"
      }
      prerequisites = chapters.map { chapter in
        Placed(chapter.string ?? "", line: chapter.mark.map { $0.line + 1 } ?? line)
      }
    case "draft":
      guard let isDraft = value.string.flatMap(Bool.init) else {
        return "`draft` must be `true` or `false`"
      }
      self.isDraft = isDraft
    case "date", "changed":
      guard let day = value.string.flatMap(CalendarDate.init) else {
        return "`\(key)` must be a day, such as `\(key): 2026-11-20`"
      }
      if key == "date" { date = day } else { changed = day }
      if let date, let changed, changed < date {
        return "`changed` must not be before `date`, which is \(date)"
      }
    default:
      return "`\(key)` is no key of a chapter's front matter"
        + Suggestion.text(for: key, among: Self.keys)
    }
    return nil
  }
}
