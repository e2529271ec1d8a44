/// A box whose text may be wider than the page, or taller than the theme lets an output be.
enum ScrollBox {
  /// What fits on a phone without scrolling, in a list in a list.
  private static let mostColumns = 24

  /// What the theme shows of an output without scrolling.
  private static let mostLines = 20

  /// Makes a box that may have to scroll one that the keyboard reaches, so that it can.
  ///
  /// - Parameter isOutput: the theme limits its height.
  static func attributes(for text: String, isOutput: Bool = false) -> Markup {
    var lines = 1
    var columns = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n":
        lines += 1
        columns = 0
      // Korean and its like are two columns wide.
      default: columns += scalar.value < 0x1100 ? 1 : 2
      }
      if columns > mostColumns || (isOutput && lines > mostLines) { return " tabindex=\"0\"" }
    }
    return ""
  }
}
