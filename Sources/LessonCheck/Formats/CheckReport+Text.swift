import LessonSyntax

extension CheckReport {
  /// The diffs of outputs that are not as recorded, and the claims that are not what is computed, a
  /// blank line after each. Errors are no part of it: they go where errors go.
  public var diffText: String {
    findings.filter(\.isStale).map { $0.description + "\n\n" }.joined()
  }

  /// Everything else that is wrong, a line or more for each.
  public var errorText: String {
    findings.filter { !$0.isStale }.map { $0.description + "\n" }.joined()
  }

  /// All of it, for a file.
  var plainText: String { diffText + errorText + summary + "\n" }
}

extension Finding: CustomStringConvertible {
  /// The place, the sentence, and under it what shows it.
  public var description: String {
    guard isStale else { return diagnostic.description }
    let place = [diagnostic.line, diagnostic.column].compactMap { $0.map { ":\($0)" } }.joined()
    let text = "\(diagnostic.path)\(place): \(diagnostic.message)"
    return diff.map { text + "\n" + $0 } ?? text
  }
}
