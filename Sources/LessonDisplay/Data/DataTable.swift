internal import CellProtocol

/// A figure's data as rows, of which only those are made that a page holds.
struct DataTable {
  var header: [String]
  var count: Int
  var row: (Int) -> [String]

  /// Bytes of a figure's data that a page holds, at most.
  static let mostBytes = 8192

  init(_ header: [String], count: Int, row: @escaping (Int) -> [String]) {
    self.header = header
    self.count = count
    self.row = row
  }

  /// The first rows, as RFC 4180 writes them but with a bare line feed. A header that is too long
  /// for a page leaves nothing.
  var excerpt: DataExcerpt {
    var csv = Self.line(header)
    guard count > 0, csv.utf8.count < Self.mostBytes else { return DataExcerpt() }
    var rows = 0
    while rows < count {
      let line = Self.line(row(rows))
      guard csv.utf8.count + line.utf8.count <= Self.mostBytes else { break }
      csv += line
      rows += 1
    }
    return rows == 0 ? DataExcerpt() : DataExcerpt(csv: csv, rows: rows, allRows: count)
  }

  private static func line(_ fields: [String]) -> String {
    fields.map(quoted).joined(separator: ",") + "\n"
  }

  private static func quoted(_ field: String) -> String {
    let special: (UInt8) -> Bool = { [0x0A, 0x0D, 0x22, 0x2C].contains($0) }
    guard field.utf8.contains(where: special) || field.first == " " || field.last == " " else {
      return field
    }
    return "\""
      + field.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}

extension DataTable {
  /// A number in all its digits: those of a Float where it is one, as the elements of tensors are.
  static func field(_ value: Double) -> String {
    guard value.isFinite else { return shortNumber(value) }
    let digits =
      Double(Float(value)) == value ? DecimalDigits(Float(value)) : DecimalDigits(value)
    return (-5...15).contains(digits.magnitude) ? digits.plain() : digits.scientific()
  }

  /// What a column is called: what the author calls it, else by its kind.
  static func name(_ label: String, _ kind: String) -> String {
    label.onOneLine.isEmpty ? kind : label.onOneLine
  }
}
