import Foundation

/// What lies in a cache.
public struct CacheContents: Equatable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case results, chapters, machines, modules
  }

  public struct Item: Equatable, Sendable {
    public var kind: Kind
    public var path: String
    public var bytes: Int
    /// When it was last used, in seconds since 1970; to the day.
    public var lastUsed: Int
  }

  public var items: [Item] = []

  /// Looks through `cache`; only at folders that a cache has.
  public init(of cache: ResultCache) {
    for kind in Kind.allCases {
      let folder = cache.folder.appending(path: kind.rawValue).path
      for name in (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? [] {
        let path = folder + "/" + name
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
        items.append(
          Item(
            kind: kind, path: path, bytes: Int(status.st_size),
            lastUsed: max(status.modified.tv_sec, status.accessed.tv_sec)))
      }
    }
  }

  public func bytes(of kind: Kind? = nil) -> Int {
    items.reduce(0) { $0 + (kind == nil || $1.kind == kind ? $1.bytes : 0) }
  }

  public func count(of kind: Kind) -> Int { items.count { $0.kind == kind } }

  /// What has to go: what was not used for `age`, and then of the rest what was not used for longest,
  /// until no more than `most` bytes are left.
  ///
  /// - Parameters:
  ///   - now: in seconds since 1970.
  public func toRemove(olderThan age: Duration?, most: Int?, now: Int) -> [Item] {
    let oldest = age.map { now - Int($0.components.seconds) }
    var removed: [Item] = []
    var left: [Item] = []
    for item in items {
      if let oldest, item.lastUsed < oldest { removed.append(item) } else { left.append(item) }
    }
    guard let most else { return removed }
    var bytes = left.reduce(0) { $0 + $1.bytes }
    for item in left.sorted(by: { ($0.lastUsed, $0.path) < ($1.lastUsed, $1.path) }) {
      if bytes <= most { break }
      bytes -= item.bytes
      removed.append(item)
    }
    return removed
  }
}

extension ResultCache {
  /// There is a folder, and it is a cache: it holds a tag that says so.
  public var exists: Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: Self.tagName).path)
  }

  /// The folder is there, and is no cache: nothing may be removed from it.
  public var isSomethingElse: Bool {
    !exists && FileManager.default.fileExists(atPath: folder.path)
  }

  /// Removes `items`, the folders that this leaves empty, and what killed writers left behind; another
  /// program that uses the cache computes what it misses.
  public func remove(_ items: [CacheContents.Item]) {
    for item in items { unlink(item.path) }
    for folder in Set(items.map { ($0.path as NSString).deletingLastPathComponent }) {
      // Only an empty one goes.
      rmdir(folder)
    }
    removeRemains()
  }
}
