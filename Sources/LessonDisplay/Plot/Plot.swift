package import CellProtocol

/// A plot of one or more series over two axes.
///
/// Cells make one with ``plot(_:title:xLabel:yLabel:xScale:yScale:xRange:yRange:width:height:)``
/// or ``scatter(x:y:title:xLabel:yLabel:xScale:yScale:xRange:yRange:width:height:)``:
///
///     plot(["sigmoid": a, "ReLU": b], x: 1...30, title: "Gradient norm", yScale: .log)
///
/// Values that have no place on their axis (NaN, infinities, nonpositive ones on a log axis,
/// points outside a range that was asked for) are left out and counted under the plot.
public struct Plot: Drawable, Hashable {
  /// Whether neighbouring points are joined.
  public enum Style: Hashable, Sendable {
    case line, points
  }

  public var series: [Series]
  public var style: Style
  public var title: String
  public var xLabel: String
  public var yLabel: String
  public var xScale: AxisScale
  public var yScale: AxisScale
  /// The part of the axis to show; all of the data where it is nil.
  public var xRange: ClosedRange<Double>?
  public var yRange: ClosedRange<Double>?
  /// Columns of the text drawing, axis labels included; brought into 30…76.
  public var width: Int
  /// Rows of the plotting area at most; brought into 5…60. Fewer are used where that puts each
  /// tick in the middle of its row.
  public var height: Int
  /// What lies behind the points, where another figure builds on a plot.
  var backdrop: Backdrop?
  /// Lines end in arrowheads, and their points have no markers.
  var endsInHeads = false
  /// The page draws a unit as long upwards as to the side.
  var hasEqualUnits = false
  /// A line under the plot; empty for none.
  var remark = Phrase("")

  public init(
    _ series: [Series], style: Style = .line, title: String = "", xLabel: String = "",
    yLabel: String = "", xScale: AxisScale = .linear, yScale: AxisScale = .linear,
    xRange: ClosedRange<Double>? = nil, yRange: ClosedRange<Double>? = nil, width: Int = 72,
    height: Int = 17
  ) {
    self.series = series
    self.style = style
    self.title = title
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.xScale = xScale
    self.yScale = yScale
    self.xRange = xRange
    self.yRange = yRange
    self.width = min(max(width, 30), 76)
    self.height = min(max(height, 5), 60)
  }

  public var text: String { texts.english }
  public var html: String { page.english }
  public var summary: String { account.english }
}

extension Plot: Figure {
  package var texts: Phrase { PlotText(self).drawing }

  package var dots: Phrase? { PlotText.inDots(self)?.drawing }

  package var page: Multilingual { PlotSVG(self).drawing }

  /// With one layout for all: of a million points it takes longest.
  package var drawn: DrawnFigure {
    let layout = PlotLayout(self)
    return DrawnFigure(
      texts: PlotText(self, layout).drawing, dots: PlotText.inDots(self, layout)?.drawing,
      page: PlotSVG(self, layout).drawing, data: data)
  }
}
