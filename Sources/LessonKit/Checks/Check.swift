internal import CCellRuntime

/// One `expect(…)`: what it says where it does not hold.
struct Check {
  private let message: String
  private let line: Int

  init(_ message: String, _ line: Int) {
    self.message = message
    self.line = line
  }

  /// Fails where `difference` gives a text, empty where the message says all, or throws.
  func compare(_ difference: () throws -> String?) {
    do {
      guard let difference = try difference() else { return }
      fail(difference.isEmpty ? message : "\(message): \(difference)")
    } catch {
      fail("\(message): it threw \(error)")
    }
  }

  /// `found 3, expected 4`
  static func difference<Value, Other>(_ value: Value, _ expected: Other) -> String {
    "found \(shown(value)), expected \(shown(expected))"
  }

  private static let mostCharacters = 200

  /// One line of a value.
  private static func shown<Value>(_ value: Value) -> String {
    if let optional = value as? any OptionalValue {
      return optional.unwrapped.map { shown($0) } ?? "nil"
    }
    let text = value is String ? String(reflecting: value) : String(describing: value)
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > mostCharacters ? line.prefix(mostCharacters) + "…" : line
  }

  private func fail(_ sentence: String) -> Never {
    guard Recorder.shared.isAnswer else { fatalError(sentence) }
    Recorder.shared.checkFailed(line: line, message: sentence)
    cell_runtime_exit(1)
  }
}
