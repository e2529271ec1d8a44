extension Axis {
  /// An axis that covers just the extent, with ticks where they fall inside it.
  ///
  /// - Parameters:
  ///   - steps: into how many steps the extent is divided.
  ///   - wholeOnly: the values are whole numbers, so that ticks between them would mean nothing.
  ///   - fits: whether these ticks have room beside each other.
  static func within(
    _ extent: Extent, scale: AxisScale, steps: Int, wholeOnly: Bool = false,
    fits: (Axis) -> Bool
  ) -> Axis {
    var axis = Axis(scale: scale, lower: extent.lower, upper: extent.upper, ticks: [], steps: steps)
    let choices = scale == .linear ? linearChoices(extent, wholeOnly) : logChoices(extent)
    for ticks in choices where !ticks.isEmpty {
      axis.ticks = ticks
      if fits(axis) { return axis }
    }
    axis.ticks = axis.ticks.first.map { [$0] } ?? []
    return axis
  }

  /// From many ticks to few.
  private static func linearChoices(_ extent: Extent, _ wholeOnly: Bool) -> [[Tick]] {
    Step.candidates(for: extent).compactMap { step in
      if wholeOnly, step.exponent < 0 { return nil }
      let mantissas = step.indices(within: extent).map { $0 * step.mantissa }
      let labels = TickLabels.linear(mantissas: mantissas, exponent: step.exponent)
      return zip(mantissas, labels).map {
        Tick(position: decimal($0, exponent: step.exponent), label: $1)
      }
    }
  }

  private static func logChoices(_ extent: Extent) -> [[Tick]] {
    let decades = Int(extent.lower.floor)...Int(extent.upper.ceiling)
    var choices: [[Tick]] = []
    if extent.size < 3 {
      let numbers = decades.flatMap { exponent in [1, 2, 5].map { ($0, exponent) } }
      let ticks = inside(extent, numbers)
      if ticks.count > 1 { choices.append(ticks) }
    }
    if extent.size < 0.5 {
      let values = Extent(lower: extent.lower.powerOfTen, upper: extent.upper.powerOfTen)
      choices += linearChoices(values, false).map { ticks in
        ticks.map { Tick(position: decimalLogarithm($0.position), label: $0.label) }
      }
    }
    for step in [1, 2, 3, 4, 5, 10, 20, 50, 100] {
      choices.append(inside(extent, decades.filter { $0 % step == 0 }.map { (1, $0) }))
    }
    return choices
  }

  private static func inside(_ extent: Extent, _ numbers: [(Int, Int)]) -> [Tick] {
    let placed = numbers.map { (number: $0, decimalLogarithm(decimal($0.0, exponent: $0.1))) }
      .filter { extent.lower - 1e-12 <= $0.1 && $0.1 <= extent.upper + 1e-12 }
    let labels = TickLabels.logarithmic(placed.map { ($0.number.0, $0.number.1) })
    return zip(placed, labels).map { Tick(position: $0.1, label: $1) }
  }
}
