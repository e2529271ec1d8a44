/// The bytes of a record: a length, then a tag, then its fields in order. Whole numbers are 8 bytes,
/// least significant first, so that a signal handler can write them; texts and lists are preceded by
/// their count.
extension StampedRecord {
  /// The record as it stands in the record file.
  public var encoded: [UInt8] {
    var writer = ByteWriter()
    writer.append(record.tag)
    writer.append(outputOffset)
    switch record {
    case .cellBegan(let cell):
      writer.append(cell)
    case .cellEnded(let cell, let nanoseconds):
      writer.append(cell)
      writer.append(nanoseconds)
    case .value(let range, let drawing):
      for place in [range.line, range.column, range.endLine, range.endColumn] {
        writer.append(place)
      }
      writer.append(drawing)
    case .shape(let line, let column, let name, let shape):
      writer.append(line)
      writer.append(column)
      writer.append(name)
      writer.append(shape)
    case .errorCellEnded(let cell, let nanoseconds, let outcome):
      writer.append(cell)
      writer.append(nanoseconds)
      let (kind, status) = outcome.fields
      writer.append(kind)
      writer.append(status)
    case .threw(let message, let addresses):
      writer.append(message)
      writer.append(addresses.map { Int(bitPattern: UInt($0)) })
    case .crashed(let signal, let addresses, let thrownAt):
      writer.append(signal)
      writer.append(addresses.map { Int(bitPattern: UInt($0)) })
      writer.append(thrownAt.map { Int(bitPattern: UInt($0)) })
    case .checkFailed(let line, let message):
      writer.append(line)
      writer.append(message)
    case .claimBegan(let claim):
      writer.append(claim)
    case .claimValue(let value):
      let (kind, texts) = value.fields
      writer.append(kind)
      writer.append(texts.count)
      for text in texts { writer.append(text) }
    case .claimEnded(let outcome):
      let (kind, status) = outcome?.fields ?? (ErrorCellOutcome.none, 0)
      writer.append(kind)
      writer.append(status)
    case .checksBegan, .checksHeld, .finished:
      break
    }
    var framed = ByteWriter()
    framed.append(writer.bytes.count)
    return framed.bytes + writer.bytes
  }

  /// The records in `bytes` from `offset` on, which is moved behind the last whole one. A record
  /// that is still being written stays for the next call.
  public static func decode(
    _ bytes: [UInt8], from offset: inout Int
  ) throws(RecordError) -> [StampedRecord] {
    var records: [StampedRecord] = []
    while bytes.count - offset >= 8 {
      var header = ByteReader(bytes: bytes[offset..<offset + 8])
      let length = try header.readInt()
      guard length >= 0, length <= bytes.count else {
        if length >= 0, length <= RecordError.longest { break }
        throw RecordError(offset: offset)
      }
      let end = offset + 8 + length
      guard end <= bytes.count else { break }
      var reader = ByteReader(bytes: bytes[offset + 8..<end])
      records.append(try reader.readRecord())
      offset = end
    }
    return records
  }
}

/// The record file holds bytes that no cell program writes.
public struct RecordError: Error, Equatable {
  /// Where in the file.
  public var offset: Int

  /// No record is longer, in bytes.
  static let longest = 1 << 32
}

extension CellRecord {
  /// Tags are part of the protocol: `CCellRuntime` writes `crashed` by its number.
  fileprivate var tag: UInt8 {
    switch self {
    case .cellBegan: 1
    case .cellEnded: 2
    case .value: 3
    case .shape: 4
    case .errorCellEnded: 5
    case .threw: 6
    case .crashed: 7
    case .finished: 8
    case .checksBegan: 9
    case .checkFailed: 10
    case .checksHeld: 11
    case .claimBegan: 12
    case .claimValue: 13
    case .claimEnded: 14
    }
  }
}

extension ErrorCellOutcome {
  /// Stands for no outcome.
  fileprivate static let none = 3

  fileprivate var fields: (kind: Int, status: Int) {
    switch self {
    case .passed: (0, 0)
    case .exited(let status): (1, status)
    case .signalled(let signal): (2, signal)
    }
  }

  fileprivate init?(kind: Int, status: Int) {
    switch kind {
    case 0: self = .passed
    case 1: self = .exited(status)
    case 2: self = .signalled(status)
    default: return nil
    }
  }
}

