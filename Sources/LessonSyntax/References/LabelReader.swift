import Foundation
import Synchronization

/// Reads what other files call the things in them, and remembers it. Chapters that are read side by
/// side may share one.
public final class LabelReader: Sendable {
  /// A Markdown file that a link leads to.
  package struct Target: Sendable {
    /// The chapter's own title.
    package var title: String
    package var labels: [String: Label]
    package var anchors: Set<String>
    package var isDraft: Bool
  }

  /// By absolute paths; nil for what is no text, or is not there.
  private let targets = Mutex<[String: Target?]>([:])

  public init() {}

  package func add(_ chapter: Chapter) {
    let target = Target(chapter)
    targets.withLock { $0[Self.absolute(chapter.path)] = target }
  }

  private static func absolute(_ path: String) -> String {
    URL(filePath: path).standardizedFileURL.path
  }

  /// The Markdown file at `path`, whatever is wrong with its cells; nil where there is no text.
  package func target(at path: String) -> Target? {
    let key = Self.absolute(path)
    if let known = targets.withLock({ $0[key] }) { return known }
    var target: Target?
    if let data = FileManager.default.contents(atPath: path),
      let source = try? SourceText(path: path, bytes: Array(data))
    {
      var chapter = Chapter(lenient: source)
      target = Target(chapter)
      if Glossary.isGlossary(path) {
        // What its definitions refer to may lead back to it.
        remember(target, key)
        _ = chapter.resolveReferences() + chapter.resolveReferences(with: self)
        target = Target(chapter)
      }
    }
    remember(target, key)
    return target
  }

  private func remember(_ target: Target?, _ key: String) {
    targets.withLock { $0[key] = .some(target) }
  }
}

extension LabelReader.Target {
  fileprivate init(_ chapter: Chapter) {
    title = chapter.title
    labels = chapter.labels
    anchors = chapter.anchors
    isDraft = chapter.frontMatter.isDraft
    guard Glossary.isGlossary(chapter.path) else { return }
    labels.merge(Glossary.terms(of: chapter)) { _, term in term }
  }
}
