package import CellProtocol

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

  public var text: String { texts.english }
  public var html: String { page.english }
  public var summary: String { account.english }

  var account: Phrase {
    let kind = Phrase("Bar plot", "막대그래프")
    guard !bars.isEmpty else { return kind + Phrase(" without data.", ", 데이터 없음.") }
    let numbers = bars.map { "\($0.label.onOneLine) \(shortNumber($0.value))" }
    let label = valueLabel.onOneLine
    let name = label.isEmpty ? Phrase("") : Phrase(" of \(label)", ", \(label)")
    let start = kind + name + Phrase(", ") + counted(bars.count, "bar", .bar)
    if bars.count <= 12 { return start + ": \(numbers.joined(separator: ", "))." }
    let order = bars.indices.filter { bars[$0].value.isFinite }
      .sorted { bars[$0].value < bars[$1].value }
    guard let low = order.first, let high = order.last else { return start.sentence }
    return start
      + Phrase(
        " from \(numbers[low]) to \(numbers[high]).",
        ", 가장 작은 것 \(numbers[low]), 가장 큰 것 \(numbers[high]).")
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

extension BarPlot: Figure {
  package var texts: Phrase { Phrase(BarPlotText(self).drawing) }

  package var page: Multilingual { BarPlotSVG(self).drawing }

  package var data: DataExcerpt {
    DataTable(["label", DataTable.name(valueLabel, "value")], count: bars.count) { row in
      [bars[row].label.onOneLine, DataTable.field(bars[row].value)]
    }.excerpt
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
