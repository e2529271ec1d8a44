import Foundation

/// The folder that a CI system names files from: the root of the repository.
public struct Workspace: Equatable, Sendable {
  private var root: String?

  /// - Parameter environment: `GITHUB_WORKSPACE` names it; without one, paths stay as they were given.
  public init(environment: [String: String]) {
    if let folder = environment["GITHUB_WORKSPACE"], !folder.isEmpty {
      root = URL(filePath: folder).resolvingSymlinksInPath().path
    }
  }

  /// `path` as seen from the root; as it was given where there is none, or it is not below it.
  func relative(_ path: String) -> String {
    if let root {
      let absolute = URL(filePath: path).resolvingSymlinksInPath().path
      if absolute.hasPrefix(root + "/") { return String(absolute.dropFirst(root.count + 1)) }
    }
    return path.hasPrefix("./") ? String(path.dropFirst(2)) : path
  }
}
