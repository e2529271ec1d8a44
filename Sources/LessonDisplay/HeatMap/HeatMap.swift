package import CellProtocol
import TensorEngine

/// A matrix as a grid of cells whose colours stand for its numbers.
///
///     heatMap(confusion, rows: names, columns: names, xLabel: "predicted", yLabel: "true")
///
/// A small matrix has its numbers in the cells. Cells that are not finite are crossed out.
public struct HeatMap: Drawable, Hashable {
  /// How colours follow numbers.
  public enum ColorScale: Hashable, Sendable {
    /// One colour that grows stronger from the smallest number to the largest.
    case sequential
    /// Two colours that grow stronger on both sides of zero, equally for equal distances.
    case diverging
  }

  /// The numbers, row by row.
  var values: [Double]
  public let rowCount: Int
  public let columnCount: Int
  public var rowNames: [String]
  public var columnNames: [String]
  public var title: String
  public var xLabel: String
  public var yLabel: String
  public var scale: ColorScale
  /// The ends of the scale; nil for those of the numbers.
  public var range: ClosedRange<Double>?

  /// Cells a side that are drawn; of a larger matrix, means of blocks.
  static let mostCells = 64

  init(
    _ values: [Double], rowCount: Int, columnCount: Int, rowNames: [String], columnNames: [String],
    title: String, xLabel: String, yLabel: String, scale: ColorScale?,
    range: ClosedRange<Double>?
  ) {
    for (names, count, kind) in [
      (rowNames, rowCount, "row"), (columnNames, columnCount, "column"),
    ] where !names.isEmpty && names.count != count {
      fatalError(
        "A heat map needs a name a \(kind): \(names.count) names, \(counted(count, kind)).")
    }
    if let range { _ = ValueRange(range, of: "The scale of a heat map") }
    self.values = values
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.rowNames = rowNames.map(\.onOneLine)
    self.columnNames = columnNames.map(\.onOneLine)
    self.title = title
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.range = range
    let held = ValueRange(of: values)
    self.scale = scale ?? (held.lower < 0 && held.upper > 0 ? .diverging : .sequential)
  }

  public var text: String { texts.english }
  public var html: String { page.english }
  public var summary: String { account.english }

  var account: Phrase {
    let kind = Phrase("Heat map", "히트맵")
    guard !values.isEmpty else { return kind + Phrase(" without data.", ", 데이터 없음.") }
    var text =
      kind + Phrase(" of ", ", ") + counted(rowCount, "row", .row) + Phrase(" and ", ", ")
      + counted(columnCount, "column", .column)
    if !yLabel.onOneLine.isEmpty || !xLabel.onOneLine.isEmpty {
      let labels = [yLabel, xLabel].map(\.onOneLine).filter { !$0.isEmpty }
      text += Phrase(
        " (\(labels.joined(separator: " by ")))", " (\(labels.joined(separator: " × ")))")
    }
    let order = values.indices.filter { values[$0].isFinite }
    if let low = order.min(by: { values[$0] < values[$1] }),
      let high = order.max(by: { values[$0] < values[$1] })
    {
      let (least, most) = (shortNumber(values[low]), shortNumber(values[high]))
      text += Phrase(
        ", from \(least) at \(place(low)) to \(most) at \(place(high))",
        ", 가장 작은 값 \(least) \(place(low)), 가장 큰 값 \(most) \(place(high))")
    }
    return text.sentence + (unknown > 0 ? Phrase(" ") + unknownNote.sentence : Phrase(""))
  }

  // MARK: What both drawings share

  /// From where to where colours go over the cells drawn; on a diverging scale zero is in its
  /// middle.
  func limits(of grid: [[Double]]) -> ValueRange {
    var limits =
      range.map { ValueRange($0, of: "The scale of a heat map") } ?? ValueRange(of: grid.joined())
    if scale == .diverging {
      let reach = max(limits.lower.magnitude, limits.upper.magnitude)
      (limits.lower, limits.upper) = reach == 0 ? (-1, 1) : (-reach, reach)
    }
    return limits
  }

  private var unknown: Int { values.reduce(0) { $0 + ($1.isFinite ? 0 : 1) } }
  private var unknownNote: Phrase {
    Phrase(
      unknown == 1 ? "1 cell is not finite" : "\(counted(unknown, "cell")) are not finite",
      "유한하지 않은 칸 \(grouped(unknown))개")
  }

  /// Which numbers are not drawn as they are.
  var notes: [Phrase] { unknown > 0 ? [unknownNote] : [] }

