/// Something that changes sentences, called like a function, on words or on text.
///
/// Random choices follow from the seed (`manualSeed`, `withSeed`) and are the same on every machine.
/// Words without a letter or digit are punctuation, which no transform here moves, changes or
/// deletes.
public protocol TextTransform: CustomStringConvertible {
  func callAsFunction(_ words: [String]) -> [String]
}

extension TextTransform {
  /// The sentence split into words (`Words.split`), changed, and joined again (`Words.join`).
  public func callAsFunction(_ sentence: String) -> String {
    Words.join(self(Words.split(sentence)))
  }

  /// The transform's type and its properties.
  public var description: String { described(self) }
}

/// How many words of a sentence are changed: a share α of them, at least one, as in EDA; or a count.
enum WordCount: Sendable, CustomStringConvertible {
  case share(Double)
  case count(Int)

  init(_ name: String, alpha: Double) {
    require(
      alpha >= 0 && alpha <= 1, "\(name): alpha has to be between 0 and 1, and it is \(alpha)")
    self = .share(alpha)
  }

  init(_ name: String, count: Int) {
    require(count >= 0, "\(name): the count must not be negative, and it is \(count)")
    self = .count(count)
  }

  func of(_ words: Int) -> Int {
    switch self {
    case .share(let alpha): alpha == 0 ? 0 : max(1, Int(alpha * Double(words)))
    case .count(let count): count
    }
  }

  var description: String {
    switch self {
    case .share(let alpha): "alpha: \(alpha)"
    case .count(let count): "count: \(count)"
    }
  }
}

extension [String] {
  /// Where the words are that are not punctuation.
  var wordPlaces: [Int] { indices.filter { Words.isWord(self[$0]) } }
}
