/// The tags of parts that are folded away, in blocks of HTML.
public enum DetailsTags {
  /// How many `<details>` a block of HTML opens, less those that it closes.
  public static func opened(in html: String) -> Int {
    let text = html.lowercased()
    return text.ranges(of: "<details").count - text.ranges(of: "</details").count
  }
}