  /// That a cell drawn stands for a block of cells.
  static func meanNote(_ block: (rows: Int, columns: Int)) -> Phrase {
    Phrase(
      "each cell drawn is the mean of \(block.rows)×\(block.columns)",
      "그린 칸 하나는 \(block.rows)×\(block.columns)칸의 평균")
  }

  private func place(_ index: Int) -> String {
    let (row, column) = (index / columnCount, index % columnCount)
    guard !rowNames.isEmpty || !columnNames.isEmpty else { return "[\(row), \(column)]" }
    let names =
      [rowNames.isEmpty ? "\(row)" : rowNames[row]]
      + [columnNames.isEmpty ? "\(column)" : columnNames[column]]
    return "[\(names.joined(separator: ", "))]"
  }

  /// The numbers as they are written in cells, all alike.
  func labels(digits: Int) -> [String] { NumberColumn.labels(values, digits: digits) }

  /// Means of blocks of cells, so that there are at most so many rows and columns.
  func reduced(rows: Int, columns: Int) -> (grid: [[Double]], block: (rows: Int, columns: Int)) {
    let (tall, wide) = (
      max((rowCount + rows - 1) / rows, 1), max((columnCount + columns - 1) / columns, 1)
    )
    let grid = stride(from: 0, to: rowCount, by: tall).map { top in
      stride(from: 0, to: columnCount, by: wide).map { left in
        let rows = top..<min(top + tall, rowCount)
        let columns = left..<min(left + wide, columnCount)
        let count = Double(rows.count * columns.count)
        // Divided before they are added: the sum of large numbers may overflow.
        let mean = rows.reduce(0.0) { sum, row in
          columns.reduce(sum) { $0 + values[row * columnCount + $1] / count }
        }
        return mean.isFinite ? mean : .nan
      }
    }
    return (grid, (tall, wide))
  }
}

extension HeatMap: Figure {
  package var texts: Phrase { Phrase(HeatMapText(self).drawing) }

  package var page: Multilingual { HeatMapSVG(self).drawing }

  /// A line a row, its name before it.
  package var data: DataExcerpt {
    let names = columnNames.isEmpty ? (0..<columnCount).map { "\($0)" } : columnNames
    return DataTable([DataTable.name(yLabel, "row")] + names, count: rowCount) { row in
      [rowNames.isEmpty ? "\(row)" : rowNames[row]]
        + (0..<columnCount).map { DataTable.field(values[row * columnCount + $0]) }
    }.excerpt
  }
}

/// Draws a matrix as colours.
///
///     heatMap(layer.weight, title: "Weights")
///     heatMap(counts, rows: digits, columns: digits, xLabel: "predicted", yLabel: "true")
///
/// - Parameters:
///   - tensor: `[rows, columns]`, or `[columns]` for one row. Traps on another shape.
///   - rows: a name for each row; `columns` one for each column. Traps if their number differs.
///   - scale: `.sequential` or `.diverging`; without it diverging where there are numbers on both
///     sides of zero.
///   - range: the ends of the scale, such as 0…1. On a diverging scale the farther one from zero
///     counts on both sides.
@discardableResult
public func heatMap(
  _ tensor: Tensor, rows: [String] = [], columns: [String] = [], title: String = "",
  xLabel: String = "", yLabel: String = "", scale: HeatMap.ColorScale? = nil,
  range: ClosedRange<Double>? = nil
) -> HeatMap {
  let shape = tensor.shape
  guard shape.count == 1 || shape.count == 2 else {
    fatalError(
      "A heat map draws a matrix, and a tensor of shape \(shape) is none: choose a part of it, or "
        + "reshape it.")
  }
  return HeatMap(
    tensor.plotValues, rowCount: shape.count == 1 ? 1 : shape[0], columnCount: shape.last!,
    rowNames: rows, columnNames: columns, title: title, xLabel: xLabel, yLabel: yLabel,
    scale: scale, range: range)
}

/// Draws rows of numbers as colours, as the same of a tensor. Traps if rows differ in length.
@discardableResult
public func heatMap(
  _ values: [[some PlotNumber]], rows: [String] = [], columns: [String] = [], title: String = "",
  xLabel: String = "", yLabel: String = "", scale: HeatMap.ColorScale? = nil,
  range: ClosedRange<Double>? = nil
) -> HeatMap {
  let width = values.first?.count ?? 0
  for (index, row) in values.enumerated() where row.count != width {
    fatalError(
      "Row \(index) of the heat map has \(counted(row.count, "number")), and the first has "
        + "\(width): rows must be equally long.")
  }
  return HeatMap(
    values.flatMap { $0.map(\.plotNumber) }, rowCount: values.count, columnCount: width,
    rowNames: rows, columnNames: columns, title: title, xLabel: xLabel, yLabel: yLabel,
    scale: scale, range: range)
}
