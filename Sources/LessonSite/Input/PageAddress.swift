/// Where a page is on the site.
struct PageAddress: Hashable {
  /// Empty at the site's root.
  var folder: String

  /// The file's name without `.html`.
  var name: String

  /// The path from the site's root.
  var path: String { prefix + name + ".html" }

  private var prefix: String { folder.isEmpty ? "" : folder + "/" }

  /// The link from this page to another, as an `href` has it before HTML is escaped.
  func link(to other: PageAddress) -> String {
    if other.folder == folder { return URLText.encode(other.name + ".html") }
    return root + URLText.encode(other.path)
  }

  /// The way from this page to the site's root: empty, or `../`.
  var root: String { folder.isEmpty ? "" : "../" }

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

/// Text in URLs.
enum URLText {
  /// `text` with every byte that could mean something in a URL, but slashes, percent-encoded
  /// (RFC 3986, section 2.3).
  static func encode(_ text: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."), UInt8(ascii: "~"), UInt8(ascii: "/"):
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += digits.utf8.count == 1 ? "%0" + digits : "%" + digits
      }
    }
    return encoded
  }

  /// `text` with what is percent-encoded as it was; nil where that is not UTF-8.
  static func decode(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2, let digits = String(rest.prefix(2)),
        let value = UInt8(digits, radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
