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
    if let module = value as? any Module {
      let text = module.description.split(separator: "\n", omittingEmptySubsequences: false)
      lines.append("  (\(name)): \(text[0])")
      lines += text.dropFirst().map { "  " + $0 }
      return
    }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional:
      if let wrapped = mirror.children.first { describe(name, wrapped.value, into: &lines) }
    case .collection:
      for (index, element) in mirror.children.enumerated() {
        describe("\(name).\(index)", element.value, into: &lines)
      }
    default:
      break
    }
  }
}
