// Complex numbers are a last axis of size 2, real and imaginary part, as PyTorch's `view_as_real` has
// them: so they are plain tensors, and gradients are those of both parts.

/// The discrete Fourier transform of complex numbers `[…, n, 2]`: X(k) = Σ x(j) e^(−2πi jk/n).
///
/// Any length above 0; the sums are taken in double precision. Another last axis traps. See PyTorch's
/// `torch.fft.fft`.
///
///     let spectrum = fft(complex(signal, Tensor.zerosLike(signal)))
public func fft(_ x: Tensor) -> Tensor {
  x.checkComplex("fft")
  return Tensor.record("fft", x.values.transformed(backward: false), x) { gradient in
    gradient.transformed(backward: true)
  }
}

/// The inverse of `fft`: x(j) = 1/n Σ X(k) e^(2πi jk/n). See PyTorch's `torch.fft.ifft`.
public func ifft(_ x: Tensor) -> Tensor {
  let length = x.checkComplex("ifft")
  let factor = 1 / Double(length)
  return Tensor.record("ifft", x.values.transformed(backward: true, factor: factor), x) {
    gradient in
    gradient.transformed(backward: false, factor: factor)
  }
}

/// The discrete Fourier transform of real numbers `[…, n]`, as `[…, n / 2 + 1, 2]`: the other half
/// mirrors this one.
///
/// - Parameter n: A length to which the last axis is cut, or filled with zeros, first.
///
/// A length below 1, and an empty axis, trap. See PyTorch's `torch.fft.rfft`.
public func rfft(_ x: Tensor, n: Int? = nil) -> Tensor {
  require(x.rank > 0, "rfft: the input needs an axis to transform, and it is a scalar")
  let size = x.shape[x.rank - 1]
  let length = n ?? size
  checkLength("rfft", size)
  checkLength("rfft", length)
  return Tensor.record("rfft", x.values.transformedReal(length), x) { gradient in
    gradient.summedToReal(length, count: size)
  }
}

/// The inverse of `rfft`: real numbers `[…, n]` of `[…, n / 2 + 1, 2]`.
///
/// - Parameter n: How many. Unless given an even number, 2 (m − 1) for m complex ones: an odd length
///   has to be told.
///
/// The imaginary parts of the first and, for an even n, the last number do not count. See PyTorch's
/// `torch.fft.irfft`.
public func irfft(_ x: Tensor, n: Int? = nil) -> Tensor {
  let count = x.checkComplex("irfft")
  let length = n ?? 2 * (count - 1)
  checkLength("irfft", length)
  let factor = 1 / Double(length)
  let y = x.values.summedToReal(length, count: length, factor: factor, inner: 2)
  return Tensor.record("irfft", y, x) { gradient in
    let half = gradient.transformedReal(length, factor: factor, inner: 2)
    if half.shape == x.shape { return half }
    // Without those that were not there, and with zeros for those that did not count.
    var shape = x.shape
    shape[x.rank - 2] = Swift.min(count, length / 2 + 1)
    var result = Values(repeating: 0, shape: x.shape)
    result.scatter(
      half.gathered(shape, start: 0, steps: half.steps), start: 0, steps: result.steps)
    return result
  }
}

/// The two-dimensional discrete Fourier transform of complex numbers `[…, height, width, 2]`. See
/// PyTorch's `torch.fft.fft2`.
public func fft2(_ x: Tensor) -> Tensor { alongBothAxes("fft2", x, fft) }

/// The inverse of `fft2`. See PyTorch's `torch.fft.ifft2`.
public func ifft2(_ x: Tensor) -> Tensor { alongBothAxes("ifft2", x, ifft) }

private func alongBothAxes(_ name: String, _ x: Tensor, _ transform: (Tensor) -> Tensor) -> Tensor {
  require(
    x.rank >= 3, "\(name): the input must be […, height, width, 2], and its shape is \(x.shape)")
  x.checkComplex(name)
  return transform(transform(x).transpose(-3, -2)).transpose(-3, -2)
}

private func checkLength(_ name: String, _ length: Int) {
  require(
    length >= 1 && length <= 1 << 30,
    "\(name): Invalid number of data points (\(length)) specified: it must be from 1 to 2^30")
}

extension Tensor {
  /// The length of the rows of complex numbers. Traps unless the last axis has size 2.
  @discardableResult
  fileprivate func checkComplex(_ name: String) -> Int {
    require(
      rank >= 2 && shape[rank - 1] == 2,
      "\(name): complex numbers are a last axis of size 2 behind the one to transform, and the shape "
        + "is \(shape)")
    checkLength(name, shape[rank - 2])
    return shape[rank - 2]
  }
}
