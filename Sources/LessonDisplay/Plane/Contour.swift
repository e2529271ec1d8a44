import TensorEngine

/// A function of two variables as lines of equal value, with paths over it.
public struct Contour: Drawable, Hashable {
  private let plot: Plot
  private let grid: ContourGrid
  private let scale: AxisScale
  private let low: Double?
  private let high: Double?
  /// The function's values where each path begins and ends.
  private let ends: [[Double]]

  init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, paths: [(name: String, path: any PlanePath)],
    title: String, xLabel: String, yLabel: String, levels: Int, levelScale: AxisScale,
    function: (Double, Double) -> Double
  ) {
    let series = paths.map { name, path in
      let points = path.planePoints
      return Series(name, x: points.map(\.x), y: points.map(\.y))
    }
    var plot = Plot(
      series, style: .line, title: title, xLabel: xLabel, yLabel: yLabel, xRange: x, yRange: y)
    let layout = PlotLayout(plot)
    let values = ContourGrid.points(x: layout.x, y: layout.y).map { function($0.x, $0.y) }
    grid = ContourGrid(values, scale: levelScale, count: min(max(levels, 1), 30))
    scale = levelScale
    let finite = values.filter(\.isFinite)
    (low, high) = (finite.min(), finite.max())
    ends = series.map { series in
      [0, series.x.count - 1].filter { series.x.indices.contains($0) }
        .map { function(series.x[$0], series.y[$0]) }
    }
    plot.backdrop = .contours(grid)
    var remarks: [String] = []
    if grid.levels.isEmpty { remarks.append("no lines: the function has no two values here") }
    if grid.unknown > 0 {
      let percent = Int((Double(grid.unknown) * 100 / Double(values.count)).nearestWhole)
      remarks.append(
        "the function has no place on the scale in \(percent == 0 ? "less than 1" : "\(percent)") % "
          + "of the plane")
    }
    plot.remark = remarks.joined(separator: "; ")
    self.plot = plot
  }

  public var text: String { PlotText(plot).drawing }
  public var html: String { PlotSVG(plot, kind: "Contour plot", summary: summary).drawing }

  public var summary: String {
    let layout = PlotLayout(plot)
    let describe = { (axis: Axis, label: String, name: String) in
      "\(label.isEmpty ? name : label.onOneLine), \(shortNumber(axis.lower)) to "
        + shortNumber(axis.upper)
    }
    var text =
      "Contour plot over \(describe(layout.x, plot.xLabel, "x")), and "
      + "\(describe(layout.y, plot.yLabel, "y"))"
    if let low, let high {
      text += "; values from \(shortNumber(low)) to \(shortNumber(high))"
      if scale == .log { text += " on a log scale" }
    }
    text += "."
    for (series, ends) in zip(plot.series, ends).prefix(8) {
      let name = series.name.isEmpty ? "The path" : series.name.onOneLine
      guard let from = ends.first, let to = ends.last else {
        text += " \(name) has no points."
        continue
      }
      let last = series.x.count - 1
      text +=
        " \(name) goes in \(counted(last, "step")) from \(place(series, 0)), where the value is "
        + "\(shortNumber(from)), to \(place(series, last)), where it is \(shortNumber(to))."
    }
    return text + layout.notes.map { " \($0)." }.joined()
  }

  private func place(_ series: Series, _ index: Int) -> String {
    "(\(shortNumber(series.x[index])), \(shortNumber(series.y[index])))"
  }
}

/// Points of the plane in order: a tensor `[count, 2]`, or an array whose elements are two numbers
/// each, such as the weights after each step.
public protocol PlanePath {
  var planePoints: [(x: Double, y: Double)] { get }
}

extension Tensor: PlanePath {
  /// Traps if the shape is not `[count, 2]`.
  public var planePoints: [(x: Double, y: Double)] {
    guard rank == 2, shape[1] == 2 else {
      fatalError("A path in the plane is a tensor [count, 2], and this one is \(shape).")
    }
    let values = plotValues
    return (0..<shape[0]).map { (values[2 * $0], values[2 * $0 + 1]) }
  }
}

extension Array: PlanePath where Element: PlotData {
  /// Traps if an element does not hold two numbers.
  public var planePoints: [(x: Double, y: Double)] {
    enumerated().map { index, element in
      let values = element.plotValues
      guard values.count == 2 else {
        fatalError(
          "A path in the plane has two numbers a point, and point \(index) has \(values.count).")
      }
      return (values[0], values[1])
    }
  }
}

/// Draws a function of two variables as lines of equal value, and paths of optimizers over it.
///
///     contour(x: -2...2, y: -1...3, levelScale: .log, paths: ["SGD": walked]) { x, y in
///       (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x)
///     }
///
/// - Parameters:
///   - x: the part of the plane, as `y`; upwards it may go on to the axis's next tick. Traps where a
///     range has only one number or one that is not finite.
///   - levels: how many lines there may be; they stand at round numbers.
///   - levelScale: `.log` where the function grows steeply; what is not positive has then no place.
///   - paths: named points to be joined; those outside of the ranges are counted, not drawn.
///   - function: is called for some thousand places. Where it is not finite, nothing is drawn.
@discardableResult
public func contour(
  x: ClosedRange<Double>, y: ClosedRange<Double>, levels: Int = 10,
  levelScale: AxisScale = .linear, paths: KeyValuePairs<String, any PlanePath> = [:],
  title: String = "", xLabel: String = "", yLabel: String = "",
  _ function: (Double, Double) -> Double
) -> Contour {
  Contour(
    x: x, y: y, paths: paths.map { ($0.key, $0.value) }, title: title, xLabel: xLabel,
    yLabel: yLabel, levels: levels, levelScale: levelScale, function: function)
}
