extension Module {
  /// The tensors that are no parameters but belong to what the module has learned, such as a running
  /// mean, with their paths. See PyTorch's `torch.nn.Module.named_buffers`.
  public var namedBuffers: [(name: String, buffer: Tensor)] {
    var seen: Set<ObjectIdentifier> = []
    var result: [(name: String, buffer: Tensor)] = []
    visit("") { name, value in
      guard let tensor = value as? Tensor, !tensor.body.isParameter, tensor.isLeaf else { return }
      if seen.insert(ObjectIdentifier(tensor.body)).inserted { result.append((name, tensor)) }
    }
    return result
  }

  /// Writes all parameters and buffers into a safetensors file, under the names that PyTorch gives
  /// them: `0.weight`, `1.running_mean`.
  ///
  /// In PyTorch, `model.load_state_dict(safetensors.torch.load_file(path), strict=False)` reads it.
  /// Throws a `FileError` if the file cannot be written; nothing is left half written.
  public func save(path: String) throws(FileError) {
    try Safetensors(state, metadata: ["format": "pt"]).write(path: path)
  }

  /// Reads parameters and buffers from a safetensors file that `save(path:)` or PyTorch has written.
  ///
  /// The file must have a tensor of the same shape for each of the module's, and no others but
  /// PyTorch's counters of batches (`num_batches_tracked`), which nothing here needs. Otherwise it
  /// throws a `FileError` and the module stays as it was.
  public func load(path: String) throws(FileError) {
    let file = try Safetensors(path: path)
    let own = state
    let expected = Set(own.map(\.name))
    let extra = file.names.filter { !expected.contains($0) && !$0.hasSuffix("num_batches_tracked") }
    if !extra.isEmpty {
      throw FileError(
        path: path, reason: "the module has no place for \(extra.joined(separator: ", "))")
    }
    let entries = Dictionary(uniqueKeysWithValues: file.entries.map { ($0.name, $0) })
    var loaded: [Tensor] = []
    for (name, tensor) in own {
      guard let entry = entries[name] else {
        throw FileError(
          path: path, reason: "there is no tensor \(quoted(name)), which the module has")
      }
      if entry.shape != tensor.shape {
        throw FileError(
          path: path,
          reason:
            "tensor \(quoted(name)) has shape \(entry.shape), and the module's \(tensor.shape)")
      }
      loaded.append(try file.tensor(entry))
    }
    for ((_, tensor), numbers) in zip(own, loaded) { tensor.copy(from: numbers) }
  }

  /// Parameters and buffers by PyTorch's names.
  private var state: [(name: String, tensor: Tensor)] {
    let all = namedParameters.map { ($0, $1) } + namedBuffers.map { ($0, $1) }
    let named = all.map { (name: Self.underscored($0), tensor: $1) }
    require(
      Set(named.map(\.name)).count == named.count,
      "two tensors of the module have the same name once written as PyTorch does: "
        + named.map(\.name).joined(separator: ", "))
    return named
  }

  /// `1.runningMean` as PyTorch writes it: `1.running_mean`.
  private static func underscored(_ name: String) -> String {
    var result = ""
    for character in name {
      if character.isUppercase, result.last?.isLowercase == true { result += "_" }
      result += character.lowercased()
    }
    return result.hasSuffix("running_variance") ? String(result.dropLast(5)) : result
  }
}
