import LessonSyntax

/// Where a page is on the site.
struct PageAddress: Hashable {
  /// Empty at the site's root.
  var folder: String

  /// The file's name without `.html`.
  var name: String

  /// Where the site's root is on its server, for a page that is shown at other addresses than its
  /// own, and whose links cannot be relative: `/lessons/`.
  var base: String?

  /// The name of the page that a server shows where there is none.
  static let notFoundName = "404"

  /// A chapter of that name would take the place of a page that every site has, to systems that do not
  /// tell capitals from small letters.
  static func isReserved(_ name: String) -> Bool {
    ["index", notFoundName].contains(name.lowercased())
  }

  /// A page's file can have the name, and the list of the site's files a line with it.
  static func isFileName(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix(".")
      && !name.unicodeScalars.contains { "/\\\0".unicodeScalars.contains($0) || $0 == "\n" }
  }

  var isNotFound: Bool { folder.isEmpty && name == Self.notFoundName }

  /// The path from the site's root.
  var path: String { prefix + name + ".html" }

  private var prefix: String { folder.isEmpty ? "" : folder + "/" }

  /// The link from this page to another, as an `href` has it before HTML is escaped.
  func link(to other: PageAddress) -> String {
    if let base { return base + URLText.encode(other.path) }
    if other.folder == folder { return URLText.encode(other.name + ".html") }
    return root + URLText.encode(other.path)
  }

  /// The way from this page to the site's root: empty, or `../`.
  var root: String { base ?? (folder.isEmpty ? "" : "../") }

  /// The page that the Markdown file at `path`, seen from this page's Markdown, becomes; nil where
  /// the path leads out of the book or to no Markdown.
  func page(ofMarkdown path: String) -> PageAddress? {
    guard path.hasSuffix(".md"), !path.hasPrefix("/") else { return nil }
    var parts: [Substring] = folder.isEmpty ? [] : [Substring(folder)]
    for part in path.dropLast(3).split(separator: "/", omittingEmptySubsequences: false) {
      switch part {
      case ".": continue
      case "..":
        if parts.popLast() == nil { return nil }
      default: parts.append(part)
      }
    }
    guard let name = parts.popLast() else { return nil }
    return PageAddress(folder: parts.joined(separator: "/"), name: String(name))
  }
}
