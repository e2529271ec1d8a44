internal import CellProtocol

extension ClaimValue {
  /// What can be compared with a text of `value`.
  init<Value>(of value: Value) {
    switch value {
    case let optional as any OptionalValue:
      self =
        optional.unwrapped.map { wrapped in ClaimValue(of: wrapped) }
        ?? .unusable("it is nil: claim a value that is there")
    case let isTrue as Bool:
      self = .boolean(isTrue)
    case let number as any BinaryInteger:
      self = .number(exact: String(describing: number), printed: String(describing: number))
    case let number as any BinaryFloatingPoint:
      self.init(Double(number), printed: String(describing: number))
    case let tensor as Tensor where tensor.count == 1:
      self.init(tensor.item(), printed: String(describing: Float(tensor.item())))
    case let tensor as Tensor:
      self = .unusable(
        "it is a tensor of shape \(tensor.shape), and a text holds one number: reduce it, as in "
          + "`.mean()`, or claim its `.shape` or one of its elements")
    case let text as any StringProtocol:
      self = .text(String(text))
    case let character as Character:
      self = .text(String(character))
    default:
      self = .description(String(describing: value))
    }
  }

  private init(_ number: Double, printed: String) {
    self = .number(exact: Self.digits(of: number), printed: printed)
  }

  /// All decimal digits: the smallest power of two, 2⁻¹⁰⁷⁴, has 1,074 of them behind the point.
  private static func digits(of number: Double) -> String {
    guard number.isFinite else { return DecimalFormat.fixed(number, digits: 0) }
    var text = DecimalFormat.fixed(number, digits: 1074)
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }
}
