internal import CellProtocol
internal import TextColumns

/// The SVG drawing of pictures: each as runs of equal pixels or as a PNG, whichever is shorter.
struct PictureGridSVG {
  private let grid: PictureGrid
  private let planes: [PixelPlane]
  private let scale: ValueRange
  /// By how much pictures were shrunk to keep the page small.
  private let factor: Int
  private static let gap = 10.0
  private static let left = 4.0
  /// Numbers that all pictures together may have.
  private static let mostNumbers = 120_000

  init(_ grid: PictureGrid) {
    self.grid = grid
    let shown = grid.planes.prefix(PictureGrid.mostPictures)
    let numbers = shown.reduce(0) { $0 + $1.values.count }
    var factor = 1
    while numbers / (factor * factor) > Self.mostNumbers { factor += 1 }
    self.factor = factor
    planes = shown.map { $0.shrunk(by: factor) }
    scale = grid.scale
  }

  var drawing: Multilingual {
    var canvas = FigureCanvas(
      Phrase("Pictures", "그림"), title: grid.title, summary: grid.account)
    let available = FigureCanvas.width - 2 * Self.left
    let columns = min(grid.columns, max(planes.count, 1))
    let widest = Double(planes.map(\.width).max() ?? 1)
    let room = (available - Self.gap * Double(columns - 1)) / Double(columns)
    // A whole number of units a pixel, so that all pixels look alike.
    let exact = min(room, 168) / widest
    let unit = exact >= 1 ? exact.floor : exact
    for start in stride(from: 0, to: planes.count, by: columns) {
      let indices = start..<min(start + columns, planes.count)
      let lines = indices.map { title($0, room: room) }
      let titled = lines.contains { !$0.isEmpty }
      if titled { canvas.skip(14) }
      var x = Self.left
      for (index, line) in zip(indices, lines) {
        if titled { canvas.text(line, x: x, y: canvas.top - 2, style: "font-size:12px") }
        draw(planes[index], x: x, y: canvas.top + 2, unit: unit, on: &canvas)
        let textWidth = columns == 1 ? 0 : FigureCanvas.estimatedWidth(line) * 12 / 13
        x += max(widest * unit, min(room, textWidth)) + Self.gap
      }
      canvas.skip(Double(indices.map { planes[$0].height }.max() ?? 0) * unit + 12)
    }
    if planes.isEmpty {
      canvas.skip(20)
      canvas.text(PictureGrid.none, x: FigureCanvas.width / 2, y: canvas.top, anchor: .middle)
    }
    for note in notes {
      canvas.skip(16)
      canvas.text(note, x: Self.left, y: canvas.top, style: "font-style:italic;font-size:12px")
    }
    return canvas.finished(height: canvas.top + 10)
  }

  private var notes: [Phrase] {
    var notes = grid.notes
    if planes.count < grid.planes.count {
      notes.append(
        PictureGrid.more(grid.planes.count - planes.count) + Phrase(" not drawn", " 있음"))
    }
    if factor > 1 {
      notes.append(
        Phrase(
          "each pixel drawn is the mean of \(factor)×\(factor)",
          "그린 픽셀 하나는 \(factor)×\(factor)픽셀의 평균"))
    }
    return notes
  }

  private func title(_ index: Int, room: Double) -> String {
    grid.title(index).clipped(to: max(Int(room / 6.9), 4))
  }

  private func draw(
    _ plane: PixelPlane, x: Double, y: Double, unit: Double, on canvas: inout FigureCanvas
  ) {
    var bytes: [UInt8] = []
    var unknown: [(row: Int, column: Int)] = []
    bytes.reserveCapacity(plane.values.count)
    for row in 0..<plane.height {
      for column in 0..<plane.width {
        let shares = (0..<plane.channels).map { scale.share(plane.value(row, column, $0)) }
        if shares.contains(where: \.isNaN) { unknown.append((row, column)) }
        bytes += shares.map { $0.isNaN ? 128 : UInt8(($0 * 255).nearestWhole) }
      }
    }
    let png = base64(
      PNG.encoded(
        width: plane.width, height: plane.height, channels: plane.channels, bytes: bytes))
    let runs = CellRuns.paths(rows: plane.height, columns: plane.width) { row, column in
      let start = (row * plane.width + column) * plane.channels
      return Array(bytes[start..<(start + plane.channels)])
    }
    let transform = "translate(\(coordinate(x)) \(coordinate(y))) scale(\(scaleFactor(unit)))"
    if runs.reduce(0, { $0 + $1.value.utf8.count + 40 }) < png.utf8.count + 60 {
      canvas.group(transform: transform, style: "shape-rendering:crispEdges") { canvas in
        for (color, path) in runs.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
          canvas.path(path, style: "fill:\(hexadecimal(color))")
        }
      }
    } else {
      canvas.image(
        "data:image/png;base64,\(png)", x: x, y: y, width: Double(plane.width) * unit,
        height: Double(plane.height) * unit)
    }
    canvas.rectangle(
      x: x, y: y, width: Double(plane.width) * unit, height: Double(plane.height) * unit,
      style: "fill:none;stroke:\(FigureStyle.grid)")
    // A cross over each pixel that is no number.
    let crosses = unknown.prefix(500).map { "M\($0.column) \($0.row)l1 1m0-1l-1 1" }.joined()
    guard !crosses.isEmpty else { return }
    canvas.group(transform: transform, style: "") { canvas in
      canvas.path(
        crosses,
        style: "fill:none;stroke:\(FigureStyle.color(1));stroke-width:1.5;"
          + "vector-effect:non-scaling-stroke")
    }
  }

  private func hexadecimal(_ color: [UInt8]) -> String {
    let channels = color.count == 1 ? [color[0], color[0], color[0]] : color
    return "#"
      + channels.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

/// A factor with four digits at least, also a small one: `coordinate` keeps two decimals.
func scaleFactor(_ value: Double) -> String {
  shortNumber(value, digits: 6)
}
