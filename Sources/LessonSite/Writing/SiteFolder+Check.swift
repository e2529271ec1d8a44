import Foundation
import LessonSyntax

extension SiteFolder {
  /// What writing `files` would change, a sentence for each file; nothing where the folder is what a
  /// build makes, to the byte. Nothing is written.
  ///
  /// Files that no build wrote are the author's own, as `write` has it, but for pages: one that no
  /// chapter makes still says what cells once computed.
  public func differences(from files: [SiteFile]) -> [Diagnostic] {
    let paths = Set(files.map(\.path))
    var differences = files.parallelMap { file -> Diagnostic? in
      guard let known = contents(of: file.path) else {
        return Diagnostic(path: absolute(file.path), message: "this file of the site is missing")
      }
      guard known != file.bytes else { return nil }
      return Diagnostic(
        path: absolute(file.path), message: "this file of the site is not what a build writes")
    }.compactMap(\.self)
    let leftOver = Set(ownPaths).union(foreignPages).subtracting(paths)
    differences += leftOver.sorted().compactMap { path in
      guard FileManager.default.fileExists(atPath: absolute(path)) else { return nil }
      return Diagnostic(
        path: absolute(path), message: "no chapter makes this file of the site: remove it")
    }
    if differences.isEmpty, list(of: paths) != listOnDisk {
      differences.append(
        Diagnostic(
          path: absolute(Self.listName), message: "this list of the site's files is stale"))
    }
    return differences
  }

  private var foreignPages: [String] {
    let all = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
    return all.filter { path in
      path.hasSuffix(".html") && !path.split(separator: "/").contains { $0.hasPrefix(".") }
    }
  }
}
