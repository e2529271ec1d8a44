/// Named tensors in a file that PyTorch, NumPy and others read: the safetensors format.
///
/// A file is the length of its header (8 bytes, little-endian), the header (JSON that gives each
/// tensor's number type, shape and place), and the numbers of all tensors, one after the other
/// without a gap. Anything else throws a `FileError` of one sentence: lengths and places that do not
/// fit the file, names that come twice, shapes that do not fit the places. Tensors of another number
/// type than 32-bit floating point are listed, and throw when asked for.
///
/// Source: huggingface.co/docs/safetensors.
///
///     try Safetensors(["weight": w, "bias": b]).write(path: "layer.safetensors")
///     let w = try Safetensors(path: "layer.safetensors").tensor("weight")
public struct Safetensors: CustomStringConvertible {
  /// What the header says of one tensor.
  struct Entry: Equatable {
    let name: String
    let type: String
    let shape: [Int]
    let bytes: Range<Int>
  }

  /// Notes that a file carries, such as who wrote it.
  public let metadata: [String: String]
  let entries: [Entry]
  private let numbers: [UInt8]
  private let path: String

  /// The names of all tensors, in the order in which their numbers stand.
  public var names: [String] { entries.map(\.name) }

  /// A line for each tensor: its name, number type and shape.
  public var description: String {
    let rows = entries.map { [$0.name, $0.type, "\($0.shape)"] }
    return alignedColumns([["Name", "Type", "Shape"]] + rows, texts: 3)
  }

  /// Tensors to be written, in the order of their names. Their history and gradients are left out.
  /// The name `__metadata__` is the format's own and traps.
  public init(_ tensors: [String: Tensor], metadata: [String: String] = [:]) {
    self.init(tensors.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, metadata: metadata)
  }

  init(_ tensors: [(name: String, tensor: Tensor)], metadata: [String: String]) {
    var entries: [Entry] = []
    var numbers: [UInt8] = []
    for (name, tensor) in tensors {
      require(
        name != "__metadata__", "a tensor cannot have the name __metadata__ in a safetensors file")
      let start = numbers.count
      tensor.scalars.withUnsafeBytes { numbers += $0 }
      entries.append(
        Entry(name: name, type: "F32", shape: tensor.shape, bytes: start..<numbers.count))
    }
    self.entries = entries
    self.numbers = numbers
    self.metadata = metadata
    path = "tensors in memory"
  }

  /// Reads a file. Throws a `FileError` if there is none or it is not such a file.
  public init(path: String) throws(FileError) {
    self = try reading(path) { bytes throws(Malformed) in try Safetensors(bytes: bytes, path: path)
    }
  }

  init(bytes: [UInt8], path: String) throws(Malformed) {
    guard bytes.count >= 8 else {
      throw Malformed("\(bytes.count) bytes are too few for a safetensors file")
    }
    let length = bytes[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= UInt64(bytes.count - 8) else {
      throw Malformed(
        "the header should be \(length) bytes long, and the file has \(bytes.count - 8) after its "
          + "length")
    }
    let header = bytes[8..<(8 + Int(length))]
    (entries, metadata) = try Self.parse(header)
    let rest = bytes.count - header.endIndex
    var end = 0
    for entry in entries {
      if entry.bytes.lowerBound != end {
        throw Malformed(
          "tensor \(quoted(entry.name)) should begin at byte \(end), where the one before it ends, "
            + "and its place begins at \(entry.bytes.lowerBound)")
      }
      end = entry.bytes.upperBound
    }
    if end != rest {
      throw Malformed(
        "the tensors' places end at byte \(end), and the file has \(rest) bytes of them")
    }
    numbers = Array(bytes[header.endIndex...])
    self.path = path
  }

  /// One tensor. Throws a `FileError` if there is none of that name, or it is not of 32-bit floating
  /// point.
  public func tensor(_ name: String) throws(FileError) -> Tensor {
    guard let entry = entries.first(where: { $0.name == name }) else {
      throw FileError(
        path: path,
        reason: "there is no tensor \(quoted(name)) (there are: \(names.joined(separator: ", ")))")
    }
    return try tensor(entry)
  }

  func tensor(_ entry: Entry) throws(FileError) -> Tensor {
    if entry.type != "F32" {
      throw FileError(
        path: path,
        reason: "tensor \(quoted(entry.name)) has dtype \(entry.type), and only F32 can be read")
    }
    let count = entry.bytes.count / 4
    let scalars = numbers.withUnsafeBytes { buffer in
      (0..<count).map { index in
        Float(
          bitPattern: UInt32(
            littleEndian: buffer.loadUnaligned(
              fromByteOffset: entry.bytes.lowerBound + 4 * index, as: UInt32.self)))
      }
    }
    return Tensor(scalars: scalars, shape: entry.shape)
  }

  /// Writes the file, all or nothing. Throws a `FileError` if it cannot be written.
  public func write(path: String) throws(FileError) { try File.write(encoded(), to: path) }

  /// The file's bytes. The header is filled up with spaces, so that the numbers stand at a multiple
  /// of 8.
  func encoded() -> [UInt8] {
    var parts: [String] = []
    if !metadata.isEmpty {
      let pairs = metadata.sorted { $0.key < $1.key }.map { "\(quoted($0)):\(quoted($1))" }
      parts.append("\"__metadata__\":{\(pairs.joined(separator: ","))}")
    }
    for entry in entries {
      let shape = entry.shape.map(String.init).joined(separator: ",")
      parts.append(
        "\(quoted(entry.name)):{\"dtype\":\"\(entry.type)\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(entry.bytes.lowerBound),\(entry.bytes.upperBound)]}")
    }
    var header = Array("{\(parts.joined(separator: ","))}".utf8)
    while header.count % 8 != 0 { header.append(0x20) }
    let length = UInt64(header.count)
    return (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + header + numbers
  }
}
