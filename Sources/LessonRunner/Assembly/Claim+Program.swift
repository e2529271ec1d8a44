import LessonSyntax

extension Claim {
  /// The part of a cell program that evaluates the claim, in a child: the expression stands alone at
  /// its own line and column of the Markdown, so that the compiler's words and the logged value name
  /// that place.
  func program(in chapter: Chapter, fileName: String) -> [String] {
    let code = String(repeating: " ", count: expressionPlace.offset) + expression
    let part = CodePart(text: code, firstLine: expressionPlace.line)
    let limit = chapter.frontMatter.timeout / .seconds(1)
    return [
      "if LessonRuntime.beginClaim(\(index), statements: [\(part.statements)], seconds: \(limit)) {",
      "do {",
    ] + part.placed(in: fileName) + [
      CodePart.end, "} catch { LessonRuntime.claimThrew(error) }", "LessonRuntime.claimPassed()",
      "}",
    ]
  }

  /// What keeps the claim out of a program, in a sentence: the compiler would complain far from its
  /// place, or not at all.
  ///
  /// - Parameter variables: those of each cell that the cells below it see.
  func problem(in chapter: Chapter, variables: [Set<String>]) -> String? {
    if let problem = Brackets.problem(in: expression) {
      return problem.message.replacing("this cell", with: "this claim")
    }
    var depth = 0
    for token in SwiftLexer.tokens(of: expression) {
      switch token.text {
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth -= 1
      case ";" where depth == 0:
        return "a claim is one expression: compute the rest in a cell"
      case "await" where token.kind == .keyword || token.kind == .identifier:
        return "a claim cannot wait: `await` its value in a cell, and claim that"
      case _ where token.kind == .comment:
        return "a claim is an expression alone: take the comment out"
      case _ where token.kind == .string && token.text.contains("\"\"\""):
        return "a claim is one line: write its text between single quotation marks"
      default:
        break
      }
    }
    var used = DeclaredNames.used(in: expression)
    for names in variables.prefix(cellsBefore) { used.subtract(names) }
    for cell in chapter.cells.dropFirst(cellsBefore) {
      if let name = used.intersection(variables[cell.index]).min() {
        return
          "`\(name)` has no value yet: the cell on line \(cell.lines.lowerBound) makes it, so a "
          + "claim of it comes after that cell"
      }
    }
    return nil
  }

  func failure(_ message: String, in chapter: Chapter) -> ClaimFailure {
    ClaimFailure(
      line: textRange.lowerBound.line, column: chapter.source.column(of: textRange.lowerBound),
      message: message)
  }
}
