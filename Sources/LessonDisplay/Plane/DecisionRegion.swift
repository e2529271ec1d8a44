package import CellProtocol
import TensorEngine

/// The classes that a classifier gives to the points of a plane, with the points that have labels on
/// top.
public struct DecisionRegion: Drawable, Hashable {
  private let plot: Plot
  private let grid: RegionGrid
  private let names: [String]
  /// Points that lie in the region of another class, and all of them.
  private let wrong: Int
  private let count: Int

  init(
    _ points: [(x: Double, y: Double)], labels: [Int], names: [String], title: String,
    xLabel: String, yLabel: String, classify: ([(x: Double, y: Double)]) -> [Int]
  ) {
    let series = (0..<max(names.count, (labels.max() ?? -1) + 1)).map { label in
      let own = zip(points, labels).filter { $0.1 == label }.map(\.0)
      return Series(
        label < names.count ? names[label] : "\(label)", x: own.map(\.x), y: own.map(\.y))
    }
    var plot = Plot(
      series, style: .points, title: title, xLabel: xLabel, yLabel: yLabel,
      xRange: .around(points.map(\.x)), yRange: .around(points.map(\.y)))
    let layout = PlotLayout(plot)
    let plane = RegionGrid.points(x: layout.x, y: layout.y)
    let drawn = points.filter { $0.x.isFinite && $0.y.isFinite }
    let classes = classify(plane + drawn)
    guard classes.count == plane.count + drawn.count else {
      fatalError(
        "A decision region needs a class a point: the closure got "
          + "\(plane.count + drawn.count) points and gave \(classes.count) classes.")
    }
    if let bad = classes.first(where: { $0 < 0 }) {
      fatalError("A decision region's classes count from 0, and the closure gave \(bad).")
    }
    grid = RegionGrid(classes: Array(classes.prefix(plane.count)))
    let known = zip(points, labels).filter { $0.0.x.isFinite && $0.0.y.isFinite }.map(\.1)
    wrong = zip(known, classes.dropFirst(plane.count)).count { $0 != $1 }
    count = known.count
    let highest = max(series.count - 1, grid.classes.max() ?? 0)
    self.names = (0...highest).map { $0 < series.count ? series[$0].name.onOneLine : "\($0)" }
    plot.backdrop = .regions(grid, names: self.names)
    if wrong > 0 {
      plot.remark = Phrase(
        "\(wrong) of \(counted(count, "point")) \(wrong == 1 ? "lies" : "lie") in the region of "
          + "another class", "점 \(grouped(count))개 가운데 \(wrong)개가 다른 클래스의 영역에 있음")
    }
    self.plot = plot
  }

  public var text: String { texts.english }
  public var html: String { page.english }
  public var summary: String { account.english }

  private var account: Phrase {
    let layout = PlotLayout(plot)
    let shares = names.indices.compactMap { label -> Phrase? in
      let cells = grid.classes.count { $0 == label }
      guard cells > 0 else { return nil }
      let percent = Int((Double(cells) * 100 / Double(grid.classes.count)).nearestWhole)
      return Phrase("\(names[label]) has \(percent) %", "\(names[label]): \(percent) %")
    }
    return Phrase("Decision regions over ", "결정 영역. 가로축 ")
      + layout.x.extent(plot.xLabel, "x") + Phrase(", and ", ". 세로축 ")
      + layout.y.extent(plot.yLabel, "y") + Phrase(": ", ". 평면에서 차지하는 넓이: ")
      + shares.joined(separator: ", ") + Phrase(" of the plane. ", ". ")
      + Phrase(
        "\(counted(wrong, "point")) of \(count) in the region of another class.",
        "점 \(count)개 가운데 \(wrong)개가 다른 클래스의 영역에 있음.")
  }
}

extension DecisionRegion: Figure {
  package var texts: Phrase { PlotText(plot).drawing }

  package var dots: Phrase? { PlotText.inDots(plot)?.drawing }

  package var page: Multilingual {
    PlotSVG(plot, kind: Phrase("Decision regions", "결정 영역"), summary: account).drawing
  }

  /// The points, each with its class and that of the region around it.
  package var data: DataExcerpt {
    let layout = PlotLayout(plot)
    let points = plot.series.indices.flatMap { label in
      zip(plot.series[label].x, plot.series[label].y).map { (label: label, x: $0, y: $1) }
    }
    let header = [
      DataTable.name(plot.xLabel, "x"), DataTable.name(plot.yLabel, "y"), "class", "region",
    ]
    return DataTable(header, count: points.count) { row in
      let (label, x, y) = points[row]
      let region =
        x.isFinite && y.isFinite
        ? names[grid.at(x: layout.x.fraction(x), y: layout.y.fraction(y))] : ""
      return [DataTable.field(x), DataTable.field(y), names[label], region]
    }.excerpt
  }
}

/// Draws which class each point of the plane gets, and the points that the classifier learned from.
///
///     decisionRegion(x: points, labels: classes) { model($0) }
///     decisionRegion(x: points, labels: classes) { ($0.sum(dim: 1) .> 0) }
///
/// The result stands for the points of a fine grid. In plain text each class has a character.
///
/// - Parameters:
///   - x: points of two features, `[count, 2]`. Traps on another shape.
///   - labels: the class of each, from 0. Traps if there are not as many as points.
///   - names: what the classes are called; their numbers without them.
///   - classify: gets points `[n, 2]` and gives classes `[n]` or scores `[n, classes]`, of which the
///     highest counts. Nothing is recorded for gradients. Traps on another shape.
@discardableResult
public func decisionRegion(
  x: Tensor, labels: some PlotData, names: [String] = [], title: String = "", xLabel: String = "",
  yLabel: String = "", classify: (Tensor) -> Tensor
) -> DecisionRegion {
  guard x.rank == 2, x.shape[1] == 2 else {
    fatalError(
      "A decision region lies in a plane: its points are a tensor [count, 2], and this one is "
        + "\(x.shape).")
  }
  let labels = labels.plotValues
  guard labels.count == x.shape[0] else {
    fatalError(
      "A decision region needs a label a point: \(labels.count) labels, \(x.shape[0]) points.")
  }
  if let bad = labels.first(where: { !($0 >= 0 && $0 < 1000 && $0.isWhole) }) {
    fatalError(
      "A decision region's labels are whole numbers from 0, and one is \(shortNumber(bad)).")
  }
  let values = x.scalars.map(Double.init)
  return DecisionRegion(
    (0..<x.shape[0]).map { (values[2 * $0], values[2 * $0 + 1]) }, labels: labels.map { Int($0) },
    names: names, title: title, xLabel: xLabel, yLabel: yLabel
  ) { points in
    let plane = Tensor(
      scalars: points.flatMap { [Float($0.x), Float($0.y)] }, shape: [points.count, 2])
    let result = noGrad { classify(plane) }
    guard result.shape.first == points.count, result.rank == 1 || result.rank == 2 else {
      fatalError(
        "A decision region needs classes [\(points.count)] or scores [\(points.count), classes], "
          + "and the closure gave \(result.shape).")
    }
    let isScores = result.rank == 2 && result.shape[1] > 1
    return (isScores ? result.argmax(dim: 1) : result).scalars.map { value in
      guard value >= 0, value < 1000, Double(value).isWhole else {
        fatalError(
          "A decision region's classes are whole numbers from 0, and the closure gave \(value); "
            + "a score is made a class by a comparison, such as (score .> 0).")
      }
      return Int(value)
    }
  }
}
