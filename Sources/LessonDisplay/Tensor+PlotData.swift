import TensorEngine

/// A tensor draws as its elements, row by row, whatever its shape.
extension Tensor: PlotData {
  public var plotValues: [Double] { scalars.map(Double.init) }
}

extension Tensor: TableColumn {
  public var tableCells: [TableCell] { scalars.map { .number(Double($0)) } }
}

/// A tensor of one element draws as a number, so that losses can be collected as they are.
///
/// Traps if it has more or fewer.
extension Tensor: PlotNumber {
  public var plotNumber: Double { only }
}

extension Tensor: TableValue {
  public var tableCell: TableCell { .number(only) }
}

extension Tensor {
  private var only: Double {
    guard scalars.count == 1 else {
      fatalError("A tensor of shape \(shape) is not one number; draw its elements or its item().")
    }
    return Double(scalars[0])
  }
}
