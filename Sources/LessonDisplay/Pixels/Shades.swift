/// The characters that stand for brightness or size in a text drawing, from none to most.
enum Shades {
  private static let ramp: [Character] = Array(" .:-=+*#%@")
  static let least = ramp.first!
  static let most = ramp.last!
  /// For what is not a finite number.
  static let unknown: Character = "?"
  /// Behind what is not a finite number.
  static let unknownNote = Phrase(", shown as \(unknown)", ", \(unknown)로 표시")

  /// - Parameter share: from 0 to 1; NaN is `?`.
  static func character(_ share: Double) -> Character {
    guard !share.isNaN else { return unknown }
    let share = min(max(share, 0), 1)
    return ramp[Int((share * Double(ramp.count - 1)).nearestWhole)]
  }
}
