package import CellProtocol
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
    var remarks: [Phrase] = []
    if grid.levels.isEmpty {
      remarks.append(
        Phrase(
          "no lines: the function has no two values here", "선 없음: 여기에서 함수의 값이 하나뿐임"))
    }
    if grid.unknown > 0 {
      let percent = Int((Double(grid.unknown) * 100 / Double(values.count)).nearestWhole)
      remarks.append(
        Phrase(
          "the function has no place on the scale in \(percent == 0 ? "less than 1" : "\(percent)") "
            + "% of the plane",
          "평면의 \(percent == 0 ? "1 % 미만" : "\(percent) %")에서 함수의 값이 눈금 밖임"))
    }
    plot.remark = remarks.joined(separator: "; ")
    self.plot = plot
  }

  public var text: String { texts.english }
  public var html: String { page.english }
  public var summary: String { account.english }

  private var account: Phrase {
    let layout = PlotLayout(plot)
    var text =
      Phrase("Contour plot over ", "등고선 그림. 가로축 ") + layout.x.extent(plot.xLabel, "x")
      + Phrase(", and ", ". 세로축 ") + layout.y.extent(plot.yLabel, "y")
    if let low, let high {
      let (low, high) = (shortNumber(low), shortNumber(high))
      text += Phrase("; values from \(low) to \(high)", ". 값: \(low)부터 \(high)까지")
      if scale == .log { text += Phrase(" on a log scale", ", 로그 눈금") }
    }
    var sentences = [text.sentence]
    for (series, ends) in zip(plot.series, ends).prefix(8) {
      let name = series.name.onOneLine
      let subject = name.isEmpty ? Phrase("The path", "경로") : Phrase(name)
      guard let from = ends.first, let to = ends.last else {
        sentences.append(subject + Phrase(" has no points.", ": 점 없음."))
        continue
      }
      let last = series.x.count - 1
      sentences.append(
        subject
          + Phrase(
            " goes in \(counted(last, "step")) from \(place(series, 0)), where the value is "
              + "\(shortNumber(from)), to \(place(series, last)), where it is \(shortNumber(to)).",
            ": \(grouped(last))걸음, 시작 \(place(series, 0)) 값 \(shortNumber(from)), "
              + "끝 \(place(series, last)) 값 \(shortNumber(to))."))
    }
    return (sentences + layout.notes.map(\.sentence)).joined()
  }

  private func place(_ series: Series, _ index: Int) -> String {
    "(\(shortNumber(series.x[index])), \(shortNumber(series.y[index])))"
  }
}

extension Contour: Figure {
  package var texts: Phrase { PlotText(plot).drawing }

  package var dots: Phrase? { PlotText.inDots(plot)?.drawing }

  package var page: Multilingual {
    PlotSVG(plot, kind: Phrase("Contour plot", "등고선 그림"), summary: account).drawing
  }

  /// The points of the paths, and then the function's values on a coarse grid.
  package var data: DataExcerpt {
    let points = plot.series.indices.flatMap { path in
      plot.series[path].x.indices.map { (path: path, step: $0) }
    }
    let layout = PlotLayout(plot)
    let grid = grid.coarse(x: layout.x, y: layout.y, scale: scale)
    let header = [
      "path", "step", DataTable.name(plot.xLabel, "x"), DataTable.name(plot.yLabel, "y"), "value",
    ]
    return DataTable(header, count: points.count + grid.count) { row in
      if row < points.count {
        let (path, step) = points[row]
        let series = plot.series[path]
        return [
          DataTable.name(series.name, "path \(path + 1)"), "\(step)",
          DataTable.field(series.x[step]), DataTable.field(series.y[step]), "",
        ]
      }
      let (x, y, value) = grid[row - points.count]
      return ["", "", shortNumber(x, digits: 6), shortNumber(y, digits: 6), shortNumber(value)]
    }.excerpt
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
