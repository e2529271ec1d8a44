/// All first derivatives of a function at a point: element [i…, j…] is that of output element i… by
/// input element j…, so the shape is the output's followed by the input's.
///
/// The gradients are those of `backward()`, one walk for each element of the output. Those that the
/// function's own tensors had gathered stay as they were. See PyTorch's
/// `torch.autograd.functional.jacobian`.
///
///     jacobian({ $0.sigmoid() }, [0, 2])      // 0.25 and 0.105 on the diagonal, zeros beside
public func jacobian(_ function: (Tensor) -> Tensor, _ input: Tensor) -> Tensor {
  let leaf = Tensor(input.values, requiresGrad: true)
  let output = recording { function(leaf) }
  let rows = gradients(of: output, [leaf])[0]
  return Tensor(scalars: rows.flatMap { $0 }, shape: output.shape + leaf.shape)
}
