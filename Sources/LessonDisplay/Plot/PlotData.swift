/// Numbers that can be drawn: arrays and ranges of numbers, tensors.
public protocol PlotData {
  /// The numbers in order. A tensor of several axes gives its elements row by row.
  var plotValues: [Double] { get }
}

/// One number that can be drawn.
public protocol PlotNumber {
  var plotNumber: Double { get }
}

extension PlotNumber where Self: BinaryInteger {
  public var plotNumber: Double { Double(self) }
}

extension Double: PlotNumber { public var plotNumber: Double { self } }
extension Float: PlotNumber { public var plotNumber: Double { Double(self) } }
extension Int: PlotNumber {}
extension Int8: PlotNumber {}
extension Int16: PlotNumber {}
extension Int32: PlotNumber {}
extension Int64: PlotNumber {}
extension UInt: PlotNumber {}
extension UInt8: PlotNumber {}
extension UInt16: PlotNumber {}
extension UInt32: PlotNumber {}
extension UInt64: PlotNumber {}

extension PlotData where Self: Sequence, Element: PlotNumber {
  public var plotValues: [Double] { map(\.plotNumber) }
}

extension Array: PlotData where Element: PlotNumber {}
extension ArraySlice: PlotData where Element: PlotNumber {}
extension ContiguousArray: PlotData where Element: PlotNumber {}
extension Range: PlotData where Bound: PlotNumber & Strideable, Bound.Stride: SignedInteger {}
extension ClosedRange: PlotData where Bound: PlotNumber & Strideable, Bound.Stride: SignedInteger {}
extension StrideTo: PlotData where Element: PlotNumber {}
extension StrideThrough: PlotData where Element: PlotNumber {}
