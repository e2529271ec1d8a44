/// The parts of a link's destination (RFC 3986, section 4.1) that can be held to the file system.
package enum LinkDestination: Equatable {
  case empty
  /// With a scheme such as `https:`, or with a server's name.
  case elsewhere
  /// Absolute, from the root of whatever server has the page.
  case serverRoot
  /// Its percent-escapes are no text.
  case unreadable
  /// A path relative to the file, empty for the file itself, and the anchor in it.
  case file(path: String, fragment: String?)

  package init(_ text: String) {
    guard !text.isEmpty else {
      self = .empty
      return
    }
    guard !text.hasPrefix("//"), !Self.hasScheme(text) else {
      self = .elsewhere
      return
    }
    guard !text.hasPrefix("/") else {
      self = .serverRoot
      return
    }
    let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts[0].prefix { $0 != "?" }
    guard let path = URLText.decode(path) else {
      self = .unreadable
      return
    }
    guard parts.count > 1 else {
      self = .file(path: path, fragment: nil)
      return
    }
    guard let fragment = URLText.decode(parts[1]) else {
      self = .unreadable
      return
    }
    self = .file(path: path, fragment: fragment)
  }

  /// A letter, then letters, digits, `+`, `-` and `.`, then a colon (RFC 3986, section 3.1).
  private static func hasScheme(_ text: String) -> Bool {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let scheme = text.utf8[..<colon]
    guard let first = scheme.first, first.isLetter else { return false }
    return scheme.allSatisfy { byte in
      byte.isLetter || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "+")
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
}
