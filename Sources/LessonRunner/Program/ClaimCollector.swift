import CellProtocol
import LessonSyntax

/// Makes results of the records of a running program that are about claims.
struct ClaimCollector {
  private let chapter: Chapter
  private let symbolizer: Symbolizer

  private(set) var results: [ClaimResult]

  /// The claim that a child evaluates.
  private var current: Int?

  /// The last words of the child.
  private var message: String?

  init(chapter: Chapter, symbolizer: Symbolizer) {
    self.chapter = chapter
    self.symbolizer = symbolizer
    results = chapter.claims.map { _ in .notRun }
  }

  /// Takes a record and what was printed before it. Returns false where it is not about a claim.
  mutating func take(_ record: CellRecord, printed: String) async -> Bool {
    switch record {
    case .claimBegan(let claim):
      current = results.indices.contains(claim) ? claim : nil
      message = nil
    case .claimValue(let value):
      guard let current else { break }
      results[current] = .value(value)
    case .claimEnded(let outcome):
      end(outcome)
    case .threw(let thrown, _) where current != nil:
      message = "it threw an error: \(thrown)"
    case .crashed(let signal, let addresses, _) where current != nil:
      message = await lastWords(signal, addresses, printed)
    default:
      return false
    }
    return true
  }

  /// The program ended before the claim that it evaluated did.
  mutating func finish() {
    guard current != nil else { return }
    message = message ?? "the program ended while it was evaluated"
    end(.exited(1))
  }

  private mutating func end(_ outcome: ErrorCellOutcome?) {
    guard let claim = current else { return }
    current = nil
    switch (outcome, results[claim]) {
    case (nil, _):
      let limit = chapter.frontMatter.timeout.components.seconds
      fail(claim, "it took longer than \(limit) s and was stopped: compute its value in a cell")
    case (.passed, .value(.unusable(let sentence))):
      fail(claim, sentence)
    case (.passed, .value):
      break
    case (.passed, _):
      fail(claim, "it gives none: write an expression that does")
    case (.exited(let status), _):
      fail(claim, message ?? "it ended the program with exit status \(status)")
    case (.signalled(let signal), _):
      fail(claim, message ?? "it was ended by signal \(signal)")
    }
  }

  private mutating func fail(_ claim: Int, _ message: String) {
    let claim = chapter.claims[claim]
    results[claim.index] = .failed([
      claim.failure("this claim has no value: `\(claim.expression)`: \(message)", in: chapter)
    ])
  }

  /// What the child said before it died, with the line where that is a cell's.
  private func lastWords(_ signal: Int, _ addresses: [UInt64], _ printed: String) async -> String {
    let trap = TrapMessage(printed, fileName: symbolizer.fileName)
    let place = await symbolizer.place(of: addresses)
    let words = trap.message ?? ResultCollector.words(for: signal, reason: place.reason)
    guard let line = place.line ?? trap.line, let current, chapter.cell(onLine: line) != nil,
      line != chapter.claims[current].expressionPlace.line
    else { return words }
    return "\(words) (line \(line))"
  }
}
