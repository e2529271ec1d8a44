/// The known word that a misspelt one was meant to be.
enum Suggestion {
  /// `: did you mean …?` with the nearest of `known`, or all of them where none is near.
  static func text(for word: String, among known: [String]) -> String {
    let nearest = known.min { distance(word, $0) < distance(word, $1) }
    if let nearest, distance(word, nearest) <= max(1, nearest.count / 3) {
      return ": did you mean `\(nearest)`?"
    }
    return ": known are " + known.map { "`\($0)`" }.joined(separator: ", ")
  }

  /// Insertions, deletions and substitutions from one word to the other (Levenshtein, 1966).
  static func distance(_ first: String, _ second: String) -> Int {
    // A word of thousands of characters is no misspelling.
    let (first, second) = (Array(first.prefix(64)), Array(second.prefix(64)))
    var previous = Array(0...second.count)
    for (row, character) in first.enumerated() {
      var current = [row + 1]
      for (column, other) in second.enumerated() {
        current.append(
          min(
            previous[column + 1] + 1, current[column] + 1,
            previous[column] + (character == other ? 0 : 1)))
      }
      previous = current
    }
    return previous[second.count]
  }
}
