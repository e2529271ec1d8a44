/// A size for each axis that a window slides over: one number for all, or one each, as in
/// `kernelSize: 3` and `kernelSize: [3, 5]`.
public protocol WindowSize {
  /// The sizes for a number of axes; `nil` if there are not as many.
  func sizes(axes: Int) -> [Int]?
}

extension Int: WindowSize {
  public func sizes(axes: Int) -> [Int]? { [Int](repeating: self, count: axes) }
}

extension Array: WindowSize where Element == Int {
  public func sizes(axes: Int) -> [Int]? { count == axes ? self : nil }
}

/// The zeros around a picture: a `WindowSize` of zeros on either side, or `.same`.
public protocol WindowPadding {
  /// The zeros in front of each axis and behind it, for windows that reach over `reach` elements;
  /// `nil` if there are not as many sizes as axes.
  func padding(reach: [Int]) -> (before: [Int], after: [Int])?
}

extension Int: WindowPadding {
  public func padding(reach: [Int]) -> (before: [Int], after: [Int])? {
    let sides = [Int](repeating: self, count: reach.count)
    return (sides, sides)
  }
}

extension Array: WindowPadding where Element == Int {
  public func padding(reach: [Int]) -> (before: [Int], after: [Int])? {
    count == reach.count ? (self, self) : nil
  }
}

/// Padding after which the output is as large as the input: reach − 1 zeros in all, the odd one
/// behind, as in PyTorch's `padding="same"`.
public struct SamePadding: WindowPadding {
  public func padding(reach: [Int]) -> (before: [Int], after: [Int])? {
    (reach.map { ($0 - 1) / 2 }, reach.map { $0 / 2 })
  }
}

extension WindowPadding where Self == SamePadding {
  /// As many zeros as keep the size. Only with stride 1.
  public static var same: SamePadding { SamePadding() }
}

/// The sizes for an axis count, none below `smallest`. Traps with the layer's name and the option's.
func windowSizes(
  _ layer: String, _ option: String, _ size: some WindowSize, axes: Int, atLeast smallest: Int
) -> [Int] {
  guard let sizes = size.sizes(axes: axes) else {
    failure("\(layer): \(option) must be one number or \(axes) of them, and it is \(size)")
  }
  require(
    sizes.allSatisfy { $0 >= smallest },
    "\(layer): \(option) must be at least \(smallest), and it is \(size)")
  requireCountable(layer, option, sizes)
  return sizes
}

/// Traps where sizes are so large that what follows from them could not be computed.
func requireCountable(_ layer: String, _ option: String, _ sizes: [Int]) {
  require(
    sizes.allSatisfy { $0 <= 1 << 30 }, "\(layer): \(option) must be at most 2^30: \(sizes)")
}

/// One number if all are the same, for printing.
func shortest(_ sizes: [Int]) -> String {
  Set(sizes).count == 1 ? "\(sizes[0])" : "\(sizes)"
}
