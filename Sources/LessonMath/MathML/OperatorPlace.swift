/// How an operator stands in its row: the space that it is to have, and what a browser would give
/// it unasked.
struct OperatorPlace {
  enum Form: String { case prefix, infix, postfix }

  /// The space before and after it, in `mu`.
  var left = 0
  var right = 0
  /// The form that a browser takes it for, from where it stands in its row.
  var form = Form.infix
  /// Whether it has no operand on one side: the sign of a number.
  var isUnary = false
  /// Whether limits stand above and below it in every style.
  var fixesLimits = false

  /// The attributes that make a browser give this operator its space. Empty where the operator
  /// dictionary does so already.
  func attributes(of text: String) -> String {
    var form = form
    var attributes = ""
    if isUnary, Self.signs.contains(text), form != .prefix {
      form = .prefix
      attributes = " form=\"prefix\""
    }
    if let known = Self.dictionary(text, form), known == (left, right) { return attributes }
    if form != .infix, let infix = Self.dictionary(text, .infix), infix == (left, right) {
      return " form=\"infix\""
    }
    return attributes + " lspace=\"\(em(left))\" rspace=\"\(em(right))\""
  }

  /// The space that the operator dictionary of MathML Core gives (W3C, *MathML Core*, appendix B),
  /// for the operators that are frequent; nil where we do not count on it.
  private static func dictionary(_ text: String, _ form: Form) -> (Int, Int)? {
    if brackets.contains(text) { return (0, 0) }
    if signs.contains(text) { return form == .prefix ? (0, 0) : form == .infix ? (4, 4) : nil }
    if binary.contains(text) { return form == .infix ? (4, 4) : nil }
    if relations.contains(text) { return (5, 5) }
    if text == "," || text == ";" { return form == .infix ? (0, 3) : nil }
    return nil
  }

  private static let brackets: Set<String> = [
    "(", ")", "[", "]", "{", "}", "⟨", "⟩", "⌊", "⌋", "⌈", "⌉",
  ]
  private static let signs: Set<String> = ["+", "−", "±", "∓"]
  private static let binary: Set<String> = ["∩", "∪", "∧", "∨"]
  private static let relations: Set<String> = [
    "=", "<", ">", "≠", "≤", "≥", "≈", "≡", "∼", "∝", "∈", "∉", "⊂", "⊆", "→", "←", "↦", "⇒", "⇔",
    "⟹", "⟺", "≪", "≫", "≃", "≅",
  ]
}

/// A length in `mu` as MathML wants it.
func em(_ mu: Int) -> String {
  if mu == 0 { return "0" }
  let tenThousandths = (abs(mu) * 10_000 + 9) / 18
  let digits = String(10_000 + tenThousandths % 10_000).dropFirst()
  var text = "\(tenThousandths / 10_000).\(digits)"
  while text.hasSuffix("0") { text.removeLast() }
  if text.hasSuffix(".") { text.removeLast() }
  return (mu < 0 ? "-" : "") + text + "em"
}
