extension Tensor: CustomStringConvertible {
  /// The tensor as PyTorch prints it, with its shape at the end:
  ///
  ///     tensor([[1.0000, 2.5000],
  ///             [3.0000, 4.0000]])  shape [2, 2]
  ///
  /// The shape stands on a line of its own where the last line is long. Four decimals, or `1.` where all numbers are whole, or powers of ten where sizes differ by
  /// more than 1000; more than 1000 elements are cut to the first and last three of each axis.
  public var description: String {
    let suffix = requiresGrad && isLeaf ? ", requiresGrad: true" : ""
    if rank == 0 {
      return "tensor(\(NumberColumn(scalars).text(values.single))\(suffix))"
    }
    if count == 0 { return "tensor([]\(suffix))  shape \(shape)" }
    let text = "tensor(\(TensorText(self).text)\(suffix))"
    let lastLine = text.split(separator: "\n").last ?? ""
    let fits = lastLine.utf8.count + "  shape \(shape)".utf8.count <= Self.columns
    return text + (fits ? "  " : "\n       ") + "shape \(shape)"
  }

  /// What a terminal of 80 columns leaves for a cell's output. PyTorch's own line may be longer; the
  /// shape goes to a line of its own before it makes one so.
  private static let columns = 76
}

/// How the numbers of one tensor are written, so that all take one width.
private struct NumberColumn {
  enum Style { case whole, fixed, scientific }

  static let precision = 4
  let style: Style
  let width: Int

  // The rules of PyTorch's torch/_tensor_str.py, class _Formatter.
  init(_ scalars: [Float]) {
    let shown = scalars.filter { $0.isFinite && $0 != 0 }
    let sizes = shown.map { Double($0.magnitude) }
    guard let largest = sizes.max(), let smallest = sizes.min() else {
      style = .whole
      width = 1
      return
    }
    let isWhole = shown.allSatisfy { $0 == $0.rounded() }
    let isWide = largest / smallest > 1000 || largest > 1e8
    let style: Style =
      isWide || (!isWhole && smallest < 1e-4) ? .scientific : isWhole ? .whole : .fixed
    self.style = style
    width = shown.reduce(1) { Swift.max($0, Self.text($1, style).count) }
  }

  func text(_ value: Float) -> String {
    let text = Self.text(value, style)
    return String(repeating: " ", count: Swift.max(width - text.count, 0)) + text
  }

  private static func text(_ value: Float, _ style: Style) -> String {
    switch style {
    case .whole: DecimalFormat.fixed(Double(value), digits: 0) + (value.isFinite ? "." : "")
    case .fixed: DecimalFormat.fixed(Double(value), digits: precision)
    case .scientific: DecimalFormat.scientific(Double(value), digits: precision)
    }
  }
}

/// Lays the numbers out in brackets.
private struct TensorText {
  private static let threshold = 1000
  private static let edge = 3
  private static let lineWidth = 80

  private let shape: [Int]
  private let steps: [Int]
  private let scalars: [Float]
  private let isSummary: Bool
  private let column: NumberColumn

  init(_ tensor: Tensor) {
    shape = tensor.shape
    steps = tensor.values.steps
    scalars = tensor.scalars
    isSummary = tensor.count > Self.threshold
    var shown: [Float] = []
    if isSummary {
      Self.gather(tensor.shape, steps, axis: 0, start: 0) { [scalars] in shown.append(scalars[$0]) }
    } else {
      shown = scalars
    }
    column = NumberColumn(shown)
  }

  var text: String { text(axis: 0, start: 0, indent: "tensor(".count) }

  /// Calls the body with the place of every element that a summary shows.
  private static func gather(
    _ shape: [Int], _ steps: [Int], axis: Int, start: Int, _ body: (Int) -> Void
  ) {
    if axis == shape.count { return body(start) }
    for index in shown(shape[axis], true) {
      if let index {
        gather(shape, steps, axis: axis + 1, start: start + index * steps[axis], body)
      }
    }
  }

  /// The positions shown along an axis, `nil` for the dots.
  private static func shown(_ size: Int, _ isSummary: Bool) -> [Int?] {
    guard isSummary, size > 2 * edge else { return Array(0..<size) }
    return Array(0..<edge) + [nil] + Array((size - edge)..<size)
  }

  private func text(axis: Int, start: Int, indent: Int) -> String {
    let positions = Self.shown(shape[axis], isSummary)
    if axis == shape.count - 1 {
      let perLine = Swift.max(1, (Self.lineWidth - indent) / (column.width + 2))
      let items = positions.map { $0.map { column.text(scalars[start + $0]) } ?? " ..." }
      let lines = stride(from: 0, to: items.count, by: perLine).map {
        items[$0..<Swift.min($0 + perLine, items.count)].joined(separator: ", ")
      }
      return "["
        + lines.joined(separator: ",\n" + String(repeating: " ", count: indent + 1)) + "]"
    }
    let parts = positions.map { position in
      position.map { text(axis: axis + 1, start: start + $0 * steps[axis], indent: indent + 1) }
        ?? "..."
    }
    let newlines = String(repeating: "\n", count: shape.count - axis - 1)
    let separator = "," + newlines + String(repeating: " ", count: indent + 1)
    return "[" + parts.joined(separator: separator) + "]"
  }
}
