/// Labels of numbers n·10ᵏ, written alike: all as decimals or all as powers of ten.
///
/// They come from whole numbers, so they are exact: `0.25`, never `0.25000000000000001`.
enum TickLabels {
  /// Labels of evenly spaced ticks: `0.00 0.25 0.50`, `1e-08 1.5e-08`.
  static func linear(mantissas: [Int], exponent: Int) -> [String] {
    let digits = mantissas.map { DecimalDigits($0, exponent: exponent) }
    let scientific = digits.map { $0.scientific() }
    // Hundreds of zeros are not even tried.
    guard (-15...15).contains(exponent) else { return scientific }
    let plain = digits.map { $0.plain(decimals: -exponent) }
    return longest(plain) <= max(7, longest(scientific)) ? plain : scientific
  }

  /// Labels of ticks on a log axis: `0.01 0.1 1 10`, or `1e-08 1e-04 1` when any is longer.
  static func logarithmic(_ values: [(mantissa: Int, exponent: Int)]) -> [String] {
    let digits = values.map { DecimalDigits($0.mantissa, exponent: $0.exponent) }
    if digits.allSatisfy({ (-4...5).contains($0.magnitude) }) {
      let plain = digits.map { $0.plain() }
      if longest(plain) <= 6 { return plain }
    }
    return digits.map { $0.isOne ? "1" : $0.scientific() }
  }

  private static func longest(_ labels: [String]) -> Int {
    labels.map(\.utf8.count).max() ?? 0
  }
}
