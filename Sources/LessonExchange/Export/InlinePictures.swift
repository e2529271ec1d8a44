import Foundation

/// The pictures of a chapter as addresses that hold the picture itself.
public final class InlinePictures {
  private let folder: URL
  private var known: [String: String?] = [:]

  /// What cannot be inside the file, a sentence each.
  public private(set) var problems: [String] = []

  /// - Parameter folder: the chapter's, from which its links start.
  public init(folder: URL) {
    self.folder = folder
  }

  private static let formats = [
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
    "webp": "image/webp", "svg": "image/svg+xml", "avif": "image/avif",
  ]

  /// A `data:` address for the picture at `source`; nil for one that lies elsewhere or cannot be
  /// read, which is then one of the problems.
  public func address(of source: String) -> String? {
    if source.lowercased().hasPrefix("data:") { return source }
    if let address = known[source] { return address }
    let address = read(source)
    known[source] = .some(address)
    return address
  }

  private func read(_ source: String) -> String? {
    guard !source.hasPrefix("//"), source.firstMatch(of: /^[A-Za-z][A-Za-z0-9+.\-]*:/) == nil else {
      problems.append("the picture \(source) lies on a server, so a link to it stands in its place")
      return nil
    }
    let path = String(source.prefix { $0 != "?" && $0 != "#" })
    let file = folder.appending(path: path.removingPercentEncoding ?? path)
    guard let format = Self.formats[file.pathExtension.lowercased()] else {
      problems.append("the picture \(source) is in no format that a page shows")
      return nil
    }
    guard let data = try? Data(contentsOf: file) else {
      problems.append("the picture \(source) cannot be read")
      return nil
    }
    return "data:\(format);base64,\(data.base64EncodedString())"
  }
}
