/// Makes the anchors of a chapter's headings: lower-case letters and digits of any script, joined
/// with hyphens, as Git hosts make them.
struct AnchorMaker {
  private var used: [String: Int] = [:]

  mutating func anchor(for heading: String) -> String {
    var slug = ""
    for character in heading.lowercased() {
      if character.isLetter || character.isNumber || character == "-" || character == "_" {
        slug.append(character)
      } else if character.isWhitespace {
        slug.append("-")
      }
    }
    if slug.isEmpty { slug = "section" }
    let count = used[slug, default: 0]
    used[slug] = count + 1
    guard count > 0 else { return slug }
    let numbered = "\(slug)-\(count)"
    used[numbered, default: 0] += 1
    return numbered
  }
}
