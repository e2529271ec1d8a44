/// The gradients of all inputs of an operation that computes them together: made when the first of
/// the operation's rules asks, and each handed out once. A rule that finds its own gone belongs to a
/// later walk back.
final class OnceAWalk<Gradients> {
  private let compute: (Values) -> Gradients
  private var gradients: Gradients?

  init(_ compute: @escaping (Values) -> Gradients) { self.compute = compute }

  func take(_ input: WritableKeyPath<Gradients, Values?>, _ gradient: Values) -> Values {
    if gradients?[keyPath: input] == nil { gradients = compute(gradient) }
    defer { gradients?[keyPath: input] = nil }
    return gradients![keyPath: input]!
  }
}
