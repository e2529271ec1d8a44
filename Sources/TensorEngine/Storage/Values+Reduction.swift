/// The kernels of one reduction, along rows and across them.
struct Reduction {
  private let line: ReductionKernel
  private let rows: RowReductionKernel

  /// A long line is reduced in blocks of this size, and what they give is reduced again: one order
  /// on any number of threads.
  private static let block = 65_536

  /// One number of `count`.
  func callAsFunction(_ x: UnsafePointer<Float>, _ count: Int) -> Float {
    if count <= Self.block { return line(x, count) }
    let blocks = (count + Self.block - 1) / Self.block
    let parts = Storage(count: blocks)
    Threads.split(blocks, grain: 2) { range in
      for index in range {
        let start = index * Self.block
        parts.start[index] = line(x + start, min(Self.block, count - start))
      }
    }
    defer { withExtendedLifetime(parts) {} }
    return self(parts.start, blocks)
  }

  /// One row of `count` rows of `width` numbers.
  func callAsFunction(
    rows count: Int, _ x: UnsafePointer<Float>, width: Int, to y: UnsafeMutablePointer<Float>
  ) {
    Threads.split(width, grain: Threads.grain(elements: count), step: 16) { part in
      rows(x + part.lowerBound, count, part.count, width, y + part.lowerBound)
    }
  }

  static var sum: Reduction { Reduction(line: kernels.sum, rows: kernels.sumRows) }
  static var minimum: Reduction {
    Reduction(line: kernels.minimumOf, rows: kernels.minimumRows)
  }
  static var maximum: Reduction {
    Reduction(line: kernels.maximumOf, rows: kernels.maximumRows)
  }
}

extension Values {
  func reduced(_ reduction: Reduction) -> Values {
    let result = Values(uninitialized: [])
    result.pointer.pointee = reduction(pointer, count)
    withExtendedLifetime(self) {}
    return result
  }

  /// Reduces some axes, each left with size 1. Neighbouring axes are reduced as one.
  func reduced(_ reduction: Reduction, axes: [Int]) -> Values {
    var shape = shape
    var values = self
    var last = rank - 1
    while last >= 0 {
      guard axes.contains(last) else {
        last -= 1
        continue
      }
      var first = last
      while first > 0, axes.contains(first - 1) { first -= 1 }
      let outer = shape[..<first].reduce(1, *)
      let size = shape[first...last].reduce(1, *)
      let inner = shape[(last + 1)...].reduce(1, *)
      for axis in first...last { shape[axis] = 1 }
      let next = Values(uninitialized: shape)
      for i in 0..<outer {
        let x = values.pointer + i * size * inner
        if inner == 1 {
          next.pointer[i] = reduction(x, size)
        } else {
          reduction(rows: size, x, width: inner, to: next.pointer + i * inner)
        }
      }
      withExtendedLifetime(values) {}
      values = next
      last = first - 1
    }
    return values
  }

  /// The sum that undoes broadcasting: from this shape back to a smaller operand's.
  func summed(to target: [Int]) -> Values {
    if shape == target { return self }
    let extra = rank - target.count
    let axes = (0..<rank).filter { $0 < extra || (target[$0 - extra] == 1 && shape[$0] != 1) }
    return reduced(.sum, axes: axes).reshaped(target)
  }

  /// Repeats along axes of size 1, and leading axes, to fill a larger shape.
  func expanded(to target: [Int]) -> Values {
    if shape == target { return self }
    // −0 + x is x, of the zeros too.
    return Values(repeating: -0.0, shape: target) + self
  }
}
