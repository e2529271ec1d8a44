import CellProtocol
import Testing

@Suite struct RecordCodingTests {
  static let records: [CellRecord] = [
    .cellBegan(cell: 0),
    .cellEnded(cell: 7, nanoseconds: 1_234_567_890_123),
    .value(
      range: SourceRange(line: 12, column: 3, endLine: 14, endColumn: 9),
      drawing: Drawing(text: "한글 \"quoted\"\n", html: "<svg/>")),
    .value(
      range: SourceRange(line: 1, column: 1, endLine: 1, endColumn: 2), drawing: Drawing(text: "")),
    .value(
      range: SourceRange(line: 2, column: 1, endLine: 2, endColumn: 2),
      drawing: Drawing(
        text: "* *", html: Multilingual(english: "<svg>two</svg>", korean: "<svg>둘</svg>"),
        forms: FigureForms(
          text: "* *", braille: Multilingual(english: "⠒ a", korean: "⠒ 가"),
          data: DataExcerpt(csv: "x,y\n1,\"2\"\n", rows: 1, allRows: 1_000_000)))),
    .shape(line: 3, column: 5, name: "logits", shape: [8, 64, 32, 32]),
    .shape(line: 3, column: 5, name: "", shape: []),
    .errorCellEnded(cell: 2, nanoseconds: 5, outcome: .passed),
    .errorCellEnded(cell: 2, nanoseconds: 5, outcome: .exited(3)),
    .errorCellEnded(cell: 2, nanoseconds: 5, outcome: .signalled(4)),
    .threw(message: "Refused()", addresses: [0x1234, UInt64.max]),
    .crashed(signal: 11, addresses: [1, 2], thrownAt: []),
    .checkFailed(line: 12, message: "relu(-1) must be 0"),
    .checksBegan,
    .checksHeld,
    .claimBegan(claim: 3),
    .claimValue(.boolean(true)),
    .claimValue(.boolean(false)),
    .claimValue(.number(exact: "0.925000011920928955078125", printed: "0.925")),
    .claimValue(.text("한글")),
    .claimValue(.description("[64, 10]")),
    .claimValue(.unusable("it is nil")),
    .claimEnded(outcome: .signalled(9)),
    .claimEnded(outcome: nil),
    .finished,
  ]

  private func encoded(_ records: [CellRecord]) -> [UInt8] {
    records.enumerated().flatMap {
      StampedRecord(outputOffset: $0.offset * 1000, record: $0.element).encoded
    }
  }

  @Test func whatIsWrittenIsRead() throws {
    let bytes = encoded(Self.records)
    var offset = 0
    let read = try StampedRecord.decode(bytes, from: &offset)
    #expect(read.map(\.record) == Self.records)
    #expect(read.map(\.outputOffset) == Self.records.indices.map { $0 * 1000 })
    #expect(offset == bytes.count)
  }

  @Test func aRecordThatIsStillBeingWrittenWaits() throws {
    let bytes = encoded(Self.records)
    // However the bytes are cut, the parts give the same records.
    for cut in bytes.indices {
      var unread: [UInt8] = []
      var records: [CellRecord] = []
      for part in [bytes[..<cut], bytes[cut...]] {
        unread += part
        var offset = 0
        records += try StampedRecord.decode(unread, from: &offset).map(\.record)
        unread.removeFirst(offset)
      }
      #expect(records == Self.records)
      #expect(unread.isEmpty)
    }
  }

  @Test func otherBytesAreRefusedOrWait() {
    // Each byte of a valid file changed in turn: records or an error, never a trap.
    let bytes = encoded(Self.records)
    var refused = 0
    for index in bytes.indices {
      for value in [UInt8(0xFF), 0x00, bytes[index] &+ 1] {
        var hostile = bytes
        hostile[index] = value
        var offset = 0
        do {
          _ = try StampedRecord.decode(hostile, from: &offset)
        } catch {
          refused += 1
        }
      }
    }
    #expect(refused > 100)
  }
}
