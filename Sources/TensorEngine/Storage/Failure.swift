/// Ends the program with one sentence that holds the offending shapes or values.
///
/// Unlike `preconditionFailure`, the sentence is printed in release builds too.
func failure(_ sentence: String) -> Never {
  fatalError(sentence)
}

/// Traps with the sentence unless the condition holds; the sentence is built only then.
@inline(__always)
func require(_ condition: Bool, _ sentence: @autoclosure () -> String) {
  if !condition { failure(sentence()) }
}

/// A shape as PyTorch writes it in messages: `2x3`, or `scalar`.
func sizes(_ shape: [Int]) -> String {
  shape.isEmpty ? "scalar" : shape.map(String.init).joined(separator: "x")
}
