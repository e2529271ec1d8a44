import TensorEngine

/// A vector in the plane, drawn from a place.
public struct Arrow: Hashable, Sendable {
  /// What the legend calls it; empty for none.
  public var name: String
  /// Where it begins, two numbers.
  public let start: [Double]
  /// How far it goes, two numbers.
  public let vector: [Double]

  /// Traps where `start` or `vector` has not two numbers.
  public init(_ name: String = "", _ vector: some PlotData, from start: some PlotData = [0, 0]) {
    self.name = name
    self.start = start.plotValues
    self.vector = vector.plotValues
    for values in [self.start, self.vector] where values.count != 2 {
      let subject = name.isEmpty ? "An arrow" : "The arrow \"\(name.onOneLine)\""
      fatalError(
        "\(subject) lies in the plane and needs two numbers, and has \(values.count).")
    }
  }

  var end: [Double] { [start[0] + vector[0], start[1] + vector[1]] }
}

/// Draws vectors of the plane as arrows from the origin, a unit as long upwards as to the side.
///
///     arrows(["w1": [1, 2], "w2": [3, 1]])
///     arrows(["2 w1": 2 * w1, "3 w2": 3 * w2], headToTail: true)  // their sum is where they end
///
/// - Parameters:
///   - vectors: an array or a tensor of two numbers each. Traps on any other.
///   - headToTail: each begins where the one before ends.
@discardableResult
public func arrows(
  _ vectors: KeyValuePairs<String, any PlotData>, headToTail: Bool = false, title: String = "",
  xLabel: String = "", yLabel: String = ""
) -> PlaneFigure {
  var start = [0.0, 0]
  let drawn = vectors.map { name, vector in
    let arrow = Arrow(name, vector.plotValues, from: start)
    if headToTail { start = arrow.end }
    return arrow
  }
  return arrows(drawn, title: title, xLabel: xLabel, yLabel: yLabel)
}

/// Draws the columns of a matrix as arrows from the origin: where it takes the unit vectors.
///
///     arrows(columnsOf: layer.weight)
///
/// Traps where the matrix is not `[2, count]`.
@discardableResult
public func arrows(
  columnsOf matrix: Tensor, names: [String] = [], title: String = "", xLabel: String = "",
  yLabel: String = ""
) -> PlaneFigure {
  guard matrix.rank == 2, matrix.shape[0] == 2 else {
    fatalError(
      "The columns of a matrix lie in the plane where it is [2, count], and this one is "
        + "\(matrix.shape).")
  }
  let count = matrix.shape[1]
  guard names.isEmpty || names.count == count else {
    fatalError("There are \(names.count) names for \(counted(count, "column")): a column has one.")
  }
  let values = matrix.plotValues
  let drawn = (0..<count).map { column in
    Arrow(
      names.isEmpty ? "column \(column)" : names[column], [values[column], values[count + column]])
  }
  return arrows(drawn, title: title, xLabel: xLabel, yLabel: yLabel)
}

/// Draws arrows that each begin at a place of their own.
@discardableResult
public func arrows(
  _ arrows: [Arrow], title: String = "", xLabel: String = "", yLabel: String = ""
) -> PlaneFigure {
  let series = arrows.map { arrow in
    Series(arrow.name, x: [arrow.start[0], arrow.end[0]], y: [arrow.start[1], arrow.end[1]])
  }
  return PlaneFigure(series, kind: .arrows, title: title, xLabel: xLabel, yLabel: yLabel)
}
