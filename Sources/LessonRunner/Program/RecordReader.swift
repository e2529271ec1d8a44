import CellProtocol
import Foundation

/// Reads the two files of a running cell program from where it left off.
struct RecordReader {
  private let records: GrowingFile
  private let output: GrowingFile
  private var pending: [StampedRecord] = []
  private var unread: [UInt8] = []
  private var printedSoFar = 0

  init(records: URL, output: URL) {
    self.records = GrowingFile(records)
    self.output = GrowingFile(output)
  }

  /// The next whole record and what was printed since the one before.
  mutating func next() -> (CellRecord, printed: [UInt8])? {
    if pending.isEmpty {
      unread += records.readOn()
      var position = 0
      // Bytes that are no record are a program that writes over its own records: the chapter then
      // ends without `finished`, which is reported.
      pending = ((try? StampedRecord.decode(unread, from: &position)) ?? []).reversed()
      unread.removeFirst(position)
    }
    guard let next = pending.popLast() else { return nil }
    return (next.record, printed(upTo: next.outputOffset))
  }

  /// Bytes printed so far, read or not.
  var outputSize: Int { output.size }

  /// What was printed after the last record.
  mutating func rest() -> [UInt8] {
    printed(upTo: Int.max)
  }

  private mutating func printed(upTo offset: Int) -> [UInt8] {
    guard offset > printedSoFar else { return [] }
    let bytes = output.readOn(atMost: offset - printedSoFar)
    printedSoFar += bytes.count
    return bytes
  }
}

/// A file that another process appends to.
private final class GrowingFile {
  private let handle: FileHandle?

  init(_ url: URL) {
    handle = try? FileHandle(forReadingFrom: url)
  }

  var size: Int {
    var status = stat()
    guard let handle, fstat(handle.fileDescriptor, &status) == 0 else { return 0 }
    return Int(status.st_size)
  }

  func readOn(atMost count: Int = .max) -> [UInt8] {
    guard let handle else { return [] }
    let data = count == .max ? try? handle.readToEnd() : try? handle.read(upToCount: count)
    return data.map(Array.init) ?? []
  }
}
