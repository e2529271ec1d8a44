import Foundation

/// A notebook's JSON: keys in order and texts as lists of lines, so that versions can be compared.
enum NotebookJSON {
  /// The value of an `execution_count` of a cell that did not run.
  static let null = NSNull()

  /// A text as a list of its lines, each but the last with its line break.
  static func lines(of text: String) -> [String] {
    guard !text.isEmpty else { return [] }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0 + "\n" }
    lines[lines.count - 1].removeLast()
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map(String.init)
  }

  /// The text of the file; the same for the same object.
  static func text(of object: [String: Any]) -> String {
    // Made of texts, numbers, lists and objects alone, it is JSON whatever they hold.
    let data =
      (try? JSONSerialization.data(
        withJSONObject: object, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]))
      ?? Data()
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
