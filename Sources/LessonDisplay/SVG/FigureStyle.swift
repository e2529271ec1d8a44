/// Colours, dashes and markers of figures.
///
/// A page sets the colours with CSS variables: `--figure-1` … `--figure-8` for series,
/// `--figure-ink` for text and axes, `--figure-grid` for grid lines, `--figure-paper` for the rim
/// that lifts markers off their line. Where it does not, series have the colours of a light page,
/// and ink and grid follow the text's colour.
enum FigureStyle {
  static let ink = "var(--figure-ink,currentColor)"
  static let paper = "var(--figure-paper,Canvas)"
  static let grid = "var(--figure-grid,#8884)"
  static let fonts = "system-ui,-apple-system,'Segoe UI','Noto Sans','Noto Sans KR',sans-serif"

  /// Blue, orange, green, magenta, brown, sky blue, grey, dark brown: found by a search for colours
  /// that stay apart, and apart from the paper, under simulated colour vision deficiencies (a test
  /// has the numbers).
  private static let palette = [
    "#2b60ea", "#c07d06", "#5a894f", "#b21396", "#88540b", "#0692d0", "#957982", "#5f401b",
  ]
  private static let dashes = ["", "7 3", "2 3", "9 3 2 3", "5 2", "1 2", "12 4", "6 2 1 2 1 2"]

  static func color(_ series: Int) -> String {
    let index = series % palette.count
    return "var(--figure-\(index + 1),\(palette[index]))"
  }

  /// The style of a series' line. Long, often noisy lines are told apart by their markers alone:
  /// dashes would only blur them.
  static func line(_ series: Int, isDashed: Bool) -> String {
    let dash = isDashed ? dashes[series % dashes.count] : ""
    return "fill:none;stroke:\(color(series));stroke-width:2;stroke-linejoin:round"
      + (dash.isEmpty ? "" : ";stroke-dasharray:\(dash)")
  }

  /// The style of markers on a line.
  static func markerOnLine(_ series: Int) -> String {
    "fill:\(color(series));stroke:\(paper);stroke-width:2;paint-order:stroke"
  }

  /// The outline of a marker, to be drawn from its middle.
  static func marker(_ series: Int) -> String {
    switch series % 8 {
    case 0: "m-3.2 0a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0-6.4 0z"
    case 1: "m-3-3h6v6h-6z"
    case 2: "m0-3.8l3.7 6.4h-7.4z"
    case 3: "m0-4.2l4.2 4.2l-4.2 4.2l-4.2-4.2z"
    case 4: "m-1.2-4h2.4v2.8h2.8v2.4h-2.8v2.8h-2.4v-2.8h-2.8v-2.4h2.8z"
    case 5: "m0 3.8l3.7-6.4h-7.4z"
    case 6: "m-2-3.6h4l2 3.6l-2 3.6h-4l-2-3.6z"
    default: "m-1.4-4h2.8v8h-2.8z"
    }
  }
}
