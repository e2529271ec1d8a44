extension Chapter {
  /// The lines of the file with the text of every claim in place of the claim: for readers that know
  /// no claims, to whom one is a link that leads nowhere.
  package var linesWithoutClaims: [String] {
    var lines = source.lines.map(String.init)
    // From the end, so that no claim moves the place of another.
    for claim in claims.reversed() {
      let (start, end) = (claim.textRange.lowerBound, claim.textRange.upperBound)
      let last = lines[end.line - 1]
      let rest = Substring(last.utf8.dropFirst(end.offset))
      guard let target = Self.lengthOfTarget(behind: rest) else { continue }
      lines[end.line - 1] =
        String(Substring(last.utf8.prefix(end.offset)))
        + String(Substring(last.utf8.dropFirst(end.offset + target)))
      let first = lines[start.line - 1]
      lines[start.line - 1] =
        String(Substring(first.utf8.prefix(start.offset - 1)))
        + String(Substring(first.utf8.dropFirst(start.offset)))
    }
    return lines
  }

  /// The bytes of `](=expression "title")` at the start of `text`; nil where it goes on on the next
  /// line.
  private static func lengthOfTarget(behind text: Substring) -> Int? {
    let target = text.dropFirst()
    guard let claim = ClaimTarget(at: target) else { return nil }
    let count = 1 + claim.opening.utf8.count + claim.written.utf8.count
    let behind = Substring(text.utf8.dropFirst(count))
    guard let length = LinkScanner.lengthOfTitle(behind) else { return nil }
    return count + length
  }
}