private struct ByteWriter {
  var bytes: [UInt8] = []

  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  mutating func append(_ number: Int) {
    withUnsafeBytes(of: Int64(number).littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ text: String) {
    append(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func append(_ drawing: Drawing) {
    append(drawing.text)
    append(drawing.html.source)
    append(drawing.forms == nil ? 0 : 1)
    guard let forms = drawing.forms else { return }
    append(forms.text.source)
    append(forms.braille.source)
    append(forms.data.csv)
    append(forms.data.rows)
    append(forms.data.allRows)
  }

  mutating func append(_ numbers: [Int]) {
    append(numbers.count)
    for number in numbers { append(number) }
  }
}

private struct ByteReader {
  var bytes: ArraySlice<UInt8>

  private var error: RecordError { RecordError(offset: bytes.startIndex) }

  mutating func readByte() throws(RecordError) -> UInt8 {
    guard let byte = bytes.popFirst() else { throw error }
    return byte
  }

  mutating func readInt() throws(RecordError) -> Int {
    guard bytes.count >= 8 else { throw error }
    var number: UInt64 = 0
    for (index, byte) in bytes.prefix(8).enumerated() { number |= UInt64(byte) << (8 * index) }
    bytes = bytes.dropFirst(8)
    return Int(truncatingIfNeeded: number)
  }

  mutating func readString() throws(RecordError) -> String {
    let count = try readInt()
    guard count >= 0, count <= bytes.count else { throw error }
    defer { bytes = bytes.dropFirst(count) }
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }

  mutating func readDrawing() throws(RecordError) -> Drawing {
    var drawing = Drawing(text: try readString(), html: Multilingual(try readString()))
    switch try readInt() {
    case 0: break
    case 1:
      drawing.forms = FigureForms(
        text: Multilingual(try readString()), braille: Multilingual(try readString()),
        data: DataExcerpt(csv: try readString(), rows: try readInt(), allRows: try readInt()))
    default: throw error
    }
    return drawing
  }

  mutating func readStrings() throws(RecordError) -> [String] {
    let count = try readInt()
    guard count >= 0, count <= bytes.count / 8 else { throw error }
    var texts: [String] = []
    for _ in 0..<count { texts.append(try readString()) }
    return texts
  }

  mutating func readInts() throws(RecordError) -> [Int] {
    let count = try readInt()
    guard count >= 0, count <= bytes.count / 8 else { throw error }
    var numbers: [Int] = []
    for _ in 0..<count { numbers.append(try readInt()) }
    return numbers
  }

  mutating func readAddresses() throws(RecordError) -> [UInt64] {
    try readInts().map { UInt64(UInt(bitPattern: $0)) }
  }

  mutating func readRecord() throws(RecordError) -> StampedRecord {
    let tag = try readByte()
    let outputOffset = try readInt()
    let record: CellRecord
    switch tag {
    case 1:
      record = .cellBegan(cell: try readInt())
    case 2:
      record = .cellEnded(cell: try readInt(), nanoseconds: try readInt())
    case 3:
      let range = SourceRange(
        line: try readInt(), column: try readInt(), endLine: try readInt(),
        endColumn: try readInt())
      record = .value(range: range, drawing: try readDrawing())
    case 4:
      record = .shape(
        line: try readInt(), column: try readInt(), name: try readString(), shape: try readInts())
    case 5:
      let (cell, nanoseconds) = (try readInt(), try readInt())
      guard let outcome = ErrorCellOutcome(kind: try readInt(), status: try readInt()) else {
        throw error
      }
      record = .errorCellEnded(cell: cell, nanoseconds: nanoseconds, outcome: outcome)
    case 6:
      record = .threw(message: try readString(), addresses: try readAddresses())
    case 7:
      record = .crashed(
        signal: try readInt(), addresses: try readAddresses(), thrownAt: try readAddresses())
    case 8:
      record = .finished
    case 9:
      record = .checksBegan
    case 10:
      record = .checkFailed(line: try readInt(), message: try readString())
    case 11:
      record = .checksHeld
    case 12:
      record = .claimBegan(claim: try readInt())
    case 13:
      guard let value = ClaimValue(kind: try readInt(), texts: try readStrings()) else {
        throw error
      }
      record = .claimValue(value)
    case 14:
      let (kind, status) = (try readInt(), try readInt())
      let outcome = ErrorCellOutcome(kind: kind, status: status)
      guard outcome != nil || kind == ErrorCellOutcome.none else { throw error }
      record = .claimEnded(outcome: outcome)
    default:
      throw error
    }
    guard bytes.isEmpty else { throw error }
    return StampedRecord(outputOffset: outputOffset, record: record)
  }
}
