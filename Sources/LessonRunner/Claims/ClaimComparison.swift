import LessonSyntax

/// Compares the text of a claim with what its expression gave.
struct ClaimComparison {
  let claim: Claim
  let chapter: Chapter

  /// A text that waits for its first value.
  private static let blanks: Set<String> = ["", "?", "…", "..."]

  private var text: String { claim.text.onOneLine }

  // MARK: Numbers

  /// - Parameters:
  ///   - exact: all digits of the number.
  ///   - printed: the number as it prints.
  func verdict(number exact: String, _ printed: String) -> ClaimVerdict {
    if Self.blanks.contains(text) { return rewriting(all: printed) }
    let matches = NumberScanner.matches(in: claim.text)
    guard let match = matches.first, matches.count == 1 else {
      return .wrong(
        matches.isEmpty
          ? "this claim has no number to compare: \(claim.quotedText), and `\(claim.expression)` is "
            + "\(printed): write the number into its text"
          : "this claim has several numbers: \(claim.quotedText), and `\(claim.expression)` is one: "
            + "put the brackets around the one that it is")
    }
    let written = match.number
    guard let number = ExactDecimal(exact) else { return verdict(special: exact, written) }
    if written.holds(for: number) { return .holds }
    let new = written.rewritten(for: number) ?? printed
    let percent = written.isPercent ? " %" : ""
    return rewriting(
      match, as: new, said: written.text + percent, computed: new + percent)
  }

  /// A number that is none, or infinite, is mostly a mistake: it is written by hand, or not at all.
  private func verdict(special: String, _ written: WrittenNumber) -> ClaimVerdict {
    let holds =
      switch special {
      case "nan": written.magnitude == .notANumber
      case "-inf": written.magnitude == .infinity && written.isMinus
      default: written.magnitude == .infinity && !written.isMinus
      }
    return holds
      ? .holds
      : .wrong(
        "this claim says \(written.text), and `\(claim.expression)` is \(special): write `\(special)` "
          + "into its text if that is meant")
  }

  /// The verdict that lets the number be written anew, as it stands in the file.
  private func rewriting(
    _ read: NumberScanner.Match, as new: String, said: String, computed: String
  ) -> ClaimVerdict {
    let expected = claim.text.replacingScalars(in: read.range, with: new)
    let markdown = chapter.source.text(in: claim.textRange)
    for match in NumberScanner.matches(in: markdown) where match.number.text == read.number.text {
      guard reads(markdown.replacingScalars(in: match.range, with: new), as: expected) else {
        continue
      }
      let scalars = Array(markdown.unicodeScalars)
      let range =
        place(
          behind: scalars[..<match.range.lowerBound])..<place(
          behind: scalars[..<match.range.upperBound])
      return stale(range, new, said: said, computed: computed)
    }
    return .wrong(
      "this claim says \(said), and `\(claim.expression)` is \(computed): its number cannot be "
        + "changed in its place, so write it in plain digits, without marks in it")
  }

  // MARK: Texts

  func verdict(text value: String) -> ClaimVerdict {
    if claim.text == value || text == value.onOneLine { return .holds }
    return rewriting(all: value)
  }

  /// The verdict that lets the text be written anew: inside its marks where it has some, as `**good**`
  /// has.
  private func rewriting(all value: String) -> ClaimVerdict {
    let isPlain = value.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    guard isPlain, !value.onOneLine.isEmpty else {
      return .wrong(
        "this claim says \(claim.quotedText), and `\(claim.expression)` is "
          + "\(value.debugDescription), which is no text of one line: claim a part of it")
    }
    let markdown = chapter.source.text(in: claim.textRange)
    // In code a backslash would be seen; elsewhere a mark could pair with one outside the claim.
    let escaped = value.escapedForMarkdown
    let replacements = value.isPlainMarkdown ? [value, escaped] : [escaped, value]
    for replacement in replacements {
      if !claim.text.isEmpty, let inner = markdown.firstRange(of: claim.text),
        reads(markdown.replacingCharacters(in: inner, with: replacement), as: value)
      {
        let range =
          place(
            behind: Array(markdown[..<inner.lowerBound].unicodeScalars)[...])..<place(
            behind: Array(markdown[..<inner.upperBound].unicodeScalars)[...])
        return stale(range, replacement, said: text, computed: value)
      }
    }
    for replacement in replacements where reads(replacement, as: value) {
      return stale(claim.textRange, replacement, said: text, computed: value)
    }
    return .wrong(
      "this claim says \(claim.quotedText), and `\(claim.expression)` is \(value), which cannot be "
        + "written into Markdown so that it reads the same: claim a part of it")
  }

  // MARK: Steps

  /// Whether a claim with the text `markdown` shows `expected`.
  private func reads(_ markdown: String, as expected: String) -> Bool {
    let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
    let text = lines.enumerated().map { index, line in
      index == 0 ? String(line) : String(line.drop { $0 == " " || $0 == "\t" || $0 == ">" })
    }
    return Claim.text(of: text.joined(separator: "\n"))?.onOneLine == expected.onOneLine
  }

  /// The place in the file behind `scalars`, which the claim's text starts with.
  private func place(behind scalars: ArraySlice<Unicode.Scalar>) -> TextPlace {
    var place = claim.textRange.lowerBound
    for scalar in scalars {
      if scalar == "\n" {
        place = TextPlace(line: place.line + 1, offset: 0)
      } else {
        place.offset += UTF8.width(scalar)
      }
    }
    return place
  }

  private func stale(
    _ range: Range<TextPlace>, _ replacement: String, said: String, computed: String
  ) -> ClaimVerdict {
    .stale(
      ClaimDifference(
        path: chapter.path, claim: claim.index, line: range.lowerBound.line,
        column: chapter.source.column(of: range.lowerBound), expression: claim.expression,
        written: Self.blanks.contains(said) ? "" : said, computed: computed, range: range,
        replacement: replacement))
  }
}

extension String {
  /// The text with a backslash before what Markdown might read as a mark. A backtick is written by its
  /// number: escaped, it would still close code that a stray one before it opens.
  fileprivate var escapedForMarkdown: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar == "`" {
        result.append(contentsOf: "&#96;".unicodeScalars)
        continue
      }
      if "\\*_[]<>&!$~|".unicodeScalars.contains(scalar) { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }

  /// Nothing in it could be taken for a mark, but for brackets, which pair by themselves.
  fileprivate var isPlainMarkdown: Bool {
    !unicodeScalars.contains { "\\`*_<>&!$~|".unicodeScalars.contains($0) }
  }

  fileprivate func replacingScalars(in range: Range<Int>, with other: String) -> String {
    let scalars = Array(unicodeScalars)
    let edited =
      scalars[..<range.lowerBound] + Array(other.unicodeScalars) + scalars[range.upperBound...]
    return String(String.UnicodeScalarView(edited))
  }

  fileprivate func replacingCharacters(in range: Range<Index>, with other: String) -> String {
    String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }
}
