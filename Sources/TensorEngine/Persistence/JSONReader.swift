/// Reads the part of JSON that a safetensors header is made of, byte by byte: objects, arrays of
/// whole numbers, strings. It never calls itself, so nesting cannot exhaust the stack.
///
/// Every mistake throws, with the position at which it stands in the header.
struct JSONReader {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  /// Throws unless the bytes are UTF-8.
  init(_ bytes: ArraySlice<UInt8>) throws(Malformed) {
    if String(validating: bytes, as: UTF8.self) == nil {
      throw Malformed("the header is not UTF-8 text")
    }
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// Calls the body for every key of an object; the body reads the value. Keys that come twice throw.
  mutating func object(
    _ body: (inout JSONReader, String) throws(Malformed) -> Void
  ) throws(Malformed) {
    try expect("{")
    if skip("}") { return }
    var seen: Set<String> = []
    repeat {
      let key = try string()
      if !seen.insert(key).inserted {
        throw Malformed("the name \(quoted(key)) stands twice in the header")
      }
      try expect(":")
      try body(&self, key)
    } while skip(",")
    try expect("}")
  }

  /// An array of numbers that are whole and not negative.
  mutating func numbers() throws(Malformed) -> [Int] {
    try expect("[")
    if skip("]") { return [] }
    var result: [Int] = []
    repeat { result.append(try number()) } while skip(",")
    try expect("]")
    return result
  }

  mutating func string() throws(Malformed) -> String {
    try expect("\"")
    var text: [UInt8] = []
    while let byte = next() {
      switch byte {
      case UInt8(ascii: "\""):
        // Escapes can spell half a pair, never bytes that are no UTF-8: `scalar()` sees to both.
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try text += escaped()
      case 0..<0x20: throw unexpected("a control character in a string")
      default: text.append(byte)
      }
    }
    throw unexpected("a string without an end")
  }

  /// Throws unless nothing but white space is left.
  mutating func end() throws(Malformed) {
    skipSpace()
    if position != bytes.endIndex { throw unexpected("more text after the end of the object") }
  }

  private mutating func number() throws(Malformed) -> Int {
    skipSpace()
    let start = position
    var result = 0
    while position < bytes.endIndex, (0x30...0x39).contains(bytes[position]) {
      let (product, tooLarge) = result.multipliedReportingOverflow(by: 10)
      let (sum, overflow) = product.addingReportingOverflow(Int(bytes[position] - 0x30))
      if tooLarge || overflow { throw unexpected("a number that is too large") }
      result = sum
      position += 1
    }
    if position == start { throw unexpected("no whole number where one should stand") }
    if bytes[start] == 0x30, position > start + 1 {
      throw unexpected("a number that begins with 0")
    }
    return result
  }

  private mutating func escaped() throws(Malformed) -> [UInt8] {
    switch next() {
    case UInt8(ascii: "\""): return [0x22]
    case UInt8(ascii: "\\"): return [0x5c]
    case UInt8(ascii: "/"): return [0x2f]
    case UInt8(ascii: "b"): return [8]
    case UInt8(ascii: "f"): return [12]
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "u"): return Array(String(try scalar()).utf8)
    default: throw unexpected("an unknown escape in a string")
    }
  }

  private mutating func scalar() throws(Malformed) -> Character {
    var code = try fourDigits()
    if (0xd800..<0xdc00).contains(code), next() == UInt8(ascii: "\\"), next() == UInt8(ascii: "u") {
      let low = try fourDigits()
      code = (0xdc00..<0xe000).contains(low) ? 0x10000 + (code - 0xd800) << 10 + low - 0xdc00 : code
    }
    guard let scalar = Unicode.Scalar(code) else { throw unexpected("half a surrogate pair") }
    return Character(scalar)
  }

  private mutating func fourDigits() throws(Malformed) -> UInt32 {
    var result: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw unexpected("a \\u escape without four digits")
      }
      result = result << 4 | UInt32(digit)
    }
    return result
  }

  private mutating func next() -> UInt8? {
    if position == bytes.endIndex { return nil }
    defer { position += 1 }
    return bytes[position]
  }

  private mutating func skipSpace() {
    while position < bytes.endIndex, [0x20, 0x09, 0x0a, 0x0d].contains(bytes[position]) {
      position += 1
    }
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard position < bytes.endIndex, bytes[position] == UInt8(ascii: character) else {
      return false
    }
    position += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(Malformed) {
    if !skip(character) { throw unexpected("no \(character) where one should stand") }
  }

  private func unexpected(_ what: String) -> Malformed {
    Malformed("the header has \(what), at byte \(position - bytes.startIndex)")
  }
}

/// A JSON string: in quotes, with everything escaped that must be.
func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": result += "\\\(scalar)"
    case _ where scalar.value < 0x20:
      let digits = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}
