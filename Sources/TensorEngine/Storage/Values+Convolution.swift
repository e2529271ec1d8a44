/// A convolution with many groups: windows laid out as columns, then a matrix product for each
/// picture and group. Each output element adds over (channel, window) in order, one fused
/// multiply-add each; each element of a weight's gradient adds over the pictures in order.
///
/// A transposed convolution is the gradient of this one, so the three directions serve both.
struct Convolution {
  let windows: Windows
  let groups: Int
  /// `[out, in / groups, kernel…]`
  let weightShape: [Int]

  private var outChannels: Int { weightShape[0] / groups }
  private var inChannels: Int { weightShape[1] }
  private var depth: Int { inChannels * windows.kernel.product }
  private var inputSize: Int { windows.input.product }
  private var outputSize: Int { windows.output.product }

  /// y = w ⋆ x, `[n, out, …]` of `[n, in, …]`.
  func forward(_ x: Values, _ w: Values) -> Values {
    let result = Values(uninitialized: [x.shape[0], weightShape[0]] + windows.output)
    let scratch = Storage(
      count: kernels.matrixProductScratch(outChannels, outputSize, depth))
    let columns = Columns(self)
    for part in 0..<(x.shape[0] * groups) {
      let group = part % groups
      kernels.matrixProduct(
        StridedMatrix(w.pointer + group * outChannels * depth, rowStep: depth, columnStep: 1),
        columns.matrix(x.pointer + part * inChannels * inputSize),
        result.pointer + part * outChannels * outputSize, outChannels, outputSize, depth,
        scratch.start)
    }
    withExtendedLifetime((x, w, columns, scratch)) {}
    return result
  }

  /// The gradient of the input, from that of the output.
  func inputGradient(_ gradient: Values, _ w: Values) -> Values {
    let batch = gradient.shape[0]
    let result = Values(repeating: 0, shape: [batch, inChannels * groups] + windows.input)
    let scratch = Storage(
      count: kernels.matrixProductScratch(depth, outputSize, outChannels))
    let columns = Storage(count: windows.areElements ? 0 : depth * outputSize)
    var layout = windows.layout(channels: inChannels)
    for part in 0..<(batch * groups) {
      let group = part % groups
      let x = result.pointer + part * inChannels * inputSize
      kernels.matrixProduct(
        StridedMatrix(w.pointer + group * outChannels * depth, rowStep: 1, columnStep: depth),
        StridedMatrix(
          gradient.pointer + part * outChannels * outputSize, rowStep: outputSize, columnStep: 1),
        windows.areElements ? x : columns.start, depth, outputSize, outChannels, scratch.start)
      if !windows.areElements { kernels.fold(&layout, columns.start, x) }
    }
    withExtendedLifetime((gradient, w, columns, scratch)) {}
    return result
  }

  /// The gradient of the weight.
  func weightGradient(_ x: Values, _ gradient: Values) -> Values {
    let result = Values(repeating: 0, shape: weightShape)
    let size = outChannels * depth
    let product = Values(uninitialized: [size])
    let scratch = Storage(
      count: kernels.matrixProductScratch(outChannels, depth, outputSize))
    let columns = Columns(self)
    for part in 0..<(x.shape[0] * groups) {
      let matrix = columns.matrix(x.pointer + part * inChannels * inputSize)
      kernels.matrixProduct(
        StridedMatrix(
          gradient.pointer + part * outChannels * outputSize, rowStep: outputSize, columnStep: 1),
        matrix.transposed,
        product.pointer, outChannels, depth, outputSize, scratch.start)
      let total = result.pointer + part % groups * size
      kernels.add(total, 1, product.pointer, 1, total, size)
    }
    withExtendedLifetime((x, gradient, columns, product, scratch)) {}
    return result
  }

  /// The windows of one picture and group as a matrix, in memory that the next one reuses.
  private final class Columns {
    private var layout: WindowLayout
    private let storage: Storage?
    private let width: Int

    init(_ convolution: Convolution) {
      width = convolution.outputSize
      layout = convolution.windows.layout(channels: convolution.inChannels)
      storage =
        convolution.windows.areElements ? nil : Storage(count: convolution.depth * width)
    }

    func matrix(_ x: UnsafePointer<Float>) -> StridedMatrix {
      guard let storage else { return StridedMatrix(x, rowStep: width, columnStep: 1) }
      kernels.unfold(&layout, x, storage.start)
      return StridedMatrix(storage.start, rowStep: width, columnStep: 1)
    }
  }
}
