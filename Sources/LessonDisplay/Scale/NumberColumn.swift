/// Numbers that stand below each other, written alike.
enum NumberColumn {
  /// All with the same number of decimals, so that right-aligned they line up; all as powers of
  /// ten where that would take more than six decimals. The smallest keeps so many digits.
  static func labels(_ values: [Double], digits: Int = 4) -> [String] {
    let exact = values.map { $0.isFinite ? DecimalDigits($0) : nil }
    let finite = exact.compactMap { $0 }
    let rounded = finite.map { $0.rounded(significant: digits) }
    let places = rounded.filter { !$0.isZero }.map(\.magnitude)
    let isPlain =
      finite.allSatisfy { $0.decimals == 0 && $0.magnitude < 7 }
      || ((places.max() ?? 0) < 7 && (rounded.map(\.decimals).max() ?? 0) <= 6)
    let decimals = rounded.map(\.decimals).max() ?? 0
    let after = rounded.map { max($0.count - 1, 0) }.max() ?? 0
    return zip(values, exact).map { value, number in
      guard let number else { return shortNumber(value) }
      if number.isZero, !isPlain { return "0" }
      return isPlain
        ? number.rounded(decimals: decimals).plain(decimals: decimals)
        : number.rounded(significant: digits).scientific(decimals: after)
    }
  }
}
