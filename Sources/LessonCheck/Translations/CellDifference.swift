import LessonSyntax

/// The first thing in which a translated cell is not its original.
struct CellDifference: Equatable {
  /// The line of the translation.
  var line: Int

  /// A sentence that names the line of the original, too.
  var message: String

  /// nil where the cells are the same.
  init?(_ cell: Cell, of chapter: Chapter, _ other: Cell, of original: Chapter) {
    if cell.options.untranslated != other.options.untranslated {
      line = cell.lines.lowerBound
      message =
        "this cell's options are not those of its original, "
        + "\(original.path):\(other.lines.lowerBound): here `\(cell.info(in: chapter))`, there "
        + "`\(other.info(in: original))`"
      return
    }
    let tokens = ComparableToken.tokens(of: cell.code)
    let others = ComparableToken.tokens(of: other.code)
    let common = zip(tokens, others).prefix { $0.text == $1.text && $0.spacing == $1.spacing }.count
    guard common < max(tokens.count, others.count) else { return nil }
    func place(_ index: Int) -> String {
      let offset = (index < others.count ? others[index] : others.last)?.line ?? 1
      return "\(original.path):\(other.firstCodeLine + offset - 1)"
    }
    guard common < tokens.count else {
      line = cell.lines.upperBound
      message =
        "this cell ends here, and its original goes on with `\(others[common].text)` at "
        + place(common)
      return
    }
    line = cell.firstCodeLine + tokens[common].line - 1
    if common >= others.count {
      message =
        "`\(tokens[common].text)` is not in this cell's original, which ends at \(place(common))"
    } else if tokens[common].text != others[common].text {
      message =
        "this cell has `\(tokens[common].text)` where its original has `\(others[common].text)`, "
        + "at \(place(common))"
    } else {
      message =
        "before `\(tokens[common].text)` this cell has another space or line break than its "
        + "original, at \(place(common))"
    }
  }
}

extension Cell {
  /// What its fence says, as it is in the file.
  fileprivate func info(in chapter: Chapter) -> String {
    let line = chapter.source.lines[lines.lowerBound - 1]
    return String(line.drop { $0 != "`" && $0 != "~" }.drop { $0 == "`" || $0 == "~" })
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension CellOptions {
  /// The options without the texts, which a translation has in its own language.
  fileprivate var untranslated: CellOptions {
    var options = self
    if caption != nil { options.caption = "" }
    if case .wrong = role { options.role = .wrong(hint: "") }
    switch outcome {
    case .fails(.some): options.outcome = .fails(saying: "")
    case .doesNotCompile(.some): options.outcome = .doesNotCompile(saying: "")
    default: break
    }
    return options
  }
}
