/// Swift's own random numbers, from the chapter's seed.
///
/// The standard library takes them from the system: `Int.random(in: 0..<10)` in a cell would be another
/// number in each run, and its recorded output wrong in the next. What a module declares comes before
/// what the standard library does, so these are what a cell calls. `SystemRandomNumberGenerator`, by its
/// name, still is the system's.
public struct ChapterRandomNumberGenerator: RandomNumberGenerator, Sendable {
  public init() {}

  public mutating func next() -> UInt64 {
    Tensor.randint(0, 1 << 16, [4]).toIntArray().reduce(0) { $0 << 16 | UInt64($1) }
  }

  /// Draws from the numbers of the calling thread.
  fileprivate static func drawing<Result>(
    _ body: (inout ChapterRandomNumberGenerator) -> Result
  ) -> Result {
    var generator = ChapterRandomNumberGenerator()
    return body(&generator)
  }
}

extension FixedWidthInteger {
  /// A number of the range, each as likely as the others. Traps where the range is empty.
  public static func random(in range: Range<Self>) -> Self {
    ChapterRandomNumberGenerator.drawing { random(in: range, using: &$0) }
  }

  /// A number of the range, each as likely as the others.
  public static func random(in range: ClosedRange<Self>) -> Self {
    ChapterRandomNumberGenerator.drawing { random(in: range, using: &$0) }
  }
}

extension BinaryFloatingPoint where RawSignificand: FixedWidthInteger {
  /// A number of the range. Traps where the range is empty or not finite.
  public static func random(in range: Range<Self>) -> Self {
    ChapterRandomNumberGenerator.drawing { random(in: range, using: &$0) }
  }

  /// A number of the range. Traps where the range is not finite.
  public static func random(in range: ClosedRange<Self>) -> Self {
    ChapterRandomNumberGenerator.drawing { random(in: range, using: &$0) }
  }
}

extension Bool {
  /// True or false, each as likely as the other.
  public static func random() -> Bool {
    ChapterRandomNumberGenerator.drawing { random(using: &$0) }
  }
}

extension Sequence {
  /// Its elements in a random order.
  public func shuffled() -> [Element] {
    ChapterRandomNumberGenerator.drawing { shuffled(using: &$0) }
  }
}

extension MutableCollection where Self: RandomAccessCollection {
  /// Puts its elements into a random order.
  public mutating func shuffle() {
    var generator = ChapterRandomNumberGenerator()
    shuffle(using: &generator)
  }
}

extension Collection {
  /// One of its elements, each as likely as the others; nil where there is none.
  public func randomElement() -> Element? {
    ChapterRandomNumberGenerator.drawing { randomElement(using: &$0) }
  }
}
