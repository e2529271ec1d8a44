/// The largest elements of windows of each plane.
struct MaximumPool {
  let windows: Windows

  private var inputSize: Int { windows.input.product }
  private var outputSize: Int { windows.output.product }

  /// The elements, and where in the plane they are: the first of equal ones, or the last NaN, as in
  /// PyTorch.
  func forward(_ x: Values) -> (values: Values, places: [Int32]) {
    let result = Values(uninitialized: x.shape.dropLast(windows.output.count) + windows.output)
    let places = [Int32](unsafeUninitializedCapacity: result.count) { places, count in
      count = result.count
      guard let places = places.baseAddress else { return }
      let work = outputSize * windows.kernel.product
      Threads.split(
        result.count / outputSize, grain: Threads.grain(elements: work)
      ) { planes in
        var layout = windows.layout(channels: planes.count)
        let start = planes.lowerBound * outputSize
        kernels.maxPool(
          &layout, x.pointer + planes.lowerBound * inputSize, result.pointer + start,
          places + start)
      }
    }
    withExtendedLifetime(x) {}
    return (result, places)
  }

  func backward(_ gradient: Values, _ places: [Int32], _ shape: [Int]) -> Values {
    let result = Values(uninitialized: shape)
    places.withUnsafeBufferPointer { places in
      guard let places = places.baseAddress else { return }
      Threads.split(
        gradient.count / outputSize, grain: Threads.grain(elements: inputSize)
      ) { planes in
        let start = planes.lowerBound * outputSize
        kernels.maxPoolGradient(
          gradient.pointer + start, places + start, planes.count, outputSize, inputSize,
          result.pointer + planes.lowerBound * inputSize)
      }
    }
    withExtendedLifetime(gradient) {}
    return result
  }
}

extension Tensor {
  func pooledMaximum(_ windows: Windows) -> Tensor {
    let pool = MaximumPool(windows: windows)
    let (y, places) = pool.forward(values)
    let shape = shape
    return Self.record("maxPool", y, self) { pool.backward($0, places, shape) }
  }
}
