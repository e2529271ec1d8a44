extension CellOptions {
  /// Every option by the name it has on a fence.
  static let known = [
    "hide", "fold", "error", "compile-error", "no-run", "skip", "output", "tolerance", "timeout",
    "name", "caption", "seed", "exercise", "solution", "wrong", "slow",
  ]

  /// Reads what a fence's info string has behind `swift`.
  ///
  /// - Returns: the options, and a message for each word that is none, has a value that it cannot
  ///   have, stands twice, contradicts another or means nothing beside it.
  static func parse(_ text: Substring) -> (options: CellOptions, problems: [String]) {
    let (words, problems) = OptionWord.words(in: text)
    var reader = CellOptionReader(problems: problems)
    for word in words { reader.read(word) }
    return (reader.options, reader.problems + reader.options.idleOptions)
  }
}

private struct CellOptionReader {
  var options = CellOptions()
  var problems: [String]
  private var seen: Set<String> = []
  /// The words that were given for a property, which only one can set.
  private var setters: [PartialKeyPath<CellOptions>: String] = [:]

  init(problems: [String]) {
    self.problems = problems
  }

  mutating func read(_ word: OptionWord) {
    guard CellOptions.known.contains(word.name) else {
      let suggestion = Suggestion.text(for: word.name, among: CellOptions.known)
      problems.append("`\(word.name)` is no option of a cell" + suggestion)
      return
    }
    guard seen.insert(word.name).inserted else {
      problems.append("`\(word.name)` is given twice: keep one")
      return
    }
    switch word.name {
    case "hide": flag(word, \.visibility, .hidden)
    case "fold": flag(word, \.visibility, .folded)
    case "error": set(word, \.outcome, .fails(saying: text(word, isOptional: true)))
    case "compile-error":
      set(word, \.outcome, .doesNotCompile(saying: text(word, isOptional: true)))
    case "no-run": flag(word, \.outcome, .compilesOnly)
    case "skip": flag(word, \.outcome, .isSkipped)
    case "output": readOutput(word)
    case "tolerance": readTolerance(word)
    case "timeout": readTimeout(word)
    case "name": readName(word)
    case "caption": options.caption = text(word, isOptional: false)
    case "seed": readSeed(word)
    case "exercise": flag(word, \.role, .exercise)
    case "solution": flag(word, \.role, .solution)
    case "wrong":
      if let hint = text(word, isOptional: false) { set(word, \.role, .wrong(hint: hint)) }
    default: flag(word, \.isSlow, true)
    }
  }

  // MARK: Words without a value, and with a text

  private mutating func flag<Value>(
    _ word: OptionWord, _ property: WritableKeyPath<CellOptions, Value>, _ value: Value
  ) {
    if word.value != nil {
      problems.append("`\(word.name)` takes no value: write it alone")
      return
    }
    set(word, property, value)
  }

  private mutating func set<Value>(
    _ word: OptionWord, _ property: WritableKeyPath<CellOptions, Value>, _ value: Value
  ) {
    if let other = setters.updateValue(word.name, forKey: property) {
      problems.append("`\(other)` and `\(word.name)` contradict each other: keep one")
    }
    options[keyPath: property] = value
  }

  private mutating func text(_ word: OptionWord, isOptional: Bool) -> String? {
    if let value = word.value, !value.isEmpty { return value }
    if word.value != nil || !isOptional {
      problems.append("`\(word.name)` needs a text: write `\(word.name)=\"…\"`")
    }
    return nil
  }

  // MARK: Words with a value of their own kind

  private mutating func readOutput(_ word: OptionWord) {
    switch word.value {
    case "hide": options.outputUse = .hidden
    case "ignore": options.outputUse = .ignored
    default: problems.append("`output` must be `output=hide` or `output=ignore`")
    }
  }

  private mutating func readTolerance(_ word: OptionWord) {
    guard let number = word.value.flatMap(Double.init), number > 0, number.isFinite else {
      problems.append("`tolerance` must be a number above 0, such as `tolerance=1e-3`")
      return
    }
    options.tolerance = number
  }

  private mutating func readTimeout(_ word: OptionWord) {
    guard let timeout = word.value.flatMap(Duration.init(seconds:)) else {
      problems.append("`timeout` must be whole seconds, such as `timeout=30s`")
      return
    }
    options.timeout = timeout
  }

  private mutating func readName(_ word: OptionWord) {
    guard let name = word.value, CellOptions.isName(name) else {
      problems.append(
        "`name` must be letters, digits, `-` and `_`, such as `name=gradient-norms`")
      return
    }
    options.name = name
  }

  private mutating func readSeed(_ word: OptionWord) {
    guard let seed = word.value.flatMap({ UInt64($0) }) else {
      problems.append("`seed` must be a whole number that is not negative, such as `seed=7`")
      return
    }
    options.seed = seed
  }
}

extension CellOptions {
  /// A name that a reference can write.
  static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
  }
}

extension Duration {
  /// Whole seconds such as `30s`, from 1 to a day.
  init?(seconds text: String) {
    guard text.hasSuffix("s"), let seconds = Int(text.dropLast()), (1...86_400).contains(seconds)
    else { return nil }
    self = .seconds(seconds)
  }
}
