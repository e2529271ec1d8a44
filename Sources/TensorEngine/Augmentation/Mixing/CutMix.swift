/// Replaces a rectangle of every picture by its partner's, and mixes the labels by area. Source: Yun
/// and others, "CutMix: Regularization strategy to train strong classifiers with localizable
/// features" (2019). See torchvision's `v2.CutMix`, whose partner is always the next picture.
///
/// The rectangle takes the share 1 − λ of the picture, λ from Beta(α, α), around a random middle; it
/// is cut off at the border, and the result's `lambda` is the share of pixels that is really kept.
///
/// - Parameters:
///   - inputs: `[n, channels, height, width]`; other shapes trap.
///   - labels: n class numbers, or a tensor `[n, classes]` of shares. Another count traps.
///   - alpha: 1 is the paper's. Traps unless above 0.
public func cutmix(
  _ inputs: Tensor, _ labels: [Int], numClasses: Int, alpha: Double = 1
) -> MixedBatch {
  cutmix(inputs, oneHot(labels, numClasses: numClasses), alpha: alpha)
}

/// `cutmix` with labels `[n, classes]` that are shares already.
public func cutmix(_ inputs: Tensor, _ labels: Tensor, alpha: Double = 1) -> MixedBatch {
  let (height, width) = batchSize(inputs)
  checkMixing("cutmix", inputs, labels, partners: Array(0..<inputs.rowCount))
  let (partners, lambda) = drawMixing("cutmix", inputs, alpha: alpha)
  let row = Context.current.generator.integer(below: height)
  let column = Context.current.generator.integer(below: width)
  let half = 0.5 * (1 - lambda).squareRoot()
  let (down, across) = (Int(half * Double(height)), Int(half * Double(width)))
  let region = PictureRegion.clipped(
    top: row - down, left: column - across, bottom: row + down, right: column + across,
    rows: height, columns: width)
  return cutmix(inputs, labels, region: region, partners: partners)
}

/// `cutmix` with a given rectangle and given partners.
///
/// Traps when the rectangle is not all inside, or unless there is an existing partner for each
/// picture.
public func cutmix(
  _ inputs: Tensor, _ labels: Tensor, region: PictureRegion, partners: [Int]
) -> MixedBatch {
  let (height, width) = batchSize(inputs)
  checkMixing("cutmix", inputs, labels, partners: partners)
  region.requireInside("cutmix", height, width)
  let lambda = 1 - Double(region.area) / Double(height * width)
  let source = inputs.values
  let channels = inputs.shape[1]
  var values = source
  values.overwrite(region) { plane, row, column in
    let partner = partners[plane / channels] * channels + plane % channels
    return source.pointer[
      (partner * height + region.top + row) * width + region.left + column]
  }
  withExtendedLifetime(source) {}
  return MixedBatch(
    inputs: Tensor(values), labels: labels.mixed(with: partners, lambda: lambda), lambda: lambda,
    partners: partners, region: region)
}

private func batchSize(_ inputs: Tensor) -> (height: Int, width: Int) {
  require(
    inputs.rank == 4,
    "cutmix expects a batch [n, channels, height, width], and the shape is \(inputs.shape)")
  let (_, height, width) = inputs.pictureSize("cutmix")
  return (height, width)
}
