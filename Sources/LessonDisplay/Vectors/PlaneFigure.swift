package import CellProtocol

/// Arrows or closed curves in the plane, a unit as long upwards as to the side.
public struct PlaneFigure: Drawable, Hashable {
  enum Kind: Hashable, Sendable {
    case arrows, curves
  }

  private let plot: Plot
  private let kind: Kind

  init(_ series: [Series], kind: Kind, title: String, xLabel: String, yLabel: String) {
    self.kind = kind
    var plot = Plot(series, style: .line, title: title, xLabel: xLabel, yLabel: yLabel)
    (plot.xRange, plot.yRange) = Self.ranges(of: series, plot)
    plot.endsInHeads = kind == .arrows
    plot.hasEqualUnits = true
    self.plot = plot
  }

  /// Ranges around the origin and all points that are as wide, in units, as the text drawing is: a
  /// cell is twice as high as wide.
  private static func ranges(
    of series: [Series], _ plot: Plot
  ) -> (ClosedRange<Double>, ClosedRange<Double>) {
    let points = series.flatMap { Array(zip($0.x, $0.y)) }.filter { x, y in
      x.magnitude < AxisScale.limit / 8 && y.magnitude < AxisScale.limit / 8
    }
    let (xs, ys) = ([0] + points.map(\.0), [0] + points.map(\.1))
    let (left, right, low, high) = (xs.min()!, xs.max()!, ys.min()!, ys.max()!)
    let ratio = Double(plot.width - 7) / Double(2 * (plot.height - 1))
    let reach = max((right - left) / ratio, high - low)
    let up = (reach == 0 ? 1 : reach) * 0.55
    let (x, y) = (left + (right - left) / 2, low + (high - low) / 2)
    return ((x - up * ratio)...(x + up * ratio), (y - up)...(y + up))
  }

  public var text: String { texts.english }
  public var html: String { page.english }
  public var summary: String { account.english }

  private var account: Phrase {
    let name =
      kind == .arrows
      ? Phrase("Arrows in the plane", "평면의 화살표")
      : Phrase("Curves in the plane", "평면의 곡선")
    guard !plot.series.isEmpty else { return name + Phrase(": none.", ": 없음.") }
    let parts = plot.series.prefix(12).map { series in
      let own = series.name.onOneLine
      switch kind {
      case .arrows:
        let ends = [0, 1].map { "(\(shortNumber(series.x[$0])), \(shortNumber(series.y[$0])))" }
        return Phrase(
          "\(own) from \(ends[0]) to \(ends[1])", "\(own) \(ends[0])부터 \(ends[1])까지")
      case .curves:
        let reach = shortNumber(series.x.max() ?? 0)
        return Phrase("\(own), which reaches \(reach) on the axes", "\(own), 축에서 \(reach)까지")
      }
    }
    let more = plot.series.count - 12
    return name + Phrase(": ") + parts.joined(separator: "; ")
      + (more > 0 ? Phrase(" and \(more) more.", " 외 \(more)개.") : Phrase("."))
  }
}

extension PlaneFigure: Figure {
  package var texts: Phrase { PlotText(plot).drawing }

  package var dots: Phrase? { PlotText.inDots(plot)?.drawing }

  package var page: Multilingual {
    let kind =
      self.kind == .arrows ? Phrase("Arrows", "화살표") : Phrase("Unit balls", "단위 공")
    return PlotSVG(plot, kind: kind, summary: account).drawing
  }

  package var data: DataExcerpt { plot.data }
}
