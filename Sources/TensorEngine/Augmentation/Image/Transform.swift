/// Something that changes pictures, called like a function: `flip(x)`.
///
/// A picture is a tensor `[channels, height, width]`, most often with numbers from 0 to 1, and a
/// batch is `[n, channels, height, width]`. A random transform draws anew for each picture of a
/// batch, where torchvision draws once for all of them. Its choices follow from the seed
/// (`manualSeed`, `withSeed`) and are the same on every machine. The engine's transforms record
/// nothing: what they give has no history.
///
///     for (x, y) in Batches(data.inputs, data.labels, size: 32, shuffle: true) {
///       let loss = crossEntropy(model(augment(x)), y)
///       …
///     }
///
/// A struct of your own that conforms can stand in a `Compose`:
///
///     struct Invert: Transform {
///       func callAsFunction(_ x: Tensor) -> Tensor { 1 - x }
///     }
public protocol Transform: CustomStringConvertible {
  func callAsFunction(_ x: Tensor) -> Tensor
}

extension Transform {
  /// The transform's type and its properties, such as `RandomHorizontalFlip(p: 0.5)`.
  public var description: String { described(self) }
}

/// A type's name and its properties, as they would be written to make it.
func described(_ value: Any) -> String {
  let properties = Mirror(reflecting: value).children.compactMap { child -> String? in
    guard let label = child.label else { return nil }
    // It says itself which option it was made by.
    if let count = child.value as? WordCount { return "\(count)" }
    let mirror = Mirror(reflecting: child.value)
    guard mirror.displayStyle == .optional else { return "\(label): \(child.value)" }
    return mirror.children.first.map { "\(label): \($0.value)" }
  }
  return "\(type(of: value))(\(properties.joined(separator: ", ")))"
}
