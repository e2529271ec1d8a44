/// Numbers in row-major order with a shape: what operations compute with, below gradients.
///
/// A value: several arrays may share a storage, and none is seen to change through another.
struct Values: @unchecked Sendable {
  private(set) var storage: Storage
  let offset: Int
  let shape: [Int]
  let count: Int

  var pointer: UnsafeMutablePointer<Float> { storage.start + offset }
  var rank: Int { shape.count }

  /// Numbers yet to be written.
  init(uninitialized shape: [Int]) {
    count = shape.product
    self.shape = shape
    storage = Storage(count: count)
    offset = 0
  }

  init(repeating value: Float, shape: [Int]) {
    self.init(uninitialized: shape)
    pointer.initialize(repeating: value, count: count)
  }

  init(_ scalars: [Float], shape: [Int]) {
    self.init(uninitialized: shape)
    scalars.withUnsafeBufferPointer { source in
      if let base = source.baseAddress { pointer.initialize(from: base, count: count) }
    }
  }

  /// The same storage seen as another shape, from an element on.
  private init(storage: Storage, offset: Int, shape: [Int]) {
    self.storage = storage
    self.offset = offset
    self.shape = shape
    count = shape.product
  }

  func reshaped(_ shape: [Int]) -> Values {
    Values(storage: storage, offset: offset, shape: shape)
  }

  func part(from start: Int, shape: [Int]) -> Values {
    Values(storage: storage, offset: offset + start, shape: shape)
  }

  /// Gives this array a storage of its own before it is written to.
  mutating func makeUnique() {
    if offset == 0, storage.capacity >= count, isKnownUniquelyReferenced(&storage) { return }
    self = copied()
  }

  func copied() -> Values {
    let copy = Values(uninitialized: shape)
    copy.pointer.initialize(from: pointer, count: count)
    withExtendedLifetime(self) {}
    return copy
  }

  var scalars: [Float] {
    let result = Array(UnsafeBufferPointer(start: pointer, count: count))
    withExtendedLifetime(self) {}
    return result
  }

  func scalar(at index: Int) -> Float {
    let result = pointer[index]
    withExtendedLifetime(self) {}
    return result
  }

  /// The only number.
  var single: Float { scalar(at: 0) }
}

extension [Int] {
  /// The number of elements of an array of this shape.
  var product: Int {
    var result = 1
    for size in self { result *= size }
    return result
  }

  /// The shape without one axis, or with 1 there.
  func reducing(_ axis: Int, keep: Bool) -> [Int] {
    var result = self
    if keep { result[axis] = 1 } else { result.remove(at: axis) }
    return result
  }
}
