import LessonSyntax

extension CodePart {
  /// Behind it, places are the program's own again.
  static let end = "#sourceLocation()"

  /// The code for a program, at its place in `file`; `CodePart.end` follows it.
  func placed(in file: String) -> [String] {
    let code = text.hasSuffix("\n") ? String(text.dropLast()) : text
    return ["#sourceLocation(file: \(file.debugDescription), line: \(firstLine))", code]
  }

  /// Where statements begin at its top level, as the runtime takes places: line × 65,536 + column,
  /// with commas between them.
  var statements: String {
    StatementStarts.places(in: text).map { place in
      String((place.line + firstLine - 1) << 16 | place.column)
    }.joined(separator: ", ")
  }
}

extension Cell {
  /// The cell's code, at its lines of the Markdown.
  var part: CodePart { CodePart(text: code, firstLine: firstCodeLine) }
}
