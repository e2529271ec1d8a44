/// The known word that a misspelt one was meant to be.
public enum Suggestion {
  /// `: did you mean …?` with the nearest of `known`, or all of them where none is near.
  public static func text(for word: String, among known: [String]) -> String {
    nearest(to: word, among: known).map { ": did you mean `\($0)`?" }
      ?? ": known are " + known.map { "`\($0)`" }.joined(separator: ", ")
  }

  /// The word of `known` that `word` is a misspelling of; nil where none is near.
  public static func nearest(to word: String, among known: [String]) -> String? {
    let distances = known.map { ($0, distance(word, $0)) }
    guard let (nearest, distance) = distances.min(by: { $0.1 < $1.1 }) else { return nil }
    // A word of one letter has nothing in common with another.
    return distance <= max(1, nearest.count / 3) && distance < nearest.count ? nearest : nil
  }

  /// Insertions, deletions, substitutions and swaps of neighbours from one word to the other
  /// (Damerau, 1964, in the form that edits no place twice).
  static func distance(_ first: String, _ second: String) -> Int {
    // A word of thousands of characters is no misspelling.
    let (first, second) = (Array(first.prefix(64)), Array(second.prefix(64)))
    var rows = [Array(0...second.count)]
    for row in first.indices {
      var current = [row + 1]
      for column in second.indices {
        var least = min(
          rows[row][column + 1] + 1, current[column] + 1,
          rows[row][column] + (first[row] == second[column] ? 0 : 1))
        if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
          least = min(least, rows[row - 1][column - 1] + 1)
        }
        current.append(least)
      }
      rows.append(current)
    }
    return rows[first.count][second.count]
  }
}
