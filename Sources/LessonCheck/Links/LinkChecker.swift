import Foundation
import LessonSyntax

/// Holds the links and images of chapters to the files and headings that they lead to. What is not
/// in the file system, such as a page of another server, is never asked for.
struct LinkChecker {
  private let reader = LabelReader()

  /// - Parameter known: chapters that were read already.
  init(known: [Chapter]) {
    for chapter in known { reader.add(chapter) }
  }

  /// The links of `chapter` that lead nowhere.
  func findings(in chapter: Chapter) -> [Finding] {
    reader.add(chapter)
    var findings: [Finding] = []
    for link in chapter.links {
      guard let problem = problem(with: link, in: chapter) else { continue }
      findings.append(
        Finding(.link, Diagnostic(path: chapter.path, line: link.line, message: problem)))
    }
    return findings
  }

  private func problem(with link: Link, in chapter: Chapter) -> String? {
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
      if let problem = link.problem(withFileAt: target, path: path) { return problem }
      guard link.kind == .link, target.hasSuffix(".md") else { return nil }
      guard let file = reader.target(at: target) else { return nil }
      if file.isDraft, !chapter.frontMatter.isDraft {
        return "`\(path)` is a draft, which the site does not have: link to it when it is none"
      }
      guard let fragment else { return nil }
      return Self.problem(withAnchor: fragment, among: file.anchors, path: path)
    }
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
}
