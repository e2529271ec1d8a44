/// Rounding without the C library: the stdlib's `rounded()` calls libm, which a program without
/// Foundation does not link.
extension Double {
  /// The largest whole number that is not above this one.
  var floor: Double {
    // From 2⁵² on every Double is whole.
    guard magnitude < 4_503_599_627_370_496 else { return self }
    let whole = Double(Int64(self))
    return whole > self ? whole - 1 : whole
  }

  /// The smallest whole number that is not below this one.
  var ceiling: Double { -(-self).floor }

  /// The nearest whole number; the upper one when two are equally near.
  var nearestWhole: Double {
    let below = floor
    return self - below >= 0.5 ? below + 1 : below
  }

  var isWhole: Bool { self == floor }
}
