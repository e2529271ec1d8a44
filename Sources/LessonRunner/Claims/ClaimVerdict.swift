import CellProtocol
import LessonSyntax

/// Whether a claim holds.
public enum ClaimVerdict: Equatable, Sendable {
  case holds

  /// The text is not what is computed; accepting writes it anew.
  case stale(ClaimDifference)

  /// It cannot be accepted away: a sentence says what is wrong.
  case wrong(String)

  /// It has no value, which is reported with its reason.
  case failed([ClaimFailure])

  /// A cell before it failed.
  case notRun
}

extension RunChapter {
  /// Whether the claim at `index` holds.
  public func verdict(ofClaim index: Int) -> ClaimVerdict {
    guard result.claims.indices.contains(index) else { return .notRun }
    let claim = chapter.claims[index]
    switch result.claims[index] {
    case .notRun: return .notRun
    case .failed(let failures): return .failed(failures)
    case .value(.boolean(true)): return .holds
    case .value(.boolean(false)):
      return .wrong("this claim is false: \(claim.quotedText), by `\(claim.expression)`")
    case .value(.number(let exact, let printed)):
      return ClaimComparison(claim: claim, chapter: chapter).verdict(number: exact, printed)
    case .value(.text(let text)), .value(.description(let text)):
      return ClaimComparison(claim: claim, chapter: chapter).verdict(text: text)
    case .value(.unusable(let sentence)):
      return .wrong("this claim has no value: `\(claim.expression)`: \(sentence)")
    }
  }

  /// The claims whose text is not what is computed, in order. A claim that has no value, or is false,
  /// is not among them.
  public var claimDifferences: [ClaimDifference] {
    chapter.claims.indices.compactMap { index in
      if case .stale(let difference) = verdict(ofClaim: index) { difference } else { nil }
    }
  }

  /// The claims that are false or have no value, and those whose text cannot be compared.
  public var claimDiagnostics: [Diagnostic] {
    chapter.claims.flatMap { claim -> [Diagnostic] in
      switch verdict(ofClaim: claim.index) {
      case .holds, .stale, .notRun:
        return []
      case .wrong(let message):
        let start = claim.textRange.lowerBound
        return [
          Diagnostic(
            path: chapter.path, line: start.line, column: chapter.source.column(of: start),
            message: message)
        ]
      case .failed(let failures):
        return failures.map { failure in
          Diagnostic(
            path: chapter.path, line: failure.line, column: failure.column,
            message: failure.message, excerpt: failure.excerpt)
        }
      }
    }
  }
}

extension Claim {
  /// The text in quotation marks, on one line.
  var quotedText: String { "“\(text.onOneLine)”" }
}

extension String {
  /// The text with a space for every run of white space, and none at its ends.
  var onOneLine: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
