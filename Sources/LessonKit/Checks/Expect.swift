/// Checks that `condition` holds, as an exercise asks of an answer.
///
///     expect(relu(-1) == 0, "relu(-1) must be 0")
///
/// In an exercise, the first check that does not hold ends the answer, and the reader sees the
/// message. In any other cell it stops the chapter, as `fatalError` does.
///
/// - Parameters:
///   - condition: what must be true; an error that it throws counts as false, and is named.
///   - message: what must hold, in words: `relu(-1) must be 0`.
public func expect(
  _ condition: @autoclosure () throws -> Bool, _ message: String, line: Int = #line
) {
  Check(message, line).compare {
    try condition() ? nil : ""
  }
}

/// Checks that `value` is exactly `expected`; the message then tells both.
///
///     expect(factorial(5), equals: 120, "5! is 5 · 4 · 3 · 2 · 1")
public func expect<Value: Equatable>(
  _ value: @autoclosure () throws -> Value, equals expected: @autoclosure () throws -> Value,
  _ message: String, line: Int = #line
) {
  Check(message, line).compare {
    let (value, expected) = (try value(), try expected())
    return value == expected ? nil : Check.difference(value, expected)
  }
}

/// Checks that a number is at most `tolerance` from `expected`; NaN is near nothing.
///
///     expect(slope(at: 0), isCloseTo: 0.25, within: 1e-6, "the sigmoid is steepest at 0")
public func expect(
  _ value: @autoclosure () throws -> some TensorScalar,
  isCloseTo expected: @autoclosure () throws -> some TensorScalar, within tolerance: Double = 1e-6,
  _ message: String, line: Int = #line
) {
  Check(message, line).compare {
    let (value, expected) = (try value(), try expected())
    return isClose(value.asDouble, expected.asDouble, tolerance)
      ? nil : Check.difference(value, expected)
  }
}

/// Checks that `value` has exactly the shape and elements of `expected`.
///
///     expect(relu([-1, 2]), equals: [0, 2], "relu must work element by element")
public func expect(
  _ value: @autoclosure () throws -> Tensor, equals expected: @autoclosure () throws -> Tensor,
  _ message: String, line: Int = #line
) {
  Check(message, line).compare {
    TensorDifference.text(try value(), try expected()) { $0 == $1 }
  }
}

/// Checks that `value` has the shape of `expected`, and each element at most `tolerance` from it.
public func expect(
  _ value: @autoclosure () throws -> Tensor, isCloseTo expected: @autoclosure () throws -> Tensor,
  within tolerance: Double = 1e-6, _ message: String, line: Int = #line
) {
  Check(message, line).compare {
    TensorDifference.text(try value(), try expected()) { isClose($0, $1, tolerance) }
  }
}

/// Infinities are close to themselves.
private func isClose(_ value: Double, _ expected: Double, _ tolerance: Double) -> Bool {
  value == expected || (value - expected).magnitude <= tolerance
}

/// The first difference of two tensors.
private enum TensorDifference {
  /// Nil where there is none.
  static func text(
    _ value: Tensor, _ expected: Tensor, isSame: (Double, Double) -> Bool
  ) -> String? {
    guard value.shape == expected.shape else {
      return "its shape is \(value.shape), expected \(expected.shape)"
    }
    let pairs = zip(value.toArray(), expected.toArray())
    guard let (place, pair) = pairs.enumerated().first(where: { !isSame($1.0, $1.1) }) else {
      return nil
    }
    let difference = Check.difference(Float(pair.0), Float(pair.1))
    return value.shape.isEmpty ? difference : "element \(index(place, value.shape)): \(difference)"
  }

  /// The index of the element that is `place`-th in row-major order.
  private static func index(_ place: Int, _ shape: [Int]) -> [Int] {
    var rest = place
    return shape.reversed().map { size in
      defer { rest /= size }
      return rest % size
    }.reversed()
  }
}
