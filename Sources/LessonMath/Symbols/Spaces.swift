/// Commands for blank space, in eighteenths of an em (`mu`).
enum Spaces {
  /// The space between words.
  static let word = 6

  static let named: [String: Int] = [
    ",": 3, "thinspace": 3, ":": 4, ">": 4, "medspace": 4, ";": 5, "thickspace": 5, "!": -3,
    "negthinspace": -3, "negmedspace": -4, "negthickspace": -5, " ": 6, "space": 6,
    "nobreakspace": 6, "enspace": 9, "enskip": 9, "quad": 18, "qquad": 36,
  ]

  /// The length of a dimension such as `1.5em`, or nil when it is none.
  static func length(_ dimension: String) -> Int? {
    guard dimension.utf8.count > 2, dimension.utf8.count < 12,
      let unit = units[String(dimension.suffix(2))],
      let number = Double(dimension.dropLast(2)), abs(number) < 100
    else { return nil }
    let length = number * unit
    // Rounded by hand: `rounded()` would need the system's mathematics library.
    return Int(length < 0 ? length - 0.5 : length + 0.5)
  }

  /// One unit in `mu`, for a font of 10 pt as TeX assumes.
  private static let units: [String: Double] = [
    "mu": 1, "em": 18, "ex": 7.8, "pt": 1.8, "px": 1.35, "pc": 21.6, "mm": 5.12, "cm": 51.2,
    "in": 130,
  ]
}
