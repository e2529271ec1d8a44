extension Module {
  /// The module's type and configuration, and its children indented below, as PyTorch prints them.
  public var description: String {
    let name = "\(Self.self)"
    var lines: [String] = []
    for child in namedChildren { Self.describe(child.name, child.value, into: &lines) }
    if lines.isEmpty { return "\(name)(\(configuration))" }
    if !configuration.isEmpty { lines.insert("  " + configuration, at: 0) }
    return "\(name)(\n\(lines.joined(separator: "\n"))\n)"
  }

  private static func describe(_ name: String, _ value: Any, into lines: inout [String]) {
    eachHeld(name, value) { name, value in
      guard let module = value as? any Module else { return }
      let text = module.description.split(separator: "\n", omittingEmptySubsequences: false)
      lines.append("  (\(name)): \(text[0])")
      lines += text.dropFirst().map { "  " + $0 }
    }
  }
}
