internal import CellProtocol

/// Prints `value` as a lesson shows the value of a bare expression: a figure draws itself, a text
/// keeps its quotation marks, a tensor its layout, and `Void` prints nothing.
///
/// In a lesson a bare expression needs no call; in a program that `lessons export --format swift`
/// made of one, this stands for it.
public func show<Value>(_ value: Value) {
  guard Value.self != Void.self else { return }
  print(Drawing(of: value).text)
}
