/// What the Swift runtime printed before it ended a program, found at the end of what the program
/// printed.
struct TrapMessage: Equatable {
  /// What the program itself printed.
  var printed: String

  /// The runtime's sentence without its place; nil where it said nothing, as for an overflow.
  var message: String?

  /// The line that the runtime names, if it names `fileName`.
  var line: Int?

  /// The error that nothing caught, if that is what ended the program.
  var isUncaughtError = false

  private static let marks = ["Fatal error", "Precondition failed", "Assertion failed"]
  private static let uncaught = "Error raised at top level: "

  init(_ output: String, fileName: String) {
    printed = output
    let lines = output.split(separator: "\n", omittingEmptySubsequences: false)
    guard let (index, mark) = Self.lastMark(in: lines) else { return }
    let place = lines[index][..<mark.lowerBound].split(separator: ":").map {
      $0.drop { $0 == " " }
    }
    if place.count >= 2, place[place.count - 2].hasSuffix(fileName) {
      line = Int(place[place.count - 1])
    }
    let end = lines[index...].firstIndex { $0.hasPrefix("Current stack trace:") } ?? lines.count
    var said = String(lines[index][mark.upperBound...].drop { $0 == ":" || $0 == " " })
    for further in lines[(index + 1)..<end] where !further.isEmpty { said += "\n" + further }
    printed = lines[..<index].map { $0 + "\n" }.joined()
    if said.hasPrefix(Self.uncaught) {
      isUncaughtError = true
      said = String(said.dropFirst(Self.uncaught.count))
      if said.hasPrefix("Lesson.") { said = String(said.dropFirst("Lesson.".count)) }
    }
    message = said.isEmpty ? "a fatal error without a message" : said
  }

  /// The last line that the runtime began, and the words that say so.
  private static func lastMark(
    in lines: [Substring]
  ) -> (line: Int, mark: Range<Substring.Index>)? {
    for index in lines.indices.reversed() {
      for mark in marks {
        guard let range = lines[index].firstRange(of: mark) else { continue }
        let before = lines[index][..<range.lowerBound]
        let after = lines[index][range.upperBound...]
        guard before.isEmpty || before.hasSuffix(": "), after.isEmpty || after.hasPrefix(":")
        else { continue }
        return (index, range)
      }
    }
    return nil
  }
}
