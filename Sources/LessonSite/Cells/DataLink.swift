import CellProtocol

/// A link that saves a figure's data: the address holds them, so that it works from a file and
/// without a network.
struct DataLink {
  var data: DataExcerpt
  var fileName: String
  var wording: Wording

  /// Empty where there are no data.
  var markup: Markup {
    guard data.allRows > 0 else { return "" }
    let note: Markup =
      data.rows < data.allRows ? Markup(" " + wording.firstRows(data.rows, data.allRows)) : ""
    return """
      <a class="data" download="\(fileName)" href="\(address)">\(wording.asData)</a>\(note)
      """
  }

  /// A spreadsheet takes a text for UTF-8 where it begins with the mark of its byte order.
  private var address: Markup {
    let mark = data.csv.utf8.allSatisfy { $0 < 0x80 } ? "" : "%EF%BB%BF"
    return Markup("data:text/csv;charset=utf-8," + mark + Self.encoded(data.csv))
  }

  /// What may stand as it is in a URL and in an attribute; commas, so that most of a table stays.
  private static let plain = Set("-_.~,:;()+*/".utf8)

  private static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"):
        bytes.append(byte)
      case _ where plain.contains(byte): bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
