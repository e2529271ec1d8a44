/// A file of the site, which is made when its bytes are asked for: a long book's pages are written one
/// after the other and never lie in memory together.
public struct SiteFile: Sendable {
  /// From the site's root, with slashes.
  public let path: String

  private let content: @Sendable () -> [UInt8]

  /// The file's bytes, the same each time.
  public var bytes: [UInt8] { content() }

  /// - Parameter content: makes the bytes; called from any thread, and more than once.
  init(path: String, content: @escaping @Sendable () -> [UInt8]) {
    self.path = path
    self.content = content
  }

  public init(path: String, bytes: [UInt8]) {
    self.init(path: path) { bytes }
  }
}

extension SiteFile: Equatable {
  public static func == (first: SiteFile, second: SiteFile) -> Bool {
    first.path == second.path && first.bytes == second.bytes
  }
}
