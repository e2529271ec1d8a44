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

  var reason: Phrase {
    switch self {
    case .notFinite: Phrase("not a finite number", "유한한 수가 아님")
    case .notPositive: Phrase("not positive on a log axis", "로그 축에서 양수가 아님")
    case .tooLarge: Phrase("larger than 1e+300", "1e+300보다 큼")
    case .tooSmall: Phrase("smaller than 1e-300 on a log axis", "로그 축에서 1e-300보다 작음")
    case .outsideRange: Phrase("outside the axis range", "축의 범위 밖")
    }
  }
}
