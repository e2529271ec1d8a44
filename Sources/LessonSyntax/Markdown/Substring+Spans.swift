extension Substring {
  /// The length of the code span that the run of `count` backticks at the start opens.
  func codeSpanLength(openedBy count: Int) -> Int? {
    var length = count
    var rest = dropFirst(count)
    while let next = rest.firstIndex(of: "`") {
      length += rest[..<next].count
      let run = rest[next...].prefix { $0 == "`" }.count
      length += run
      if run == count { return length }
      rest = rest[next...].dropFirst(run)
    }
    return nil
  }

  /// The formula at the start: its TeX, whether it stands by itself, and its length with the signs.
  func leadingFormula() -> (tex: Substring, isDisplay: Bool, count: Int)? {
    let mark = hasPrefix("$$") ? "$$" : "$"
    let body = dropFirst(mark.count)
    guard let first = body.first, mark == "$$" || !first.isWhitespace else { return nil }
    var index = body.startIndex
    while index < body.endIndex {
      if body[index] == "\\" {
        index = body.index(index, offsetBy: 2, limitedBy: body.endIndex) ?? body.endIndex
        continue
      }
      if body[index...].hasPrefix(mark), index > body.startIndex {
        let tex = body[..<index]
        let after = body[index...].dropFirst(mark.count).first
        let closes = mark == "$$" || (!tex.last!.isWhitespace && after?.isNumber != true)
        return closes ? (tex.trimmed(), mark == "$$", tex.count + 2 * mark.count) : nil
      }
      index = body.index(after: index)
    }
    return nil
  }
}
