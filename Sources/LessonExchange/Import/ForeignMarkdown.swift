import Foundation
import LessonSyntax

/// Markdown that was written without a lesson in mind, made safe to stand in one: nothing in it may
/// become a cell, a recorded output or a claim.
struct ForeignMarkdown {
  /// The text as a lesson may hold it.
  private(set) var text: String

  /// Code blocks named `swift` that are code still.
  private(set) var swiftBlocks = 0

  init(_ source: String) {
    text = source
    for fence in text.lessonFences.reversed() {
      // Highlighters do not tell capitals from small letters; a lesson does.
      text.replaceSubrange(fence.word, with: fence.kind == .cell ? "Swift" : "text")
      if fence.kind == .cell { swiftBlocks += 1 }
    }
    // The same address, as a browser reads it.
    for mark in text.claimMarks.reversed() { text.replaceSubrange(mark...mark, with: "%3D") }
    text = text.withDestinations { _, destination in
      destination.hasPrefix("=") ? "%3D" + destination.dropFirst() : nil
    }
  }

  /// Makes the links to the cell's attachments lead to `files`, by their names.
  ///
  /// - Returns: the attachments that a link names and that are not there.
  mutating func leadAttachments(to files: [String: String]) -> [String] {
    var missing: [String] = []
    text = text.withDestinations { _, destination in
      guard destination.hasPrefix("attachment:") else { return nil }
      let written = String(destination.dropFirst("attachment:".count))
      let name = written.removingPercentEncoding ?? written
      guard let file = files[name] ?? files[written] else {
        missing.append(name)
        return nil
      }
      return file
    }
    return missing
  }
}
