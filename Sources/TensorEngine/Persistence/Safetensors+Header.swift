extension Safetensors {
  /// How many bytes a number of each type takes.
  private static let sizes = [
    "BOOL": 1, "U8": 1, "I8": 1, "F8_E5M2": 1, "F8_E4M3": 1, "I16": 2, "U16": 2, "F16": 2,
    "BF16": 2,
    "I32": 4, "U32": 4, "F32": 4, "I64": 8, "U64": 8, "F64": 8,
  ]

  /// The tensors in the order of their places, and the notes.
  static func parse(
    _ header: ArraySlice<UInt8>
  ) throws(Malformed) -> (entries: [Entry], metadata: [String: String]) {
    var reader = try JSONReader(header)
    var entries: [Entry] = []
    var metadata: [String: String] = [:]
    try reader.object { (reader, name) throws(Malformed) in
      if name == "__metadata__" {
        try reader.object { (reader, key) throws(Malformed) in metadata[key] = try reader.string() }
      } else {
        entries.append(try entry(name, &reader))
      }
    }
    try reader.end()
    // An empty tensor stands before the one that begins at the same byte.
    entries.sort {
      ($0.bytes.lowerBound, $0.bytes.upperBound) < ($1.bytes.lowerBound, $1.bytes.upperBound)
    }
    return (entries, metadata)
  }

  private static func entry(_ name: String, _ reader: inout JSONReader) throws(Malformed) -> Entry {
    var type: String?
    var shape: [Int]?
    var offsets: [Int]?
    try reader.object { (reader, key) throws(Malformed) in
      switch key {
      case "dtype": type = try reader.string()
      case "shape": shape = try reader.numbers()
      case "data_offsets": offsets = try reader.numbers()
      default: throw Malformed("tensor \(quoted(name)) has an unknown property \(quoted(key))")
      }
    }
    guard let type, let shape, let offsets else {
      throw Malformed("tensor \(quoted(name)) lacks its dtype, shape or data_offsets")
    }
    guard let size = sizes[type] else {
      throw Malformed("tensor \(quoted(name)) has the unknown dtype \(quoted(type))")
    }
    guard offsets.count == 2, offsets[0] <= offsets[1] else {
      throw Malformed("tensor \(quoted(name)) has data_offsets \(offsets), not a begin and an end")
    }
    // An axis of size 0 makes a tensor empty, but no excuse for sizes that cannot be multiplied.
    var bytes = size
    for length in shape where length != 0 {
      let (product, overflow) = bytes.multipliedReportingOverflow(by: length)
      if overflow { throw Malformed("tensor \(quoted(name)) has an impossible shape \(shape)") }
      bytes = product
    }
    if shape.contains(0) { bytes = 0 }
    guard offsets[1] - offsets[0] == bytes else {
      throw Malformed(
        "tensor \(quoted(name)) of shape \(shape) and dtype \(type) takes \(bytes) bytes, and its "
          + "data_offsets \(offsets) hold \(offsets[1] - offsets[0])")
    }
    return Entry(name: name, type: type, shape: shape, bytes: offsets[0]..<offsets[1])
  }
}
