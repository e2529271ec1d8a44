/// What can stand in a cell of a table.
public protocol TableValue {
  var tableCell: TableCell { get }
}

/// A column of a table: an array or a range of values, a tensor.
public protocol TableColumn {
  var tableCells: [TableCell] { get }
}

/// The content of a table's cell.
public enum TableCell: Hashable, Sendable {
  case text(String)
  /// Written in full.
  case whole(String)
  /// Written with as many digits as its column needs.
  case number(Double)
  case empty
}

extension TableCell: TableValue { public var tableCell: TableCell { self } }
extension String: TableValue { public var tableCell: TableCell { .text(self) } }
extension Substring: TableValue { public var tableCell: TableCell { .text(String(self)) } }
extension Character: TableValue { public var tableCell: TableCell { .text(String(self)) } }
extension Bool: TableValue { public var tableCell: TableCell { .text(self ? "true" : "false") } }
extension Double: TableValue { public var tableCell: TableCell { .number(self) } }
extension Float: TableValue { public var tableCell: TableCell { .number(Double(self)) } }

extension TableValue where Self: BinaryInteger {
  public var tableCell: TableCell { .whole(description) }
}
extension Int: TableValue {}
extension Int8: TableValue {}
extension Int16: TableValue {}
extension Int32: TableValue {}
extension Int64: TableValue {}
extension UInt: TableValue {}
extension UInt8: TableValue {}
extension UInt16: TableValue {}
extension UInt32: TableValue {}
extension UInt64: TableValue {}

extension Optional: TableValue where Wrapped: TableValue {
  public var tableCell: TableCell { self?.tableCell ?? .empty }
}

extension TableColumn where Self: Sequence, Element: TableValue {
  public var tableCells: [TableCell] { map(\.tableCell) }
}
extension Array: TableColumn where Element: TableValue {}
extension ArraySlice: TableColumn where Element: TableValue {}
extension Range: TableColumn where Bound: TableValue & Strideable, Bound.Stride: SignedInteger {}
extension ClosedRange: TableColumn
where Bound: TableValue & Strideable, Bound.Stride: SignedInteger {}
extension StrideTo: TableColumn where Element: TableValue {}
extension StrideThrough: TableColumn where Element: TableValue {}
