internal import CellProtocol

/// The SVG drawing of a plot: the same axes as the text drawing, 540 units wide.
struct PlotSVG {
  private let plot: Plot
  private let layout: PlotLayout
  private let kind: Phrase
  private let summary: Phrase
  /// Of points that are not joined; nil where they are.
  private let points: SparsePoints?
  private var x: Axis { layout.x }
  private var y: Axis { layout.y }
  /// The plotting area.
  private let left: Double
  private let right = FigureCanvas.width - 16
  private let areaHeight: Double
  /// Room between the y axis and the first point.
  private let inset = 8.0

  /// - Parameters:
  ///   - kind: what names a plot without a title; without it, the plot's own kind.
  ///   - summary: what it shows; without it, the plot's own summary.
  init(
    _ plot: Plot, _ shared: PlotLayout? = nil, kind: Phrase? = nil, summary: Phrase? = nil
  ) {
    self.plot = plot
    self.kind = kind ?? plot.kind
    layout = shared ?? PlotLayout(plot)
    self.summary = summary ?? plot.account(layout)
    points = plot.style == .points ? SparsePoints(layout) : nil
    let widest = layout.y.ticks.map { FigureCanvas.estimatedWidth($0.label) }.max() ?? 0
    left = widest + 20
    let unit = (right - left - 2 * inset) / (layout.x.upper - layout.x.lower)
    areaHeight =
      plot.hasEqualUnits
      ? min(max(unit * (layout.y.upper - layout.y.lower), 120), 480) : 280
  }

  var drawing: Multilingual {
    var canvas = FigureCanvas(kind, title: plot.title, summary: summary)
    canvas.legend(
      plot.series.enumerated().map { ($0.offset, $0.element.name) },
      plot.style == .points ? .marker : isDashed ? .dashedLine : .line)
    for line in plot.yLabel.wrapped(to: 68) {
      canvas.text(line, x: 4, y: canvas.top + 10)
      canvas.skip(18)
    }
    canvas.skip(8)
    let top = canvas.top
    plot.backdrop?.draw(
      on: &canvas, left: left + inset, top: top, width: right - left - 2 * inset,
      height: areaHeight)
    drawAxes(on: &canvas, top)
    for index in layout.runs.indices {
      if let points {
        drawMarkers(points.points[index], index, on: &canvas, top)
      } else {
        drawLine(layout.runs[index], index, on: &canvas, top)
      }
    }
    let unlabelled = PlotLabels.draw(
      layout.labelled.map { ((place($0.point.x), height($0.point.y, top)), $0.label) },
      on: &canvas, columns: left...right, rows: top...(top + areaHeight))
    if layout.isEmpty, plot.backdrop == nil {
      canvas.text(.noData, x: (left + right) / 2, y: top + areaHeight / 2, anchor: .middle)
    }
    canvas.skip(areaHeight + 26)
    for line in plot.xLabel.wrapped(to: 68) {
      canvas.skip(16)
      canvas.text(line, x: (left + right) / 2, y: canvas.top, anchor: .middle)
    }
    let notes = [points?.note, unlabelled > 0 ? PlotLabels.note(unlabelled) : nil]
    for note in notes.compactMap(\.self) + layout.notes {
      canvas.skip(18)
      canvas.text(note, x: 4, y: canvas.top, style: "font-style:italic")
    }
    return canvas.finished(height: canvas.top + 10)
  }

  private func drawAxes(on canvas: inout FigureCanvas, _ top: Double) {
    let bottom = top + areaHeight
    var grid = ""
    for tick in y.ticks {
      let height = self.height(tick.position, top)
      grid += "M\(coordinate(left)) \(coordinate(height))H\(coordinate(right))"
      canvas.number(tick.label, x: left - 8, y: height + 4, anchor: .end)
    }
    // Over a backdrop lines would be taken for a part of it.
    if plot.backdrop == nil {
      canvas.path(grid, style: "fill:none;stroke:\(FigureStyle.grid)")
    }
    var axes = "M\(coordinate(left)) \(coordinate(top))V\(coordinate(bottom))H\(coordinate(right))"
    for tick in x.ticks {
      let place = self.place(tick.position)
      axes += "M\(coordinate(place)) \(coordinate(bottom))v5"
      canvas.number(tick.label, x: place, y: bottom + 19, anchor: .middle)
    }
    canvas.path(axes, style: "fill:none;stroke:\(FigureStyle.ink)")
  }

