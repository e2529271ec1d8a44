/// What recording did, in a sentence.
public struct RecordingSummary: Equatable, Sendable, CustomStringConvertible {
  private var recorded = Count()
  private var left = Count()

  /// What was left as it is because of an error, `chapter` or `claim`; nil where there was none.
  public var kept: String?

  private struct Count: Equatable {
    var outputs = 0
    var claims = 0

    mutating func add(_ change: Change) {
      switch change {
      case .output: outputs += 1
      case .claim: claims += 1
      }
    }

    /// `3 outputs and 1 claim`; nil where there is nothing.
    var text: String? {
      let parts = [(outputs, "output"), (claims, "claim")].filter { $0.0 > 0 }
        .map { "\($0) \($1)\($0 == 1 ? "" : "s")" }
      return parts.isEmpty ? nil : parts.joined(separator: " and ")
    }
  }

  public init() {}

  /// Adds a chapter whose `taken` changes, of all that it had, were recorded.
  public mutating func add(_ taken: [Change], of all: [Change]) {
    for change in taken { recorded.add(change) }
    for change in all where !taken.contains(change) { left.add(change) }
  }

  public var description: String {
    let isKept = kept.map { "a \($0) with an error is left as it is" }
    var parts: [String] = []
    if let text = recorded.text { parts.append("recorded \(text)") }
    if let text = left.text {
      parts.append("left \(text) as \(left.outputs + left.claims == 1 ? "it was" : "they were")")
    }
    guard !parts.isEmpty else {
      return isKept.map { "nothing recorded: \($0)" }
        ?? "nothing to record: every output is as recorded"
    }
    return parts.joined(separator: ", ") + (isKept.map { "; \($0)" } ?? "")
  }
}
