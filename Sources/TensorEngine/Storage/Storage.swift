/// The memory of one or more arrays. Written only by whoever made it or holds the only reference.
final class Storage: @unchecked Sendable {
  let start: UnsafeMutablePointer<Float>
  let capacity: Int

  /// Memory for `count` numbers, not cleared.
  init(count: Int) {
    capacity = BufferPool.roundedCapacity(count)
    start = BufferPool.take(capacity)
  }

  deinit { BufferPool.give(start, capacity: capacity) }
}
