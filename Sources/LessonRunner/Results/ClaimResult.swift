import CellProtocol

/// What came of one claim.
public enum ClaimResult: Equatable, Sendable, Codable {
  case value(ClaimValue)
  /// It was not evaluated to its end, or gave nothing that can be compared with a text.
  case failed([ClaimFailure])
  /// A cell before it failed, so it was not evaluated.
  case notRun
}

extension ClaimResult {
  /// The value as it prints; nil where there is none.
  public var printedValue: String? {
    guard case .value(let value) = self else { return nil }
    return switch value {
    case .boolean(let isTrue): String(isTrue)
    case .number(_, let printed): printed
    case .text(let text): text.debugDescription
    case .description(let text): text
    case .unusable: nil
    }
  }
}

/// Why a claim has no value.
public struct ClaimFailure: Equatable, Sendable, Codable {
  /// The line of the Markdown file, from 1.
  public var line: Int

  /// From 1, in characters.
  public var column: Int

  /// What is wrong, in one sentence; the compiler's or the program's own words.
  public var message: String

  /// Lines that show the place.
  public var excerpt: [String]

  public init(line: Int, column: Int, message: String, excerpt: [String] = []) {
    self.line = line
    self.column = column
    self.message = message
    self.excerpt = excerpt
  }
}
