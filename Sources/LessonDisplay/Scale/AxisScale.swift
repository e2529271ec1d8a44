/// How an axis spreads its values.
public enum AxisScale: Hashable, Sendable {
  /// Equal differences get equal lengths.
  case linear
  /// Equal ratios get equal lengths (base ten). Only positive numbers have a place.
  case log

  /// The largest magnitude that is drawn. Beyond it the difference of two values may overflow.
  static let limit = 1e300

  /// The value in the units in which the axis is even, or why it has no place there.
  func position(of value: Double) -> Result<Double, LeftOut> {
    guard value.isFinite else { return .failure(.notFinite) }
    guard value.magnitude <= AxisScale.limit else { return .failure(.tooLarge) }
    switch self {
    // Below the limit's inverse the steps of an axis would underflow; such a value is drawn at 0.
    case .linear: return .success(value.magnitude < 1 / AxisScale.limit ? 0 : value)
    case .log:
      guard value > 0 else { return .failure(.notPositive) }
      return value < 1 / AxisScale.limit ? .failure(.tooSmall) : .success(decimalLogarithm(value))
    }
  }
}

/// Why a point is not drawn.
enum LeftOut: Error, CaseIterable {
  case notFinite, notPositive, tooLarge, tooSmall, outsideRange

  var reason: String {
    switch self {
    case .notFinite: "not a finite number"
    case .notPositive: "not positive on a log axis"
    case .tooLarge: "larger than 1e+300"
    case .tooSmall: "smaller than 1e-300 on a log axis"
    case .outsideRange: "outside the axis range"
    }
  }
}
