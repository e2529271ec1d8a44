/// What recording writes: an output, or the text of a claim.
public enum Change: Equatable, Sendable, CustomStringConvertible {
  case output(OutputDifference)
  case claim(ClaimDifference)

  /// Where to look, from 1.
  public var line: Int {
    switch self {
    case .output(let difference): difference.line
    case .claim(let difference): difference.line
    }
  }

  /// A sentence for the place.
  public var message: String {
    switch self {
    case .output(let difference): difference.message
    case .claim(let difference): difference.message
    }
  }

  /// The place and the sentence; for an output, the diff under it.
  public var description: String {
    switch self {
    case .output(let difference): difference.description
    case .claim(let difference): difference.description
    }
  }
}

extension RunChapter {
  /// What recording would write, in the order of the file.
  public var changes: [Change] { changes(of: unrecorded) }

  /// The changes without which the chapter does not hold: all, but for outputs that are never compared.
  public var staleness: [Change] { changes(of: differences) }

  private func changes(of outputs: [OutputDifference]) -> [Change] {
    (outputs.map(Change.output) + claimDifferences.map(Change.claim)).sorted { $0.line < $1.line }
  }
}
