import TensorEngine

/// Draws the vectors of the plane whose norm is 1, a curve a norm: a diamond for L1, a circle for L2,
/// a square for L∞.
///
///     unitBalls(norms: [0.5, 1, 2, .infinity])
///
/// - Parameter norms: p of |x|ᵖ + |y|ᵖ = 1. Traps where one is not above 0.
@discardableResult
public func unitBalls(norms: [Double] = [1, 2, .infinity], title: String = "") -> PlaneFigure {
  let series = norms.map { norm in
    let points = ball(norm: norm)
    return Series(
      "L" + (norm == .infinity ? "∞" : shortNumber(norm)), x: points.map { $0[0] },
      y: points.map { $0[1] })
  }
  return PlaneFigure(series, kind: .curves, title: title, xLabel: "", yLabel: "")
}

/// The vectors of the plane whose norm is `radius`, as a closed path of points, to be drawn over a
/// contour plot.
///
///     contour(x: -2...2, y: -2...2, paths: ["L1 = 1": ball(norm: 1)]) { x, y in loss(x, y) }
///
/// Traps where `norm` is not above 0.
public func ball(norm: Double, radius: Double = 1) -> [[Double]] {
  guard norm > 0 else {
    fatalError("A norm's p is above 0, and this one is \(shortNumber(norm)): L1 has 1, L2 has 2.")
  }
  // Along the diamond, whose points are brought to the norm: exact at the corners of each.
  let steps = 32
  let quarter = (0..<steps).map { step -> (x: Double, y: Double) in
    let y = Double(step) / Double(steps)
    let length = length(1 - y, y, norm: norm)
    return ((1 - y) / length * radius, y / length * radius)
  }
  let turns: [(Double, Double, Bool)] = [
    (1, 1, false), (-1, 1, true), (-1, -1, false), (1, -1, true),
  ]
  let points = turns.flatMap { across, up, isTurned in
    quarter.map { point in
      isTurned ? [across * point.y, up * point.x] : [across * point.x, up * point.y]
    }
  }
  return points + [[radius, 0]]
}

/// (xᵖ + yᵖ)^(1/p) of numbers that are not negative.
private func length(_ x: Double, _ y: Double, norm: Double) -> Double {
  if norm == .infinity { return max(x, y) }
  if norm == 1 { return x + y }
  if norm == 2 { return (x * x + y * y).squareRoot() }
  // Beside the larger one, so that no power is out of range.
  let largest = max(x, y)
  return largest * pow(pow(x / largest, norm) + pow(y / largest, norm), 1 / norm)
}
