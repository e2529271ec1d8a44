/// The most pixels a side of a picture may have: products of sides and channels then stay numbers.
let largestSide = 1 << 20

func requireSides(_ name: String, _ height: Int, _ width: Int) {
  require(
    height >= 1 && width >= 1 && height <= largestSide && width <= largestSide,
    "\(name): a picture needs between 1 and \(largestSide) pixels a side, and this one would be "
      + "\(height)x\(width)")
}

extension Tensor {
  /// The channels, height and width of a picture or of each in a batch. Traps for other shapes.
  func pictureSize(_ name: String) -> (channels: Int, height: Int, width: Int) {
    require(
      rank == 3 || rank == 4,
      "\(name) expects a picture [channels, height, width] or a batch [n, channels, height, width], "
        + "and the shape is \(shape)")
    require(count > 0, "\(name): a tensor of shape \(shape) holds no pixels")
    return (shape[rank - 3], shape[rank - 2], shape[rank - 1])
  }

  /// Calls the body for a picture, or for each of a batch, and puts the results side by side.
  func eachPicture(_ name: String, _ body: (Tensor) -> Tensor) -> Tensor {
    _ = pictureSize(name)
    if rank == 3 { return Tensor(body(Tensor(values)).values) }
    let size = count / shape[0]
    var result: Values?
    for index in 0..<shape[0] {
      let picture = values.part(from: index * size, shape: Array(shape.dropFirst()))
      let changed = body(Tensor(picture)).values
      let target = result ?? Values(uninitialized: [shape[0]] + changed.shape)
      require(
        changed.shape == Array(target.shape.dropFirst()),
        "\(name): the pictures of a batch have to stay of one size, and they became "
          + "\(target.shape.dropFirst()) and \(changed.shape): transform them one by one")
      (target.pointer + index * changed.count).update(from: changed.pointer, count: changed.count)
      withExtendedLifetime(changed) {}
      result = target
    }
    return Tensor(result!)
  }
}
