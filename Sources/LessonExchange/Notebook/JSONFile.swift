import Foundation
import LessonSyntax

/// JSON read from a file.
enum JSONFile {
  /// - Throws: one diagnostic with the line where the bytes stop being JSON.
  static func parse(_ bytes: [UInt8], path: String) throws(Diagnostics) -> JSONNode {
    guard bytes.contains(where: { !" \t\r\n".utf8.contains($0) }) else {
      throw Diagnostics([
        Diagnostic(path: path, message: "this is no notebook: the file is empty")
      ])
    }
    do {
      let value = try JSONSerialization.jsonObject(
        with: Data(bytes), options: [.fragmentsAllowed])
      return JSONNode(value: value, place: "")
    } catch {
      let problem = problem(of: error, in: bytes)
      throw Diagnostics([
        Diagnostic(
          path: path, line: problem.line, column: problem.column,
          message: "this is no notebook: it is not JSON (\(problem.words))")
      ])
    }
  }

  /// Foundation's words for what is wrong, such as `Unexpected character 'x' around line 3, column
  /// 5.` or `Invalid value around character 7.`, with the place taken out of them.
  private static func problem(
    of error: any Error, in bytes: [UInt8]
  ) -> (line: Int?, column: Int?, words: String) {
    let description =
      (error as NSError).userInfo["NSDebugDescription"] as? String ?? error.localizedDescription
    if let match = description.firstMatch(of: /\s*around line (\d+), column (\d+)/) {
      return (Int(match.1), Int(match.2), lowered(description.replacing(match.0, with: "")))
    }
    if let match = description.firstMatch(of: /\s*(around|starting from) character (\d+)/) {
      let before = bytes.prefix(Int(match.2) ?? 0)
      let line = before.count { $0 == UInt8(ascii: "\n") } + 1
      return (line, nil, lowered(description.replacing(match.0, with: "")))
    }
    return (nil, nil, lowered(description))
  }

  /// The sentence as part of another one.
  private static func lowered(_ sentence: String) -> String {
    var words = sentence
    while words.hasSuffix(".") { words.removeLast() }
    return words.prefix(1).lowercased() + words.dropFirst()
  }
}
