extension Values {
  func map(_ kernel: UnaryKernel) -> Values {
    let result = Values(uninitialized: shape)
    Threads.split(count, grain: Threads.elements, step: 64) { part in
      let start = part.lowerBound
      kernel(pointer + start, result.pointer + start, part.count)
    }
    withExtendedLifetime(self) {}
    return result
  }

  /// One kernel over both arrays, on several threads where they are large. A step is 1, or 0 to
  /// repeat one number.
  private static func combine(
    _ kernel: BinaryKernel, _ a: UnsafePointer<Float>, _ aStep: Int, _ b: UnsafePointer<Float>,
    _ bStep: Int, _ y: UnsafeMutablePointer<Float>, _ count: Int
  ) {
    Threads.split(count, grain: Threads.elements, step: 64) { part in
      let start = part.lowerBound
      kernel(a + start * aStep, aStep, b + start * bStep, bStep, y + start, part.count)
    }
  }

  func map(_ kernel: BinaryKernel, _ scalar: Float) -> Values {
    let result = Values(uninitialized: shape)
    withUnsafePointer(to: scalar) {
      Self.combine(kernel, pointer, 1, $0, 0, result.pointer, count)
    }
    withExtendedLifetime(self) {}
    return result
  }

  func map(_ scalar: Float, _ kernel: BinaryKernel) -> Values {
    let result = Values(uninitialized: shape)
    withUnsafePointer(to: scalar) {
      Self.combine(kernel, $0, 0, pointer, 1, result.pointer, count)
    }
    withExtendedLifetime(self) {}
    return result
  }

  /// Element by element, with the smaller array repeated as PyTorch broadcasts.
  func combine(_ kernel: BinaryKernel, _ other: Values) -> Values {
    if shape == other.shape {
      let result = Values(uninitialized: shape)
      Self.combine(kernel, pointer, 1, other.pointer, 1, result.pointer, count)
      withExtendedLifetime((self, other)) {}
      return result
    }
    if other.count == 1, other.rank <= rank { return map(kernel, other.single) }
    if count == 1, rank <= other.rank { return other.map(single, kernel) }
    return broadcast(kernel, other)
  }

  private func broadcast(_ kernel: BinaryKernel, _ other: Values) -> Values {
    let shape = Self.broadcastShape(self.shape, other.shape)
    let result = Values(uninitialized: shape)
    if result.count == 0 { return result }
    var axes: [(size: Int, a: Int, b: Int)] = []
    let aSteps = Self.steps(self.shape, in: shape)
    let bSteps = Self.steps(other.shape, in: shape)
    // Neighbouring axes that both operands walk through evenly are one axis.
    for (axis, size) in shape.enumerated() where size != 1 {
      if let last = axes.last, last.a == aSteps[axis] * size, last.b == bSteps[axis] * size {
        axes[axes.count - 1] = (last.size * size, aSteps[axis], bSteps[axis])
      } else {
        axes.append((size, aSteps[axis], bSteps[axis]))
      }
    }
    let inner = axes.popLast() ?? (1, 1, 1)
    var position = [Int](repeating: 0, count: axes.count)
    var a = pointer
    var b = other.pointer
    var y = result.pointer
    let end = y + result.count
    while true {
      kernel(a, inner.a, b, inner.b, y, inner.size)
      y += inner.size
      if y == end { break }
      var axis = axes.count - 1
      while true {
        position[axis] += 1
        a += axes[axis].a
        b += axes[axis].b
        if position[axis] < axes[axis].size { break }
        a -= axes[axis].a * axes[axis].size
        b -= axes[axis].b * axes[axis].size
        position[axis] = 0
        axis -= 1
      }
    }
    withExtendedLifetime((self, other)) {}
    return result
  }

  /// How far apart neighbours along each axis of `target` lie in an array of `shape`; 0 where the
  /// array repeats.
  private static func steps(_ shape: [Int], in target: [Int]) -> [Int] {
    var result = [Int](repeating: 0, count: target.count)
    var step = 1
    for (axis, size) in shape.enumerated().reversed() {
      if size != 1 { result[axis + target.count - shape.count] = step }
      step *= size
    }
    return result
  }

  static func broadcastShape(_ a: [Int], _ b: [Int]) -> [Int] {
    let rank = max(a.count, b.count)
    return (0..<rank).map { axis in
      let left = axis - rank + a.count
      let right = axis - rank + b.count
      let x = left < 0 ? 1 : a[left]
      let y = right < 0 ? 1 : b[right]
      require(
        x == y || x == 1 || y == 1,
        "The size of tensor a (\(x)) must match the size of tensor b (\(y)) at non-singleton "
          + "dimension \(axis) (shapes \(a) and \(b))")
      return x == 1 ? y : x
    }
  }

  static func + (a: Values, b: Values) -> Values { a.combine(kernels.add, b) }
  static func - (a: Values, b: Values) -> Values { a.combine(kernels.subtract, b) }
  static func * (a: Values, b: Values) -> Values { a.combine(kernels.multiply, b) }
  static func / (a: Values, b: Values) -> Values { a.combine(kernels.divide, b) }
  static func * (a: Values, b: Float) -> Values { a.map(kernels.multiply, b) }
  static func / (a: Values, b: Float) -> Values { a.map(kernels.divide, b) }
  static prefix func - (a: Values) -> Values { a.map(kernels.negative) }

  /// self + scale x, one fused step each.
  func adding(_ scale: Float, _ x: Values) -> Values {
    let result = Values(uninitialized: shape)
    Threads.split(count, grain: Threads.elements, step: 64) { part in
      let start = part.lowerBound
      kernels.addScaled(
        pointer + start, scale, x.pointer + start, result.pointer + start, part.count)
    }
    withExtendedLifetime((self, x)) {}
    return result
  }

  /// Adds the other array, in place when this one's storage is nobody else's.
  mutating func accumulate(_ other: Values) {
    makeUnique()
    Self.combine(kernels.add, pointer, 1, other.pointer, 1, pointer, count)
    withExtendedLifetime((self, other)) {}
  }
}
