/// Private-use characters that a text does not hold, one after the other.
struct PlaceholderSupply: Equatable, Sendable {
  private let taken: Set<Unicode.Scalar>
  private var value: UInt32 = 0x10_0000

  /// What each of them starts with in UTF-8, where they are four bytes.
  static let leadingByte: UInt8 = 0xF4

  static func mayHold(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= 0x10_0000 }

  init(avoiding text: String) {
    // Most texts have none.
    taken =
      text.hasByte(Self.leadingByte) ? Set(text.unicodeScalars.filter(Self.mayHold)) : []
  }

  /// A character that was not handed out yet. After 65,534 of them, the last is handed out again.
  mutating func next() -> Unicode.Scalar {
    while value < 0x10_FFFD {
      value += 1
      if let scalar = Unicode.Scalar(value - 1), !taken.contains(scalar) { return scalar }
    }
    return "\u{10FFFD}"
  }
}
