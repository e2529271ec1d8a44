import Foundation
import LessonSyntax

/// Holds the links and images of chapters to the files and headings that they lead to. What is not
/// in the file system, such as a page of another server, is never asked for.
struct LinkChecker {
  /// Markdown files by their absolute paths.
  private var targets: [String: Target] = [:]

  /// What a link to a Markdown file must know of it.
  private struct Target {
    /// nil where the file is no text.
    var anchors: Set<String>?
    var isDraft = false
  }

  /// - Parameter known: chapters that were read already.
  init(known: [Chapter]) {
    for chapter in known { add(chapter) }
  }

  private mutating func add(_ chapter: Chapter) {
    targets[Self.absolute(chapter.path)] = Target(
      anchors: chapter.anchors, isDraft: chapter.frontMatter.isDraft)
  }

  private static func absolute(_ path: String) -> String {
    URL(filePath: path).standardizedFileURL.path
  }

  /// The links of `chapter` that lead nowhere.
  mutating func findings(in chapter: Chapter) -> [Finding] {
    add(chapter)
    var findings: [Finding] = []
    for link in chapter.links {
      guard let problem = problem(with: link, in: chapter) else { continue }
      findings.append(
        Finding(.link, Diagnostic(path: chapter.path, line: link.line, message: problem)))
    }
    return findings
  }

  private mutating func problem(with link: Link, in chapter: Chapter) -> String? {
    let destination = LinkDestination(link.destination)
    switch destination {
    case .elsewhere:
      return nil
    case .empty:
      return link.kind == .image
        ? "this image names no file: write one between the parentheses"
        : "this link leads nowhere: write where it leads between the parentheses"
    case .unreadable:
      return "`\(link.destination)` is not UTF-8 text once its %-escapes are read: mend them"
    case .serverRoot:
      return "`\(link.destination)` starts at a server's root, of which a folder knows nothing: "
        + "write it relative to this file"
    case .file(let path, let fragment):
      let folder = URL(filePath: chapter.path).deletingLastPathComponent()
      let target = path.isEmpty ? chapter.path : folder.path + "/" + path
      if let problem = Self.problem(withFile: target, of: link, path: path) { return problem }
      guard link.kind == .link, target.hasSuffix(".md") else { return nil }
      let file = self.target(at: target)
      if file.isDraft, !chapter.frontMatter.isDraft {
        return "`\(path)` is a draft, which the site does not have: link to it when it is none"
      }
      guard let fragment, let anchors = file.anchors else { return nil }
      return Self.problem(withAnchor: fragment, among: anchors, path: path)
    }
  }

  // MARK: Files

  private static func problem(withFile target: String, of link: Link, path: String) -> String? {
    let noun = link.kind == .image ? "image" : "link"
    guard !path.utf8.contains(0) else { return "this \(noun) has a zero byte in its path" }
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: target, isDirectory: &isFolder) {
      guard isFolder.boolValue, link.kind == .image else { return nil }
      return "this image is a folder, `\(path)`: name a file in it"
    }
    return "this \(noun) leads to `\(path)`, which is not there\(advice(for: target, path))"
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

  // MARK: Anchors

  private static func problem(
    withAnchor fragment: String, among known: Set<String>, path: String
  ) -> String? {
    // Every page has a top.
    guard !fragment.isEmpty, fragment != "top", !known.contains(fragment) else { return nil }
    let place = path.isEmpty ? "this chapter" : "`\(path)`"
    let advice = Suggestion.nearest(to: fragment, among: known.sorted()).map {
      ": did you mean `#\($0)`?"
    }
    return "no heading of \(place) is called `#\(fragment)`" + (advice ?? "")
  }

  /// The Markdown file at `path`, read once.
  private mutating func target(at path: String) -> Target {
    let key = Self.absolute(path)
    if let known = targets[key] { return known }
    var target = Target()
    if let data = FileManager.default.contents(atPath: path),
      let source = try? SourceText(path: path, bytes: Array(data))
    {
      // A file that is no chapter, or not a good one, has headings all the same.
      let chapter = try? Chapter(source)
      target.anchors = chapter?.anchors ?? Chapter.anchors(in: source)
      target.isDraft = chapter?.frontMatter.isDraft ?? false
    }
    targets[key] = target
    return target
  }
}
