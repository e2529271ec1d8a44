import TensorEngine

/// Draws values over 0, 1, 2, …
///
///     plot(losses, title: "Loss", xLabel: "step", yScale: .log)
///
/// - Parameters:
///   - y: the values, in the order of their indices.
///   - xScale: `.linear` or `.log`, as `yScale`. On a log axis nonpositive values are left out,
///     and a line under the plot says how many.
///   - xRange: the part of the axis to show, as `yRange`. Points outside are counted, not drawn.
///     Traps if a log axis is to begin at zero or below.
///   - width: columns of the text drawing, 30…76.
///   - height: rows of its plotting area at most, 5…60.
@discardableResult
public func plot(
  _ y: some PlotData, title: String = "",
  xLabel: String = "", yLabel: String = "", xScale: AxisScale = .linear,
  yScale: AxisScale = .linear, xRange: ClosedRange<Double>? = nil,
  yRange: ClosedRange<Double>? = nil, width: Int = 72, height: Int = 17
) -> Plot {
  Plot(
    [Series("", y)], style: .line, title: title, xLabel: xLabel, yLabel: yLabel,
    xScale: xScale, yScale: yScale, xRange: xRange, yRange: yRange, width: width, height: height)
}

/// Draws values over given places, joined in the order in which they come.
///
/// Traps if `x` and `y` differ in length.
@discardableResult
public func plot(
  x: some PlotData, y: some PlotData, title: String = "",
  xLabel: String = "", yLabel: String = "", xScale: AxisScale = .linear,
  yScale: AxisScale = .linear, xRange: ClosedRange<Double>? = nil,
  yRange: ClosedRange<Double>? = nil, width: Int = 72, height: Int = 17
) -> Plot {
  Plot(
    [Series(x: x, y: y)], style: .line, title: title, xLabel: xLabel, yLabel: yLabel,
    xScale: xScale, yScale: yScale, xRange: xRange, yRange: yRange, width: width, height: height)
}

/// Draws several named series, in the order in which they are written.
///
///     plot(["sigmoid": a, "ReLU": b], x: 1...30, xLabel: "layer")
///
/// - Parameter x: the places that the series share; 0, 1, 2, … without it. Traps if a series has
///   another length.
@discardableResult
public func plot(
  _ series: KeyValuePairs<String, any PlotData>, x: (any PlotData)? = nil, title: String = "",
  xLabel: String = "", yLabel: String = "", xScale: AxisScale = .linear,
  yScale: AxisScale = .linear, xRange: ClosedRange<Double>? = nil,
  yRange: ClosedRange<Double>? = nil, width: Int = 72, height: Int = 17
) -> Plot {
  Plot(
    named(series, x), style: .line, title: title, xLabel: xLabel, yLabel: yLabel,
    xScale: xScale, yScale: yScale, xRange: xRange, yRange: yRange, width: width, height: height)
}

/// Draws series that each have places of their own.
@discardableResult
public func plot(
  _ series: [Series], title: String = "",
  xLabel: String = "", yLabel: String = "", xScale: AxisScale = .linear,
  yScale: AxisScale = .linear, xRange: ClosedRange<Double>? = nil,
  yRange: ClosedRange<Double>? = nil, width: Int = 72, height: Int = 17
) -> Plot {
  Plot(
    series, style: .line, title: title, xLabel: xLabel, yLabel: yLabel,
    xScale: xScale, yScale: yScale, xRange: xRange, yRange: yRange, width: width, height: height)
}

/// Draws points that are not joined.
///
/// Traps if `x` and `y` differ in length.
@discardableResult
public func scatter(
  x: some PlotData, y: some PlotData, title: String = "",
  xLabel: String = "", yLabel: String = "", xScale: AxisScale = .linear,
  yScale: AxisScale = .linear, xRange: ClosedRange<Double>? = nil,
  yRange: ClosedRange<Double>? = nil, width: Int = 72, height: Int = 17
) -> Plot {
  Plot(
    [Series(x: x, y: y)], style: .points, title: title, xLabel: xLabel, yLabel: yLabel,
    xScale: xScale, yScale: yScale, xRange: xRange, yRange: yRange, width: width, height: height)
}

/// Draws the points of several series, not joined.
@discardableResult
public func scatter(
  _ series: [Series], title: String = "",
  xLabel: String = "", yLabel: String = "", xScale: AxisScale = .linear,
  yScale: AxisScale = .linear, xRange: ClosedRange<Double>? = nil,
  yRange: ClosedRange<Double>? = nil, width: Int = 72, height: Int = 17
) -> Plot {
  Plot(
    series, style: .points, title: title, xLabel: xLabel, yLabel: yLabel,
    xScale: xScale, yScale: yScale, xRange: xRange, yRange: yRange, width: width, height: height)
}

/// Draws points with a text beside each, such as words in two dimensions.
///
///     scatter(x: embedded.x, y: embedded.y, labels: ["king", "queen", "man", "woman"])
///
/// A text that has no room beside its point is left out, and a line under the plot says how many.
/// Traps if `x`, `y` and `labels` differ in length.
@discardableResult
public func scatter(
  x: some PlotData, y: some PlotData, labels: [String], title: String = "",
  xLabel: String = "", yLabel: String = "", xRange: ClosedRange<Double>? = nil,
  yRange: ClosedRange<Double>? = nil, width: Int = 72, height: Int = 17
) -> Plot {
  var series = Series(x: x, y: y)
  guard labels.count == series.x.count else {
    fatalError(
      "A scatter plot needs a label a point: \(counted(labels.count, "label")), "
        + "\(counted(series.x.count, "point")).")
  }
  series.labels = labels
  return Plot(
    [series], style: .points, title: title, xLabel: xLabel, yLabel: yLabel,
    xRange: xRange ?? .around(series.x), yRange: yRange ?? .around(series.y), width: width,
    height: height)
}

/// The same with the points as a tensor `[count, 2]`. Traps on another shape.
@discardableResult
public func scatter(
  _ points: Tensor, labels: [String], title: String = "", xLabel: String = "",
  yLabel: String = "", xRange: ClosedRange<Double>? = nil, yRange: ClosedRange<Double>? = nil,
  width: Int = 72, height: Int = 17
) -> Plot {
  guard points.rank == 2, points.shape[1] == 2 else {
    fatalError(
      "Points of a plane are a tensor [count, 2], and this one is \(points.shape): choose two "
        + "columns, or project it.")
  }
  let values = points.plotValues
  let rows = 0..<points.shape[0]
  return scatter(
    x: rows.map { values[2 * $0] }, y: rows.map { values[2 * $0 + 1] }, labels: labels,
    title: title, xLabel: xLabel, yLabel: yLabel, xRange: xRange, yRange: yRange, width: width,
    height: height)
}

private func named(_ series: KeyValuePairs<String, any PlotData>, _ x: (any PlotData)?)
  -> [Series]
{
  series.map { name, y in
    guard let x else { return Series(name, y.plotValues) }
    return Series(name, x: x.plotValues, y: y.plotValues)
  }
}
