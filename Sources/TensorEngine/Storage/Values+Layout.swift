extension Values {
  /// A copy with the axes in another order.
  func permuted(_ order: [Int]) -> Values {
    let target = order.map { shape[$0] }
    var steps = [Int](repeating: 1, count: rank)
    for axis in stride(from: rank - 2, through: 0, by: -1) {
      steps[axis] = steps[axis + 1] * shape[axis + 1]
    }
    return gathered(target, start: 0, steps: order.map { steps[$0] })
  }

  /// A copy of evenly spaced elements: element i of the result lies at start + Σ i[axis] steps[axis].
  func gathered(_ target: [Int], start: Int, steps: [Int]) -> Values {
    let result = Values(uninitialized: target)
    walk(target, start: start, steps: steps) { source, position, size, step in
      let x = pointer + source
      let y = result.pointer + position
      if step == 1 {
        y.update(from: x, count: size)
      } else {
        for i in 0..<size { y[i] = x[i * step] }
      }
    }
    withExtendedLifetime(self) {}
    return result
  }

  /// Writes the source's elements to evenly spaced places of this array.
  mutating func scatter(_ source: Values, start: Int, steps: [Int]) {
    makeUnique()
    walk(source.shape, start: start, steps: steps) { place, position, size, step in
      let x = source.pointer + position
      let y = pointer + place
      for i in 0..<size { y[i * step] = x[i] }
    }
    withExtendedLifetime(source) {}
  }

  /// Calls the body for each run along the last axis: where it starts among the spaced places and
  /// in row-major order, how long it is and how far its elements are apart.
  private func walk(
    _ shape: [Int], start: Int, steps: [Int],
    _ body: (_ place: Int, _ position: Int, _ size: Int, _ step: Int) -> Void
  ) {
    let count = shape.product
    if count == 0 { return }
    guard let size = shape.last, let step = steps.last else { return body(start, 0, 1, 1) }
    var index = [Int](repeating: 0, count: shape.count - 1)
    var place = start
    var position = 0
    while true {
      body(place, position, size, step)
      position += size
      if position == count { return }
      var axis = index.count - 1
      while true {
        index[axis] += 1
        place += steps[axis]
        if index[axis] < shape[axis] { break }
        place -= steps[axis] * shape[axis]
        index[axis] = 0
        axis -= 1
      }
    }
  }

  /// The distance between neighbours along each axis.
  var steps: [Int] {
    var result = [Int](repeating: 1, count: rank)
    for axis in stride(from: rank - 2, through: 0, by: -1) {
      result[axis] = result[axis + 1] * shape[axis + 1]
    }
    return result
  }
}