  private func drawLine(
    _ runs: [PlotLayout.Run], _ index: Int, on canvas: inout FigureCanvas, _ top: Double
  ) {
    let places = runs.map { run in run.map { place($0, top) } }
    canvas.path(
      places.map { Polyline.data(Polyline.thinned($0)) }.joined(),
      style: FigureStyle.line(index, isDashed: isDashed))
    if plot.endsInHeads {
      let middles = places.filter { $0.count > 1 }.map {
        (x: ($0[0].x + $0[1].x) / 2, y: ($0[0].y + $0[1].y) / 2)
      }
      canvas.path(
        places.map(Polyline.head).joined() + Self.markers(middles, index),
        style: FigureStyle.markerOnLine(index))
      return
    }
    // Beyond some forty points, a few markers still tell the series apart.
    let all = Array(places.joined())
    let every = all.count <= 40 ? 1 : (all.count + 9) / 10
    guard plot.series.count > 1 || every == 1 else { return }
    let start = every == 1 ? 0 : every * (2 * index + 1) / (2 * plot.series.count) % every
    let marked = stride(from: start, to: all.count, by: every).map { all[$0] }
    canvas.path(
      Self.markers(marked, index), style: FigureStyle.markerOnLine(index))
  }

  private func drawMarkers(
    _ points: [PlotLayout.Point], _ index: Int, on canvas: inout FigureCanvas, _ top: Double
  ) {
    let fill = "fill:\(FigureStyle.color(index))" + (points.count > 200 ? ";fill-opacity:.6" : "")
    canvas.path(
      Self.markers(points.map { place($0, top) }, index),
      style: plot.backdrop == nil ? fill : FigureStyle.markerOnLine(index))
  }

  private static func markers(_ places: [Polyline.Place], _ index: Int) -> String {
    let marker = FigureStyle.marker(index)
    return places.map { "M\(coordinate($0.x)) \(coordinate($0.y))\(marker)" }.joined()
  }

  private var isDashed: Bool { layout.runs.allSatisfy { $0.joined().count <= 100 } }

  private func place(_ point: PlotLayout.Point, _ top: Double) -> Polyline.Place {
    (place(point.x), height(point.y, top))
  }

  private func place(_ position: Double) -> Double {
    left + inset + x.fraction(position) * (right - left - 2 * inset)
  }

  private func height(_ position: Double, _ top: Double) -> Double {
    top + (1 - y.fraction(position)) * areaHeight
  }
}

/// Points joined by lines, as path data.
enum Polyline {
  typealias Place = (x: Double, y: Double)

  static func data(_ places: [Place]) -> String {
    guard let first = places.first, places.count > 1 else { return "" }
    var data = "M\(coordinate(first.x)) \(coordinate(first.y))"
    for place in places.dropFirst() { data += "L\(coordinate(place.x)) \(coordinate(place.y))" }
    return data
  }

  /// A head at the end of a line; a square at a line that goes nowhere.
  static func head(_ places: [Place]) -> String {
    guard let end = places.last, places.count > 1 else { return "" }
    let start = places[places.count - 2]
    let (across, down) = (end.x - start.x, end.y - start.y)
    let length = (across * across + down * down).squareRoot()
    guard length > 0.01 else { return "M\(coordinate(end.x - 3)) \(coordinate(end.y - 3))h6v6h-6z" }
    let (x, y) = (across / length, down / length)
    let corner = { (side: Double) in
      "L\(coordinate(end.x - 10 * x + side * y)) \(coordinate(end.y - 10 * y - side * x))"
    }
    return "M\(coordinate(end.x)) \(coordinate(end.y))\(corner(4.5))\(corner(-4.5))z"
  }

  /// Fewer points that draw the same: of those in one column of a unit's width, the first, the
  /// lowest, the highest and the last (M4; Jugel et al. 2014).
  static func thinned(_ places: [Place]) -> [Place] {
    guard places.count > 1000 else { return places }
    var result: [Place] = []
    var start = 0
    while start < places.count {
      var end = start + 1
      while end < places.count, Int(places[end].x) == Int(places[start].x) { end += 1 }
      let column = start..<end
      let lowest = column.min { places[$0].y < places[$1].y }!
      let highest = column.max { places[$0].y < places[$1].y }!
      result += Set([start, lowest, highest, end - 1]).sorted().map { places[$0] }
      start = end
    }
    return result
  }
}
