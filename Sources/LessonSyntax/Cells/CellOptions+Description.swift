extension CellOptions: CustomStringConvertible {
  /// The options as they stand on a fence behind `swift`, in the order of the list of them; parsing
  /// the text gives the same options.
  public var description: String {
    var words: [String] = []
    switch visibility {
    case .shown: break
    case .folded: words.append("fold")
    case .hidden: words.append("hide")
    }
    switch outcome {
    case .runs: break
    case .fails(let text): words.append(Self.word("error", text))
    case .doesNotCompile(let text): words.append(Self.word("compile-error", text))
    case .compilesOnly: words.append("no-run")
    case .isSkipped: words.append("skip")
    }
    switch outputUse {
    case .checked: break
    case .hidden: words.append("output=hide")
    case .ignored: words.append("output=ignore")
    }
    if let tolerance { words.append("tolerance=\(tolerance)") }
    if let timeout { words.append("timeout=\(timeout.components.seconds)s") }
    if let name { words.append("name=\(name)") }
    if let caption { words.append(Self.word("caption", caption)) }
    if let seed { words.append("seed=\(seed)") }
    switch role {
    case .lesson: break
    case .exercise: words.append("exercise")
    case .solution: words.append("solution")
    case .wrong(let hint): words.append(Self.word("wrong", hint))
    }
    if isSlow { words.append("slow") }
    return words.joined(separator: " ")
  }

  private static func word(_ name: String, _ text: String?) -> String {
    text.map { "\(name)=\"\($0.replacing("\"", with: "\\\""))\"" } ?? name
  }
}
