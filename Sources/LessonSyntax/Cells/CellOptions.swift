/// The words behind `swift` on a cell's fence.
public struct CellOptions: Equatable, Hashable, Sendable {
  /// The cell must fail when it runs, and its message is its output.
  public var mustFail = false

  public init() {}

  /// Every option by the name it has on a fence.
  static let known = ["error"]

  /// Reads the words of a fence's info string that come after `swift`.
  ///
  /// - Returns: the options, and a message for each word that is none.
  static func parse(_ words: [Substring]) -> (options: CellOptions, problems: [String]) {
    var options = CellOptions()
    var problems: [String] = []
    for word in words {
      switch word {
      case "error":
        options.mustFail = true
      default:
        problems.append(
          "`\(word)` is no option of a cell" + Suggestion.text(for: String(word), among: known))
      }
    }
    return (options, problems)
  }
}
