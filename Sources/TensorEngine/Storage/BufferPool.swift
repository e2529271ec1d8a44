import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Gives out blocks of memory and keeps returned ones for the next request of their size, so that a
/// training step reuses the memory of the step before it.
///
/// Very small blocks go to `malloc`, which is quick at them. The others begin where a cache line does,
/// so that no vector lies across two, and that is slow to ask of the system; large ones would go back
/// to it and come again as pages to be cleared. Sizes are rounded up to quarters of a power of two. One
/// lock guards the lists.
enum BufferPool {
  /// Smaller requests than this many floats go to `malloc`.
  private static let smallest = 256
  /// Blocks kept of a size: so many, or as many as make 1 MB. Floats kept in all (256 MB). More are
  /// freed.
  private static let mostBlocks = 16
  private static let mostFloatsOfSmallBlocks = 1 << 18
  private static let mostFloats = 1 << 26

  private struct Block: @unchecked Sendable {
    let start: UnsafeMutablePointer<Float>
  }
  private struct FreeLists {
    /// One for each of the four sizes between two powers of two.
    var blocks = Array(repeating: [Block](), count: 4 * Int.bitWidth)
    var floats = 0
  }
  private static let free = Mutex(FreeLists())

  static func roundedCapacity(_ count: Int) -> Int {
    if count < smallest { return max(count, 1) }
    let step = 1 << (Int.bitWidth - 1 - count.leadingZeroBitCount - 2)
    return (count + step - 1) / step * step
  }

  /// The list of a rounded size.
  private static func list(_ capacity: Int) -> Int {
    let exponent = Int.bitWidth - 1 - capacity.leadingZeroBitCount
    return 4 * exponent + (capacity >> (exponent - 2)) - 4
  }

  static func take(_ capacity: Int) -> UnsafeMutablePointer<Float> {
    if capacity >= smallest {
      let block = free.withLock { lists in
        let block = lists.blocks[list(capacity)].popLast()
        if block != nil { lists.floats -= capacity }
        return block
      }
      if let block { return block.start }
    }
    let bytes = capacity * MemoryLayout<Float>.stride
    var raw: UnsafeMutableRawPointer?
    if capacity < smallest {
      raw = malloc(bytes)
    } else if posix_memalign(&raw, 64, bytes) != 0 {
      raw = nil
    }
    guard let raw else { failure("no memory for a tensor of \(capacity) elements") }
    return raw.bindMemory(to: Float.self, capacity: capacity)
  }

  static func give(_ start: UnsafeMutablePointer<Float>, capacity: Int) {
    if capacity >= smallest {
      let block = Block(start: start)
      let isKept = free.withLock { lists in
        let list = list(capacity)
        guard
          lists.blocks[list].count < max(mostBlocks, mostFloatsOfSmallBlocks / capacity),
          lists.floats + capacity <= mostFloats
        else {
          return false
        }
        lists.blocks[list].append(block)
        lists.floats += capacity
        return true
      }
      if isKept { return }
    }
    Self.release(start)
  }

  private static func release(_ start: UnsafeMutablePointer<Float>) {
    #if canImport(Glibc)
      Glibc.free(start)
    #elseif canImport(Musl)
      Musl.free(start)
    #elseif canImport(Darwin)
      Darwin.free(start)
    #endif
  }
}
