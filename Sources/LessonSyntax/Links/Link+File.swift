import Foundation

extension Link {
  /// What is wrong with the file at `target`, which the link calls `path`; nil where it is there.
  package func problem(withFileAt target: String, path: String) -> String? {
    let noun = kind == .image ? "image" : "link"
    guard !path.utf8.contains(0) else { return "this \(noun) has a zero byte in its path" }
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: target, isDirectory: &isFolder) {
      guard isFolder.boolValue, kind == .image else { return nil }
      return "this image is a folder, `\(path)`: name a file in it"
    }
    return "this \(noun) leads to `\(path)`, which is not there\(Self.advice(for: target, path))"
  }

  /// What may have been meant by a path to no file.
  private static func advice(for target: String, _ path: String) -> String {
    if target.hasSuffix(".html") {
      let markdown = target.dropLast(5) + ".md"
      if FileManager.default.fileExists(atPath: String(markdown)) {
        return ": link to `\(path.dropLast(5)).md`, and the site's link leads to the page"
      }
    }
    let url = URL(filePath: target)
    let folder = url.deletingLastPathComponent().path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    // Endings are alike in too many names to tell which was meant.
    let alike = names.filter { URL(filePath: $0).pathExtension == url.pathExtension }
    let stems = alike.map { URL(filePath: $0).deletingPathExtension().lastPathComponent }
    let stem = url.deletingPathExtension().lastPathComponent
    guard let near = Suggestion.nearest(to: stem, among: stems.sorted()) else { return "" }
    let name = url.pathExtension.isEmpty ? near : near + "." + url.pathExtension
    let way = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return ": did you mean `\((way + [name[...]]).joined(separator: "/"))`?"
  }
}
