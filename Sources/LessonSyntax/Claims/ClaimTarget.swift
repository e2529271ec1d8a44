/// What follows the text of a claim: `(=accuracy)`, or `(<=abs(v - 1) < 0.05>)` where the
/// expression holds spaces.
///
/// A bare destination is CommonMark's. In one between angle brackets CommonMark allows no `<` and no
/// `>`, but for escaped ones; here they may stand as they are, since a comparison reads badly
/// without, though a Git host shows such a claim as it is written. Everything else is Swift, word
/// for word: a backslash stays one, as in `"\(count)"`, which CommonMark would take away.
struct ClaimTarget {
  /// The parenthesis and the spaces behind it.
  let opening: Substring

  /// The destination with its angle brackets.
  let written: Substring

  let expression: String

  /// Whether a claim may stand somewhere in `text`: a quick look.
  static func mayStand(in text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var index = 0
      while index + 2 < bytes.count {
        defer { index += 1 }
        guard bytes[index] == UInt8(ascii: "]"), bytes[index + 1] == UInt8(ascii: "(") else {
          continue
        }
        var next = index + 2
        while next < bytes.count, bytes[next] == 0x20 || bytes[next] == 0x09 { next += 1 }
        if next < bytes.count, bytes[next] == UInt8(ascii: "<") { next += 1 }
        if next < bytes.count, bytes[next] == UInt8(ascii: "=") { return true }
      }
      return false
    }
  }

  /// The target at the start of `text`; nil where there is none.
  init?(at text: Substring) {
    let scalars = text.unicodeScalars
    guard scalars.first == "(" else { return nil }
    let start = scalars.dropFirst().firstIndex { $0 != " " && $0 != "\t" } ?? scalars.endIndex
    let end: String.Index?
    let sign: String.Index
    if scalars[start...].first == "<" {
      sign = scalars.index(after: start)
      end = Self.endOfBracketed(scalars[sign...])
    } else {
      sign = start
      end = Self.endOfBare(scalars[sign...])
    }
    guard let end, scalars[sign...].first == "=" else { return nil }
    opening = text[..<start]
    written = text[start..<end]
    let code = text[scalars.index(after: sign)..<(sign == start ? end : scalars.index(before: end))]
    expression = Self.swift(code)
  }

  /// Where a destination without angle brackets ends: at a space, or at a `)` that closes nothing.
  private static func endOfBare(_ scalars: Substring.UnicodeScalarView) -> String.Index? {
    var depth = 0
    var index = scalars.startIndex
    while index < scalars.endIndex {
      switch scalars[index] {
      case "(": depth += 1
      case ")":
        depth -= 1
        if depth < 0 { return index }
      case "\\":
        let next = scalars.index(after: index)
        if next < scalars.endIndex, scalars[next] == "(" || scalars[next] == ")" { index = next }
      case let scalar where scalar.value <= 0x20 || scalar.value == 0x7F: return index
      default: break
      }
      index = scalars.index(after: index)
    }
    return index
  }

  /// Where a destination behind its `<` ends: behind the first `>` that a closing parenthesis or a
  /// title follows and before which all brackets are closed, as in `xs.sorted(by: >)>`; else behind
  /// the first `>` at all. Nil where the line has none.
  private static func endOfBracketed(_ scalars: Substring.UnicodeScalarView) -> String.Index? {
    var first: String.Index?
    var index = scalars.startIndex
    while index < scalars.endIndex, scalars[index] != "\n" {
      let next = scalars.index(after: index)
      if scalars[index] == "\\", next < scalars.endIndex, isEscaped(scalars[next]) {
        index = scalars.index(after: next)
        continue
      }
      if scalars[index] == ">" {
        let after = scalars[next...].drop { $0 == " " || $0 == "\t" }
        let isTitle = after.startIndex > next && (after.first == "\"" || after.first == "'")
        if after.first == ")" || isTitle {
          let code = String(scalars[scalars.startIndex..<index])
          if Brackets.problem(in: code) == nil { return next }
          first = first ?? next
        }
      }
      index = next
    }
    return first
  }

  private static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "<" || scalar == ">" || scalar == "|"
  }

  /// `code` without the escapes that no Swift has: those of angle brackets, of the bars of tables,
  /// and the names of HTML for what is not to be read as a tag.
  private static func swift(_ code: Substring) -> String {
    var result = String.UnicodeScalarView()
    var rest = code.unicodeScalars
    while let scalar = rest.popFirst() {
      if scalar == "\\", let next = rest.first, isEscaped(next) { continue }
      if scalar == "&", let entity = entities.first(where: { rest.starts(with: $0.name) }) {
        result.append(entity.scalar)
        rest = rest.dropFirst(entity.name.count)
        continue
      }
      result.append(scalar)
    }
    return String(result)
  }

  private static let entities: [(name: String.UnicodeScalarView, scalar: Unicode.Scalar)] = [
    ("lt;".unicodeScalars, "<"), ("gt;".unicodeScalars, ">"), ("amp;".unicodeScalars, "&"),
    ("quot;".unicodeScalars, "\""),
  ]
}
