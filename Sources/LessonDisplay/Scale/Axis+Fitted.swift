extension Axis {
  /// An axis that begins and ends at a tick, each tick in the middle of its cell.
  ///
  /// - Parameters:
  ///   - cells: how many cells there may be. The axis takes as many of them as it can divide
  ///     evenly among its ticks.
  ///   - wholeOnly: the values are whole numbers, so that ticks between them would mean nothing.
  static func fitted(
    _ extent: Extent, scale: AxisScale, cells: Int, wholeOnly: Bool = false
  ) -> Axis {
    switch scale {
    case .linear: return fittedLinear(extent, cells: cells, wholeOnly: wholeOnly)
    case .log: return fittedLogarithmic(extent, cells: cells)
    }
  }

  private static func fittedLinear(_ extent: Extent, cells: Int, wholeOnly: Bool) -> Axis {
    let steps = Step.candidates(for: extent).filter { !wholeOnly || $0.exponent >= 0 }
    let step = best(steps, extent, cells: cells)!
    let indices = step.indices(around: extent)
    let mantissas = indices.map { $0 * step.mantissa }
    let labels = TickLabels.linear(mantissas: mantissas, exponent: step.exponent)
    let ticks = zip(mantissas, labels).map {
      Tick(position: decimal($0, exponent: step.exponent), label: $1)
    }
    let intervals = indices.count - 1
    return Axis(
      scale: .linear, lower: ticks.first!.position, upper: ticks.last!.position, ticks: ticks,
      steps: max((cells - 1) / intervals * intervals, intervals))
  }

  private static func fittedLogarithmic(_ extent: Extent, cells: Int) -> Axis {
    guard extent.size >= 1.7 else { return fittedWithinDecade(extent, cells: cells) }
    // Whole decades, or every second, third … of them.
    let decades = [1, 2, 3, 4, 5, 10, 20, 50, 100].map { Step(mantissa: $0, exponent: 0) }
    let step = best(decades, extent, cells: cells)!
    let exponents = step.indices(around: extent).map { $0 * step.mantissa }
    let labels = TickLabels.logarithmic(exponents.map { (1, $0) })
    let ticks = zip(exponents, labels).map { Tick(position: Double($0), label: $1) }
    let intervals = exponents.count - 1
    return Axis(
      scale: .log, lower: ticks.first!.position, upper: ticks.last!.position, ticks: ticks,
      steps: max((cells - 1) / intervals * intervals, intervals))
  }

  /// Little more than a decade: ticks at 1, 2 and 5, or evenly spaced ones if even they are few.
  private static func fittedWithinDecade(_ extent: Extent, cells: Int) -> Axis {
    var ticks = oneTwoFive(around: extent)
    if extent.size < 0.3 {
      let values = Extent(lower: extent.lower.powerOfTen, upper: extent.upper.powerOfTen)
      let steps = Step.candidates(for: values).filter { $0.indices(around: values).lowerBound > 0 }
      if let step = best(steps, values, cells: cells) {
        let mantissas = step.indices(around: values).map { $0 * step.mantissa }
        let labels = TickLabels.linear(mantissas: mantissas, exponent: step.exponent)
        ticks = zip(mantissas, labels).map {
          Tick(
            position: decimalLogarithm(decimal($0, exponent: step.exponent)), label: $1)
        }
      }
    }
    var axis = Axis(
      scale: .log, lower: ticks.first!.position, upper: ticks.last!.position, ticks: ticks,
      steps: cells - 1)
    axis.dropTicksThatShareACell()
    return axis
  }

  private static func oneTwoFive(around extent: Extent) -> [Tick] {
    var numbers: [(mantissa: Int, exponent: Int, position: Double)] = []
    let first = Int(extent.lower.floor)
    for exponent in first...(Int(extent.upper.floor) + 1) {
      for mantissa in [1, 2, 5] {
        let position = decimalLogarithm(decimal(mantissa, exponent: exponent))
        guard position.isFinite else { continue }
        // Those before the last one that is not above the lower end are not needed.
        if position <= extent.lower + 1e-12 { numbers.removeAll() }
        numbers.append((mantissa, exponent, position))
        if position >= extent.upper - 1e-12, numbers.count > 1 {
          let labels = TickLabels.logarithmic(numbers.map { ($0.mantissa, $0.exponent) })
          return zip(numbers, labels).map { Tick(position: $0.position, label: $1) }
        }
      }
    }
    preconditionFailure("A decade holds 1, 2 and 5.")
  }

  private mutating func dropTicksThatShareACell() {
    var taken: Set<Int> = [cell(lower), cell(upper)]
    let ends = [ticks.first!, ticks.last!]
    ticks = ticks.filter { ends.contains($0) || taken.insert(cell($0.position)).inserted }
  }

  /// The step with which the data fill most cells; three to seven intervals are preferred.
  private static func best(_ steps: [Step], _ extent: Extent, cells: Int) -> Step? {
    var best: (step: Step, score: Double)?
    for step in steps {
      let intervals = step.indices(around: extent).count - 1
      let cellsEach = Double((cells - 1) / max(intervals, 1))
      guard intervals >= 1, cellsEach >= 1 else { continue }
      var score = extent.size / step.size * cellsEach
      if intervals < 3 { score *= intervals == 2 ? 0.85 : 0.6 }
      if intervals > 7 { score *= 0.8 }
      if cellsEach == 1 { score *= 0.5 }
      if score > (best?.score ?? 0) { best = (step, score) }
    }
    return best?.step ?? steps.last
  }
}

/// A distance between ticks: 1, 2 or 5 times a power of ten.
struct Step {
  var mantissa: Int
  var exponent: Int

  var size: Double { decimal(mantissa, exponent: exponent) }

  /// The multiples of the step from the last at or below the extent to the first at or above.
  func indices(around extent: Extent) -> ClosedRange<Int> {
    let (low, high) = (extent.lower / size, extent.upper / size)
    let first = Step.isWhole(low) ? low.nearestWhole : low.floor
    let last = Step.isWhole(high) ? high.nearestWhole : high.ceiling
    return Int(first)...Int(last)
  }

  /// The multiples of the step that lie in the extent, if any.
  func indices(within extent: Extent) -> Range<Int> {
    let (low, high) = (extent.lower / size, extent.upper / size)
    let first = Step.isWhole(low) ? low.nearestWhole : low.ceiling
    let last = Step.isWhole(high) ? high.nearestWhole : high.floor
    return first <= last ? Int(first)..<(Int(last) + 1) : 0..<0
  }

  /// Steps from a fiftieth of the extent, in order of size, to the first that spans it.
  static func candidates(for extent: Extent) -> [Step] {
    let magnitude = Int(decimalLogarithm(extent.size).floor)
    return ((magnitude - 2)...(magnitude + 1)).flatMap { exponent in
      [1, 2, 5].map { Step(mantissa: $0, exponent: exponent) }
    }
  }

  private static func isWhole(_ value: Double) -> Bool {
    (value - value.nearestWhole).magnitude < 1e-9
  }
}
