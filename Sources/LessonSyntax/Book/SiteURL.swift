/// The address of a site's root, such as `https://example.org/lessons/`.
public struct SiteURL: Equatable, Sendable {
  /// With a slash at its end.
  public let text: String

  /// What follows the server's name, from one slash to another: `/lessons/`, or `/`.
  public var path: String {
    let rest = text[text.index(text.startIndex, offsetBy: Self.lengthOfScheme(text))...]
    return String(rest[(rest.firstIndex(of: "/") ?? rest.startIndex)...])
  }

  /// - Parameter text: nil comes of anything but `https://` or `http://`, a server's name, perhaps a
  ///   port, and a path of letters, digits and `-._~%/` (RFC 3986, section 3.3).
  public init?(_ text: String) {
    let scheme = Self.lengthOfScheme(text)
    let rest = text.utf8.dropFirst(scheme)
    let server = rest.prefix { $0 != UInt8(ascii: "/") }
    guard scheme > 0, let first = server.first, first != UInt8(ascii: "."),
      first != UInt8(ascii: ":"),
      server.allSatisfy({ $0.isOfName || $0 == UInt8(ascii: ":") }),
      rest.allSatisfy({ $0.isOfName || "/:_~%".utf8.contains($0) }),
      !rest.split(separator: UInt8(ascii: "/")).contains(where: { $0.allSatisfy { $0 == 0x2E } })
    else { return nil }
    self.text = text.hasSuffix("/") ? text : text + "/"
  }

  private static func lengthOfScheme(_ text: String) -> Int {
    ["https://", "http://"].first { text.hasPrefix($0) }?.utf8.count ?? 0
  }
}

extension UInt8 {
  /// A letter, a digit, `-` or `.`.
  fileprivate var isOfName: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: false
    }
  }
}
