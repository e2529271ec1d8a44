/// What `registerHook` returns, to take the hook off again. See PyTorch's
/// `torch.utils.hooks.RemovableHandle`.
public struct RemovableHandle {
  private weak var node: Node?
  private let number: Int

  init(_ node: Node, _ number: Int) {
    self.node = node
    self.number = number
  }

  /// Takes the hook off. It does no harm to do so twice.
  public func remove() { node?.removeHook(number) }
}

extension Tensor {
  /// Has every `backward()` show this tensor's gradient to a function once all of it has arrived,
  /// and before it goes on to what the tensor was computed from.
  ///
  ///     hidden.registerHook { grad in norms.append(grad.norm()) }
  ///     hidden.registerHook { grad in grad.clamp(min: -1, max: 1) }
  ///
  /// If the function returns a tensor, that is the gradient from there on, also in `grad`; it must
  /// have the tensor's shape, or `backward()` traps. Several hooks run in the order in which they
  /// were registered, and nothing that they do is recorded. A `backward()` that frees the tape frees
  /// its hooks too; those of a leaf stay. Traps on a tensor that does not require grad. See PyTorch's
  /// `torch.Tensor.register_hook`.
  @discardableResult
  public func registerHook<Result>(_ hook: @escaping (Tensor) -> Result) -> RemovableHandle {
    guard let node = body.node else {
      failure("cannot register a hook on a tensor that doesn't require gradient")
    }
    let number = node.add { gradient in
      guard let other = noGrad({ hook(Tensor(gradient)) }) as? Tensor else { return nil }
      require(
        other.shape == gradient.shape,
        "a hook has changed the shape of a gradient from \(gradient.shape) to \(other.shape)")
      return other.values
    }
    return RemovableHandle(node, number)
  }
}
