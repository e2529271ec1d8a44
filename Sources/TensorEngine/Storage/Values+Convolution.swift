/// A convolution with many groups: for each picture and group, a product of the weight with the
/// windows as columns. Each output element adds over (channel, window) in order, one fused
/// multiply-add each; each element of a weight's gradient adds over the outputs of a picture in order,
/// then over the pictures in order.
///
/// A transposed convolution is the gradient of this one, so the three directions serve both.
struct Convolution {
  let windows: Windows
  let groups: Int
  /// `[out, in / groups, kernel…]`
  let weightShape: [Int]

  private var outChannels: Int { weightShape[0] / groups }
  private var inChannels: Int { weightShape[1] }
  private var kernelSize: Int { windows.kernel.product }
  private var depth: Int { inChannels * kernelSize }
  private var inputSize: Int { windows.input.product }
  private var outputSize: Int { windows.output.product }

  /// y = w ⋆ x + bias, `[n, out, …]` of `[n, in, …]`.
  func forward(_ x: Values, _ w: Values, bias: Values? = nil) -> Values {
    let result = Values(uninitialized: [x.shape[0], weightShape[0]] + windows.output)
    let layout = windows.layout(channels: inChannels)
    eachPart(of: x.shape[0] * groups, size: outputSize, multiplications: outChannels * depth) {
      parts, outputs in
      var layout = layout
      let scratch = Storage(count: kernels.convolveScratch(&layout))
      for part in parts {
        let channel = part % groups * outChannels
        kernels.convolve(
          &layout, x.pointer + part * inChannels * inputSize, w.pointer + channel * depth,
          bias.map { UnsafePointer($0.pointer + channel) },
          result.pointer + part * outChannels * outputSize, outChannels, outputs.lowerBound,
          outputs.upperBound, scratch.start)
      }
      withExtendedLifetime(scratch) {}
    }
    withExtendedLifetime((x, w, bias)) {}
    return result
  }

  /// The gradient of the input, from that of the output; also a transposed convolution, with a bias.
  func inputGradient(_ gradient: Values, _ w: Values, bias: Values? = nil) -> Values {
    if windows.stride.allSatisfy({ $0 == 1 }) {
      return turned.forward(gradient, turn(w), bias: bias)
    }
    let batch = gradient.shape[0]
    let result = Values(uninitialized: [batch, inChannels * groups] + windows.input)
    let layout = windows.layout(channels: inChannels)
    let multiplications = outChannels * depth * outputSize
    Threads.split(
      batch * groups, grain: Threads.grain(multiplications: multiplications)
    ) { parts in
      var layout = layout
      let scratch = Storage(count: kernels.matrixProductScratch(depth, outputSize, outChannels))
      let columns = Storage(count: depth * outputSize)
      for part in parts {
        let channel = part % groups * outChannels
        let x = result.pointer + part * inChannels * inputSize
        x.initialize(repeating: 0, count: inChannels * inputSize)
        kernels.matrixProduct(
          StridedMatrix(w.pointer + channel * depth, rowStep: 1, columnStep: depth),
          StridedMatrix(
            gradient.pointer + part * outChannels * outputSize, rowStep: outputSize, columnStep: 1),
          columns.start, outputSize, depth, outputSize, outChannels, scratch.start)
        kernels.fold(&layout, columns.start, x)
        guard let bias else { continue }
        for c in 0..<inChannels {
          let plane = x + c * inputSize
          kernels.add(
            plane, 1, bias.pointer + part % groups * inChannels + c, 0, plane, inputSize)
        }
      }
      withExtendedLifetime((scratch, columns)) {}
    }
    withExtendedLifetime((gradient, w, bias)) {}
    return result
  }

  /// The gradient of the weight.
  func weightGradient(_ x: Values, _ gradient: Values) -> Values {
    let result = Values(repeating: 0, shape: weightShape)
    // As the kernel makes it: `[in / groups · kernel, out / groups]` for each group.
    let total = Values(repeating: 0, shape: [groups, depth, outChannels])
    let layout = windows.layout(channels: inChannels)
    let batch = x.shape[0]
    for group in 0..<groups {
      let sum = total.pointer + group * depth * outChannels
      Threads.split(
        depth, grain: Threads.grain(multiplications: outChannels * outputSize * batch), step: 6
      ) { rows in
        var layout = layout
        let scratch = Storage(count: kernels.convolveWeightScratch(&layout, outChannels))
        let product = Storage(count: depth * outChannels)
        let start = rows.lowerBound * outChannels
        for picture in 0..<batch {
          let part = picture * groups + group
          kernels.convolveWeight(
            &layout, x.pointer + part * inChannels * inputSize,
            gradient.pointer + part * outChannels * outputSize, product.start, outChannels,
            rows.lowerBound, rows.upperBound, scratch.start)
          kernels.add(
            sum + start, 1, product.start + start, 1, sum + start, rows.count * outChannels)
        }
        withExtendedLifetime((scratch, product)) {}
      }
      let weight = result.pointer + group * depth * outChannels
      for row in 0..<depth {
        for channel in 0..<outChannels {
          weight[channel * depth + row] = sum[row * outChannels + channel]
        }
      }
    }
    withExtendedLifetime((x, gradient, total)) {}
    return result
  }

  /// With stride 1, the way back is a convolution too: with the weight turned by half a turn, and as
  /// many zeros around as let each input meet every output that saw it.
  private var turned: Convolution {
    Convolution(
      windows: Windows(
        input: windows.output, output: windows.input, kernel: windows.kernel,
        stride: windows.stride,
        before: windows.before.indices.map {
          windows.dilation[$0] * (windows.kernel[$0] - 1) - windows.before[$0]
        },
        dilation: windows.dilation),
      groups: groups,
      weightShape: [inChannels * groups, outChannels] + windows.kernel)
  }

  private func turn(_ w: Values) -> Values {
    let result = Values(uninitialized: turned.weightShape)
    var y = result.pointer
    for group in 0..<groups {
      for c in 0..<inChannels {
        for o in 0..<outChannels {
          let source = w.pointer + ((group * outChannels + o) * inChannels + c) * kernelSize
          for k in 0..<kernelSize { y[k] = source[kernelSize - 1 - k] }
          y += kernelSize
        }
      }
    }
    withExtendedLifetime(w) {}
    return result
  }

  /// Splits work over the parts, or over the outputs of each where the parts are fewer than threads.
  private func eachPart(
    of count: Int, size: Int, multiplications: Int,
    _ body: (_ parts: Range<Int>, _ outputs: Range<Int>) -> Void
  ) {
    if count >= Threads.count {
      let grain = Threads.grain(multiplications: multiplications * size)
      return Threads.split(count, grain: grain) { body($0, 0..<size) }
    }
    for part in 0..<count {
      Threads.split(
        size, grain: Threads.grain(multiplications: multiplications), step: 32
      ) { body(part..<(part + 1), $0) }
    }
  }
}
