/// Small pictures of four shapes, drawn by code: as many as one wants, for experiments that need their
/// number, size or place under control.
public enum DrawnShapes {
  /// What the labels 0 … 3 mean.
  public static let classNames = ["disk", "ring", "square", "cross"]

  /// Draws pictures `[count, 1, size, size]`, from 0 (background) to 1 (shape), and their labels: 0, 1,
  /// 2, 3, 0, 1, … so that any four in a row show each shape once.
  ///
  /// Places, sizes and noise follow from the seed. Traps on a negative count, a size below 8 and
  /// negative noise.
  ///
  ///     let shapes = DrawnShapes.make(200, size: 16, noise: 0.1)
  ///
  /// - Parameters:
  ///   - noise: the standard deviation of what is added to each pixel; the sum stays from 0 to 1.
  ///   - centered: whether all shapes stand in the middle of their picture.
  public static func make(
    _ count: Int, size: Int = 16, noise: Double = 0, centered: Bool = false
  ) -> Dataset {
    require(count >= 0, "DrawnShapes needs a count of 0 or above, and got \(count)")
    require(
      size >= 8 && size <= 1024, "DrawnShapes: the size must be from 8 to 1024, and it is \(size)")
    require(noise >= 0, "DrawnShapes: noise must not be negative, and it is \(noise)")
    let labels = (0..<count).map { $0 % classNames.count }
    let pictures = labels.map { draw($0, size: size, centered: centered) }
    var inputs = pictures.isEmpty ? Tensor.zeros([0, 1, size, size]) : stack(pictures)
    if noise > 0 {
      inputs = (inputs + .normal(inputs.shape, mean: 0, std: noise)).clamp(min: 0, max: 1)
    }
    return Dataset(inputs: inputs, labels: labels)
  }

  private static func draw(_ label: Int, size: Int, centered: Bool) -> Tensor {
    let context = Context.current
    let side = Double(size)
    let radius = context.generator.number(in: (0.2 * side)...(0.35 * side))
    let places = radius...(side - radius)
    let row = context.generator.number(in: centered ? side / 2...side / 2 : places)
    let column = context.generator.number(in: centered ? side / 2...side / 2 : places)
    let stroke = 0.4 * radius
    var canvas = Canvas(height: size, width: size)
    switch label {
    case 0: canvas.fill(.disk(row: row, column: column, radius: radius))
    case 1: canvas.fill(.ring(row: row, column: column, radius: radius, thickness: stroke))
    case 2:
      // As large as the disk, or so: a side of 1.8 radii.
      canvas.fill(
        .rectangle(
          top: row - 0.9 * radius, left: column - 0.9 * radius, height: 1.8 * radius,
          width: 1.8 * radius))
    default:
      canvas.fill(
        .line(
          from: [row - radius, column], to: [row + radius, column], thickness: 1.2 * stroke))
      canvas.fill(
        .line(
          from: [row, column - radius], to: [row, column + radius], thickness: 1.2 * stroke))
    }
    return canvas.tensor
  }
}
