extension Node {
  /// Walks the tape back from this node: each node hands its gradient on once all of it has
  /// arrived. No recursion, so the tape may be as long as memory allows.
  func walkBack(from gradient: Values, retainGraph: Bool) {
    let context = Context.current
    require(
      !context.isWalkingBack,
      "backward() inside a hook of another backward() that is still running: keep the gradient, "
        + "and call it afterwards")
    context.isWalkingBack = true
    defer { context.isWalkingBack = false }
    var order = reachable()
    order.sort { $0.number > $1.number }
    arriving = gradient
    for node in order {
      node.isVisited = false
      guard let arrived = node.arriving else { continue }
      node.arriving = nil
      let gradient = node.hooked(arrived)
      if node.keepsGrad {
        if node.grad == nil { node.grad = gradient } else { node.grad!.accumulate(gradient) }
      }
      for (input, rule) in zip(node.inputs, node.rules) { input.arrive(rule(gradient)) }
      if !retainGraph { node.release() }
    }
  }

  /// This node and all that it was computed from, marked as visited: the caller takes the marks off.
  /// Fails with the sentence if a walk back has freed a part of it.
  func reachable(
    orFail sentence: @autoclosure () -> String =
      "Trying to backward through the graph a second time: its saved values were freed by the "
      + "first. Pass retainGraph: true to the first backward()"
  ) -> [Node] {
    var found = [self]
    isVisited = true
    var next = 0
    while next < found.count {
      let node = found[next]
      next += 1
      require(!node.isReleased, sentence())
      for input in node.inputs where !input.isVisited {
        input.isVisited = true
        found.append(input)
      }
    }
    return found
  }
}

extension Tensor {
  /// Computes the gradient of this tensor with respect to every leaf that requires one, and adds it
  /// to the leaf's `grad`.
  ///
  /// A tensor of one element needs no gradient of its own. Afterwards the tape's saved values are
  /// freed; a second call needs `retainGraph: true` in the first. See PyTorch's
  /// `torch.Tensor.backward`.
  ///
  /// - Parameter gradient: The gradient of the final result with respect to this tensor, of the
  ///   same shape.
  public func backward(gradient: Tensor? = nil, retainGraph: Bool = false) {
    guard let node = body.node else {
      failure(
        "this tensor does not require grad and has no history: there is nothing to walk back "
          + "through. Was it made inside noGrad { }, or of tensors without requiresGrad: true?")
    }
    if let gradient {
      require(
        gradient.shape == shape,
        "Mismatch in shape: the gradient has shape \(gradient.shape) and the tensor \(shape)")
      node.walkBack(from: gradient.values, retainGraph: retainGraph)
    } else {
      require(
        count == 1,
        "grad can be implicitly created only for scalar outputs, and this tensor has shape "
          + "\(shape): reduce it first, as in .sum(), or pass its gradient")
      node.walkBack(from: Values(repeating: 1, shape: shape), retainGraph: retainGraph)
    }
  }

  /// The gradient that `backward()` has gathered here: of leaves that require one, and of tensors
  /// that asked for it with `retainGrad()`. `nil` before the first `backward()`.
  public var grad: Tensor? {
    get { body.node?.grad.map { Tensor($0) } }
    nonmutating set {
      guard let node = body.node, node.keepsGrad else {
        failure("only a leaf tensor that requires grad has a grad to set")
      }
      if let newValue {
        require(
          newValue.shape == shape,
          "a grad of shape \(newValue.shape) does not fit a tensor of shape \(shape)")
      }
      node.grad = newValue?.values
    }
  }

  /// Forgets the gathered gradient.
  public func zeroGrad() { body.node?.grad = nil }

  /// Has `backward()` keep the gradient of this tensor although it is not a leaf.
  public func retainGrad() {
    guard let node = body.node else {
      failure("can't retain the grad of a tensor that does not require grad")
    }
    node.keepsGrad = true
  }

  /// The same numbers without history: nothing flows back through them.
  public func detach() -> Tensor { Tensor(values) }

  /// Whether operations with this tensor are recorded, so that gradients reach it or its history.
  ///
  /// Setting it makes a leaf: a place whose gradient is gathered, and that optimizers change. It
  /// holds for all variables of this tensor. Traps when set to `false` on a tensor with a history.
  public var requiresGrad: Bool {
    get { body.node != nil }
    nonmutating set {
      if newValue {
        body.isParameter = true
        if body.node == nil { body.node = Node.leaf(shape) }
      } else if let node = body.node {
        require(
          node.isLeaf,
          "you can only change requiresGrad of leaf tensors. For numbers without history, use "
            + "detach()")
        body.node = nil
      }
    }
  }

  /// Whether the tensor was made by the user rather than by a recorded operation.
  public var isLeaf: Bool { body.node?.isLeaf ?? true }

  /// The recorded operation that made the tensor, such as `"matmul"`; `nil` for a leaf.
  public var operationName: String? {
    guard let node = body.node, !node.isLeaf else { return nil }
    return node.name
  }
}
