internal import CellProtocol

/// The SVG drawing of averaged elements: elements that share the mean are filled, all have a rim.
struct AveragedElementsSVG {
  private let figure: AveragedElements
  private static let left = 4.0
  private static let gap = 28.0
  /// Units of an element.
  private static let largest = 18.0
  /// Room for a name.
  private static let leastPlace = 110.0

  init(_ figure: AveragedElements) { self.figure = figure }

  /// Units of a panel, of which an element is one and the room between channels a half.
  private var width: Double {
    Double(figure.channels * figure.columns) + 0.5 * Double(figure.channels - 1)
  }
  private var height: Double {
    Double(figure.samples * figure.rows) + 0.5 * Double(figure.samples - 1)
  }

  /// How many panels stand beside each other, as many as leave elements large enough, and how large an
  /// element is.
  private var arrangement: (columns: Int, unit: Double) {
    let available = FigureCanvas.width - 2 * Self.left
    let choices = (1...4).reversed().map { columns -> (columns: Int, unit: Double) in
      let gaps = Self.gap * Double(columns - 1)
      return (columns, min((available - gaps) / Double(columns) / width, Self.largest))
    }
    return choices.first { $0.unit >= 10 } ?? choices[choices.count - 1]
  }

  var drawing: Multilingual {
    var canvas = FigureCanvas(
      Phrase("Averaged elements", "평균을 내는 원소"), title: figure.title, summary: figure.account)
    let (columns, unit) = arrangement
    let place = max(width * unit, Self.leastPlace)
    for start in stride(from: 0, to: figure.panels.count, by: columns) {
      let panels = figure.panels[start..<min(start + columns, figure.panels.count)]
      canvas.skip(16)
      var x = Self.left
      for panel in panels {
        canvas.text(
          panel.name.clipped(to: Int(place / 7.4)), x: x, y: canvas.top - 4,
          style: "font-weight:600")
        draw(panel, x: x, y: canvas.top + 2, unit: unit, on: &canvas)
        x += place + Self.gap
      }
      canvas.skip(height * unit + 14)
    }
    canvas.skip(12)
    canvas.text(
      Phrase(
        "down: samples, across: channels; filled: shares its mean with the first element",
        "세로: 표본, 가로: 채널; 채운 칸: 첫 원소와 평균을 함께 씀"),
      x: Self.left, y: canvas.top, style: "font-style:italic")
    return canvas.finished(height: canvas.top + 10)
  }

  private func draw(
    _ panel: AveragedElements.Panel, x: Double, y: Double, unit: Double,
    on canvas: inout FigureCanvas
  ) {
    var (filled, empty) = ("", "")
    let side = coordinate(unit - 2)
    for sample in 0..<figure.samples {
      for channel in 0..<figure.channels {
        for row in 0..<figure.rows {
          for column in 0..<figure.columns {
            let across = Double(channel * figure.columns + column) + 0.5 * Double(channel)
            let down = Double(sample * figure.rows + row) + 0.5 * Double(sample)
            let path =
              "M\(coordinate(x + across * unit + 1)) \(coordinate(y + down * unit + 1))h\(side)v\(side)"
              + "h-\(side)z"
            if figure.isAveraged(panel, sample, channel, row, column) {
              filled += path
            } else {
              empty += path
            }
          }
        }
      }
    }
    canvas.path(empty, style: "fill:none;stroke:\(FigureStyle.ink);stroke-opacity:.4")
    canvas.path(
      filled, style: "fill:\(FigureStyle.color(0));stroke:\(FigureStyle.ink);stroke-opacity:.6")
  }
}
