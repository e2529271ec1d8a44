internal import Clibcmark
import Foundation

/// The memory that libcmark's trees are made of: each thread has some of its own, from which pieces are
/// cut one behind the other and never given back by themselves. All of it is free again when the last
/// document of the thread is done with. A tree is thousands of small pieces, of which asking the system
/// for each takes longer than parsing the text.
enum CommonMarkMemory {
  /// What libcmark asks for memory.
  ///
  /// It is written once and then only read.
  nonisolated(unsafe) static let allocator: UnsafeMutablePointer<cmark_mem> = {
    let allocator = UnsafeMutablePointer<cmark_mem>.allocate(capacity: 1)
    allocator.initialize(
      to: cmark_mem(
        calloc: { count, size in
          let bytes = count * size
          let piece = Pieces.ofThread.pointee.piece(of: bytes)
          memset(piece, 0, bytes)
          return piece
        },
        realloc: { piece, size in Pieces.ofThread.pointee.piece(of: size, insteadOf: piece) },
        free: { _ in }))
    return allocator
  }()

  /// Runs `body`, whose trees, and those of every `lend` in it, stay until the outermost one ends.
  static func lend<Result>(to body: () throws -> Result) rethrows -> Result {
    let pieces = Pieces.ofThread
    pieces.pointee.borrowers += 1
    defer {
      pieces.pointee.borrowers -= 1
      if pieces.pointee.borrowers == 0 { pieces.pointee.takeBack() }
    }
    return try body()
  }
}

/// One thread's memory: blocks, of the last of which pieces are cut.
private struct Pieces {
  var borrowers = 0

  /// The last is in use.
  private var blocks: [UnsafeMutableRawBufferPointer] = []
  /// How much of the last block is cut off.
  private var used = 0

  /// Before each piece stands its size, so that a larger one can be put in its place.
  private static let header = 16
  private static let blockSize = 1 << 19

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key) { value in
      #if !canImport(Darwin)
        guard let value else { return }
      #endif
      let pieces = value.assumingMemoryBound(to: Pieces.self)
      for block in pieces.pointee.blocks { block.deallocate() }
      pieces.deinitialize(count: 1)
      pieces.deallocate()
    }
    return key
  }()

  static var ofThread: UnsafeMutablePointer<Pieces> {
    if let known = pthread_getspecific(key) { return known.assumingMemoryBound(to: Pieces.self) }
    let pieces = UnsafeMutablePointer<Pieces>.allocate(capacity: 1)
    pieces.initialize(to: Pieces())
    pthread_setspecific(key, pieces)
    return pieces
  }

  /// `size` bytes, whatever is in them.
  mutating func piece(of size: Int) -> UnsafeMutableRawPointer {
    let whole = Self.rounded(size) + Self.header
    if blocks.isEmpty || used + whole > blocks[blocks.count - 1].count {
      blocks.append(
        .allocate(byteCount: max(whole, Self.blockSize), alignment: Self.header))
      used = 0
    }
    // There is a block now, so it has an address.
    let start = blocks[blocks.count - 1].baseAddress! + used
    used += whole
    start.storeBytes(of: size, as: Int.self)
    return start + Self.header
  }

  /// `size` bytes that start with what is in `old`.
  mutating func piece(
    of size: Int, insteadOf old: UnsafeMutableRawPointer?
  ) -> UnsafeMutableRawPointer {
    guard let old else { return piece(of: size) }
    let head = old - Self.header
    let known = head.load(as: Int.self)
    if size <= known { return old }
    // The last piece may grow where it is.
    let block = blocks[blocks.count - 1]
    let more = Self.rounded(size) - Self.rounded(known)
    if let start = block.baseAddress, old + Self.rounded(known) == start + used,
      used + more <= block.count
    {
      used += more
      head.storeBytes(of: size, as: Int.self)
      return old
    }
    let new = piece(of: size)
    new.copyMemory(from: old, byteCount: known)
    return new
  }

  /// Makes all of it free, and keeps a block for the next document.
  mutating func takeBack() {
    for block in blocks.dropFirst() { block.deallocate() }
    if let first = blocks.first {
      blocks.removeSubrange(1...)
      if first.count > Self.blockSize {
        first.deallocate()
        blocks = []
      }
    }
    used = 0
  }

  private static func rounded(_ size: Int) -> Int { (size + 15) & ~15 }
}
