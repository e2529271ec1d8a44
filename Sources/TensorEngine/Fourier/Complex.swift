// Complex numbers are a last axis of size 2: real and imaginary part.

/// Complex numbers `[…, 2]` of their real and imaginary parts, two tensors of one shape. See PyTorch's
/// `torch.complex`.
public func complex(_ real: Tensor, _ imaginary: Tensor) -> Tensor {
  require(
    real.shape == imaginary.shape,
    "complex: real and imaginary parts must have the same shape (\(real.shape) and "
      + "\(imaginary.shape))")
  return stack([real, imaginary], dim: -1)
}

/// The product of complex numbers `[…, 2]`, element by element; the smaller operand is repeated as
/// broadcasting does.
public func complexProduct(_ a: Tensor, _ b: Tensor) -> Tensor {
  let (ar, ai) = a.complexParts("complexProduct")
  let (br, bi) = b.complexParts("complexProduct")
  return complex(ar * br - ai * bi, ar * bi + ai * br)
}

/// The sizes √(re² + im²) of complex numbers `[…, 2]`, `[…]`. The gradient at 0 is 0. See PyTorch's
/// `torch.abs`.
public func complexMagnitude(_ x: Tensor) -> Tensor {
  _ = x.complexParts("complexMagnitude")
  return x.norm(dim: -1)
}

extension Tensor {
  fileprivate func complexParts(_ name: String) -> (real: Tensor, imaginary: Tensor) {
    require(
      rank >= 1 && shape[rank - 1] == 2,
      "\(name): complex numbers are a last axis of size 2, and the shape is \(shape)")
    let parts = transposedLastFirst
    return (parts[0], parts[1])
  }

  private var transposedLastFirst: Tensor { permute([rank - 1] + (0..<(rank - 1))) }
}
