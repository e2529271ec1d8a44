/// Leaves each word out with probability `p`, which traps outside 0…1. When none would be left, one
/// random word stays. Source: Wei and Zou, "EDA: Easy data augmentation techniques for boosting
/// performance on text classification tasks" (2019).
///
///     RandomDeletion(p: 0.2)("the cat sat on the mat")
public struct RandomDeletion: TextTransform, Sendable {
  public let p: Double

  public init(p: Double = 0.1) {
    requireProbability("RandomDeletion", p)
    self.p = p
  }

  public func callAsFunction(_ words: [String]) -> [String] {
    let places = words.wordPlaces
    if places.isEmpty { return words }
    var deleted = Set(places.filter { _ in Context.current.generator.chance(p) })
    if deleted.count == places.count {
      deleted.remove(Context.current.generator.element(of: places))
    }
    return words.indices.filter { !deleted.contains($0) }.map { words[$0] }
  }
}

/// Exchanges two random words, several times. Source: Wei and Zou, "EDA" (2019).
///
/// Sentences of fewer than two words stay as they are.
public struct RandomSwap: TextTransform, Sendable {
  let times: WordCount

  /// - Parameter alpha: Exchanges per word, at least one a sentence; outside 0…1 it traps.
  public init(alpha: Double = 0.1) { times = WordCount("RandomSwap", alpha: alpha) }

  /// - Parameter count: Exchanges; below 0 it traps.
  public init(count: Int) { times = WordCount("RandomSwap", count: count) }

  public func callAsFunction(_ words: [String]) -> [String] {
    let places = words.wordPlaces
    if places.count < 2 { return words }
    var result = words
    for _ in 0..<times.of(places.count) {
      let first = Context.current.generator.integer(below: places.count)
      // Any of the others.
      let step = 1 + Context.current.generator.integer(below: places.count - 1)
      result.swapAt(places[first], places[(first + step) % places.count])
    }
    return result
  }
}
