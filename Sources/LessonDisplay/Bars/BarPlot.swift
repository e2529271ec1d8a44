/// Labelled numbers as horizontal bars from zero.
///
///     barPlot(["conv1": 320, "conv2": 18_496, "fc": 1_290], title: "Parameters")
///
/// Negative numbers go to the left of zero. NaN and infinities are written but have no bar.
public struct BarPlot: Drawable, Hashable {
  public struct Bar: Hashable, Sendable {
    public var label: String
    public var value: Double

    public init(_ label: String, _ value: Double) {
      self.label = label
      self.value = value
    }
  }

  public var bars: [Bar]
  public var title: String
  /// What the numbers are, written above them; empty for nothing.
  public var valueLabel: String
  /// Columns of the text drawing; brought into 30…76.
  public var width: Int

  public init(_ bars: [Bar], title: String = "", valueLabel: String = "", width: Int = 72) {
    self.bars = bars
    self.title = title
    self.valueLabel = valueLabel
    self.width = min(max(width, 30), 76)
  }

  public var text: String { BarPlotText(self).drawing }
  public var html: String { BarPlotSVG(self).drawing }

  public var summary: String {
    guard !bars.isEmpty else { return "Bar plot without data." }
    let numbers = bars.map { "\($0.label.onOneLine) \(shortNumber($0.value))" }
    let name = valueLabel.isEmpty ? "" : " of \(valueLabel.onOneLine)"
    let count = bars.count == 1 ? "1 bar" : "\(bars.count) bars"
    if bars.count <= 12 {
      return "Bar plot\(name), \(count): \(numbers.joined(separator: ", "))."
    }
    let order = bars.indices.filter { bars[$0].value.isFinite }
      .sorted { bars[$0].value < bars[$1].value }
    guard let low = order.first, let high = order.last else { return "Bar plot\(name), \(count)." }
    return "Bar plot\(name), \(count) from \(numbers[low]) to \(numbers[high])."
  }

  /// The largest magnitudes on both sides of zero, of the bars that can be drawn.
  var reach: (below: Double, above: Double) {
    let lengths = bars.map { BarPlot.length(of: $0.value) }
    return (-min(lengths.min() ?? 0, 0), max(lengths.max() ?? 0, 0))
  }

  /// How far a bar goes from zero: its value, or nothing where that cannot be drawn.
  static func length(of value: Double) -> Double {
    (try? AxisScale.linear.position(of: value).get()) ?? 0
  }
}

/// Draws labelled numbers as bars, in the order in which they are written.
@discardableResult
public func barPlot(
  _ bars: KeyValuePairs<String, any PlotNumber>, title: String = "", valueLabel: String = "",
  width: Int = 72
) -> BarPlot {
  BarPlot(
    bars.map { .init($0, $1.plotNumber) }, title: title, valueLabel: valueLabel, width: width)
}

/// Draws numbers as bars, each with its label.
///
/// Traps if there are not as many labels as values.
@discardableResult
public func barPlot(
  labels: [String], values: some PlotData, title: String = "", valueLabel: String = "",
  width: Int = 72
) -> BarPlot {
  let values = values.plotValues
  guard labels.count == values.count else {
    fatalError("A bar plot needs a label a bar: \(labels.count) labels, \(values.count) values.")
  }
  return BarPlot(
    zip(labels, values).map { .init($0, $1) }, title: title, valueLabel: valueLabel, width: width)
}
