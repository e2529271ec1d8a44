/// Which part of a convolution to keep, as in NumPy's `convolve`.
public enum ConvolutionPart: Sendable {
  /// All n + m − 1 numbers: wherever the two overlap at all.
  case full
  /// As many as the longer has, the middle of `full`.
  case same
  /// Where the shorter lies within the longer: |n − m| + 1 numbers.
  case valid
}

/// The convolution y(k) = Σ a(j) b(k − j) along the last axis, by way of Fourier transforms: their
/// product is that of the convolution. n log n steps where the sum has n m.
///
/// Axes before the last are broadcast. This is the convolution of mathematics, which turns one operand
/// around; that of `Conv1d` does not. An empty last axis traps. Source: Cooley and Tukey (1965);
/// SciPy's `scipy.signal.fftconvolve`.
///
///     fftConvolve(signal, kernel, .same)
public func fftConvolve(_ a: Tensor, _ b: Tensor, _ part: ConvolutionPart = .full) -> Tensor {
  require(
    a.rank > 0 && b.rank > 0 && a.shape[a.rank - 1] > 0 && b.shape[b.rank - 1] > 0,
    "fftConvolve: both operands need numbers along their last axis, and their shapes are \(a.shape) "
      + "and \(b.shape)")
  let (n, m) = (a.shape[a.rank - 1], b.shape[b.rank - 1])
  let count = n + m - 1
  let length = nextPowerOfTwo(count)
  let spectrum = complexProduct(rfft(a, n: length), rfft(b, n: length))
  return irfft(spectrum, n: length).lastAxis(part.range(n, m))
}

/// The two-dimensional convolution over the last two axes, by way of Fourier transforms; otherwise as
/// `fftConvolve`.
public func fftConvolve2d(_ a: Tensor, _ b: Tensor, _ part: ConvolutionPart = .full) -> Tensor {
  require(
    a.rank >= 2 && b.rank >= 2 && a.shape.suffix(2).allSatisfy { $0 > 0 }
      && b.shape.suffix(2).allSatisfy { $0 > 0 },
    "fftConvolve2d: both operands need numbers along their last two axes, and their shapes are "
      + "\(a.shape) and \(b.shape)")
  let (width, height) = (a.shape[a.rank - 1], a.shape[a.rank - 2])
  let (otherWidth, otherHeight) = (b.shape[b.rank - 1], b.shape[b.rank - 2])
  let rowLength = nextPowerOfTwo(width + otherWidth - 1)
  let columnLength = nextPowerOfTwo(height + otherHeight - 1)

  /// Rows as real numbers, then the columns of what comes out: `[…, frequency, column, 2]`.
  func spectrum(_ x: Tensor) -> Tensor {
    let rows = rfft(x, n: rowLength).transpose(-3, -2)
    let missing = columnLength - rows.shape[rows.rank - 2]
    var zeros = rows.shape
    zeros[rows.rank - 2] = missing
    return fft(concatenate([rows, Tensor.zeros(zeros)], dim: -2))
  }
  let product = ifft(complexProduct(spectrum(a), spectrum(b)))
  return irfft(product.transpose(-3, -2), n: rowLength)
    .lastAxis(part.range(width, otherWidth)).transpose(-1, -2)
    .lastAxis(part.range(height, otherHeight)).transpose(-1, -2)
}

private func nextPowerOfTwo(_ count: Int) -> Int {
  var length = 1
  while length < count { length *= 2 }
  return length
}

extension ConvolutionPart {
  /// The kept numbers of n + m − 1.
  fileprivate func range(_ n: Int, _ m: Int) -> Range<Int> {
    let (longer, shorter) = (max(n, m), min(n, m))
    switch self {
    case .full: return 0..<(n + m - 1)
    case .same: return ((shorter - 1) / 2)..<((shorter - 1) / 2 + longer)
    case .valid: return (shorter - 1)..<longer
    }
  }
}

extension Tensor {
  fileprivate func lastAxis(_ range: Range<Int>) -> Tensor {
    indexSelect(dim: -1, index: Array(range))
  }
}
