/// An error or a note of the compiler, with the source line and caret under it.
struct CompilerMessage: Equatable {
  enum Severity: String {
    case error, warning, note
  }

  var severity: Severity
  var file: String
  var line: Int
  var column: Int
  var text: String
  var excerpt: [String]

  /// Reads what the compiler printed in its `llvm` style: `file:line:column: error: text`, then
  /// lines that show the place.
  static func parse(_ output: String) -> [CompilerMessage] {
    var messages: [CompilerMessage] = []
    for line in output.split(separator: "\n", omittingEmptySubsequences: false) {
      if let message = CompilerMessage(line) {
        messages.append(message)
      } else if !messages.isEmpty, !line.isEmpty {
        messages[messages.count - 1].excerpt.append(String(line))
      }
    }
    return messages
  }

  private init?(_ line: Substring) {
    for severity in [Severity.error, .warning, .note] {
      guard let mark = line.firstRange(of: ": \(severity.rawValue): ") else { continue }
      let place = line[..<mark.lowerBound].split(
        separator: ":", omittingEmptySubsequences: false)
      guard place.count >= 3, let column = Int(place[place.count - 1]),
        let row = Int(place[place.count - 2])
      else { continue }
      self.severity = severity
      file = place.dropLast(2).joined(separator: ":")
      self.line = row
      self.column = column
      text = String(line[mark.upperBound...])
      excerpt = []
      return
    }
    return nil
  }
}
