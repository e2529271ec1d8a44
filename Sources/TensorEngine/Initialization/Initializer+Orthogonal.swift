extension Initializer {
  /// A random orthogonal matrix times a gain: rows of length 1, orthogonal to each other, or columns
  /// where there are more rows than columns. It keeps the length of what passes through.
  ///
  /// A weight of more than two axes counts as one row for each of its first axis. Fewer than two axes
  /// trap. Q of the QR decomposition of a normal matrix, its signs made those of R's diagonal, so that
  /// all orthogonal matrices are equally likely. Source: Saxe, McClelland and Ganguli, "Exact
  /// solutions to the nonlinear dynamics of learning in deep linear neural networks" (2013); PyTorch's
  /// `torch.nn.init.orthogonal_`.
  public static func orthogonal(gain: Double = 1) -> Initializer {
    Initializer("orthogonal(gain: \(gain))") { shape in
      require(
        shape.count >= 2,
        "Only tensors with 2 or more dimensions are supported by the orthogonal initializer (shape "
          + "\(shape))")
      let rows = shape[0]
      let columns = shape[1...].reduce(1, *)
      let normal = Tensor.randn([rows, columns])
      let (q, r) = (rows < columns ? normal.t() : normal).qr()
      let signed = q * r.diag().sign()
      return ((rows < columns ? signed.t() : signed) * gain).reshape(shape)
    }
  }
}
