/// Asks an author, change by change, what to record.
public struct RecordingQuestions {
  private let isEchoing: Bool
  private let ask: () -> String?
  private let say: (String) -> Void

  /// The author wants no more questions, in any chapter.
  public private(set) var isOver = false

  /// - Parameters:
  ///   - isEchoing: answers are shown, since no terminal does it.
  ///   - ask: the next answer, a line; nil where there are no more.
  ///   - say: shows a text.
  public init(
    isEchoing: Bool, ask: @escaping () -> String?, say: @escaping (String) -> Void
  ) {
    self.isEchoing = isEchoing
    self.ask = ask
    self.say = say
  }

  private enum Answer: String, CaseIterable {
    case yes, no, all, quit

    /// What a word stands for: one of these, or its first letter.
    init?(_ word: String) {
      guard
        let answer = Self.allCases.first(where: {
          word == $0.rawValue.prefix(1) || word == $0.rawValue
        })
      else { return nil }
      self = answer
    }
  }

  private static let help = """
    y  record this change
    n  leave it as it is
    a  record it, and every later one of this chapter
    q  leave it, and every later one; what you said yes to is recorded

    """

  /// Those of a chapter's `changes` to which the author said yes.
  public mutating func taken(of changes: [Change]) -> [Change] {
    var taken: [Change] = []
    for (index, change) in changes.enumerated() where !isOver {
      say("\(change)\n\n")
      switch answer(to: "record change \(index + 1) of \(changes.count)?") {
      case .yes: taken.append(change)
      case .no: break
      case .all: return taken + changes[index...]
      case .quit: isOver = true
      }
    }
    return taken
  }

  private func answer(to question: String) -> Answer {
    while true {
      say("\(question) [y]es, [n]o, [a]ll of this chapter, [q]uit, [?] ")
      guard let line = ask() else {
        say("\n")
        return .quit
      }
      if isEchoing { say(line + "\n") }
      if let answer = Answer(line.filter { !$0.isWhitespace }.lowercased()) { return answer }
      say(Self.help)
    }
  }
}
