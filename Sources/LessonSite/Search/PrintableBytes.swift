/// Bytes as text that a script may have between quotation marks: 13 bits become two of 91 characters,
/// since 91 × 91 is just above 2¹³. The text's length says how many bytes there are.
enum PrintableBytes {
  /// Printable ASCII without what a string or a page could stumble over: `"`, `\` and `<`.
  static let alphabet = (UInt8(ascii: "!")...UInt8(ascii: "~")).filter {
    !"\"\\<".utf8.contains($0)
  }

  /// The first bit is the first byte's highest; the last characters are filled up with zeros.
  static func text(of bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 16 / 13 + 2)
    var bits: UInt32 = 0
    var count = 0
    func put(_ value: UInt32) {
      text.append(alphabet[Int(value / 91)])
      text.append(alphabet[Int(value % 91)])
    }
    for byte in bytes {
      bits = bits << 8 | UInt32(byte)
      count += 8
      if count >= 13 {
        count -= 13
        put(bits >> count & 0x1FFF)
        bits &= 1 << count - 1
      }
    }
    if count > 0 { put(bits << (13 - count) & 0x1FFF) }
    return text
  }
}
