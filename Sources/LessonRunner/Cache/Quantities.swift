/// An age such as `30d`: minutes, hours, days or weeks.
public struct Age: Equatable, Sendable {
  public let duration: Duration

  /// Reads `30d`, `12h`, `2w`, `90m`; nil where it is no such thing.
  public init?(_ text: String) {
    let units: [Character: Int] = ["m": 60, "h": 3_600, "d": 86_400, "w": 604_800]
    guard let unit = text.last.flatMap({ units[$0] }), let count = Int(text.dropLast()),
      (0...1_000_000).contains(count)
    else { return nil }
    duration = .seconds(count * unit)
  }
}

/// A size such as `500MB`, in the units of disks: a kB is 1000 bytes.
public struct ByteCount: Equatable, Sendable, CustomStringConvertible {
  public let bytes: Int

  private static let units = [("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000)]

  public init(bytes: Int) {
    self.bytes = bytes
  }

  /// Reads `500MB`, `2 GB`, `0.5GB`, `300kB`; nil where it is no such thing.
  public init?(_ text: String) {
    for (name, size) in Self.units where text.lowercased().hasSuffix(name.lowercased()) {
      guard let number = Double(text.dropLast(2).filter { $0 != " " }), (0...1e6).contains(number)
      else { return nil }
      bytes = Int(number * Double(size))
      return
    }
    return nil
  }

  public var description: String {
    for (name, size) in Self.units where bytes >= size {
      let tenths = bytes / (size / 10)
      return tenths >= 100 ? "\(bytes / size) \(name)" : "\(tenths / 10).\(tenths % 10) \(name)"
    }
    return "\(bytes) bytes"
  }
}
