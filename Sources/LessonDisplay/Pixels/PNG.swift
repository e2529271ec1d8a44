/// A small PNG file: eight bits a channel, not compressed.
///
/// The form is that of "Portable Network Graphics (PNG) Specification" (ISO/IEC 15948), with the
/// stored blocks of RFC 1951. Figures hold pictures of some thousand pixels, for which a compressor
/// would save little and cost much.
enum PNG {
  /// - Parameters:
  ///   - channels: 1 for grey, 3 for red, green, blue.
  ///   - bytes: `width · height · channels`, pixel by pixel from the top left.
  static func encoded(width: Int, height: Int, channels: Int, bytes: [UInt8]) -> [UInt8] {
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    let color: UInt8 = channels == 1 ? 0 : 2
    file += chunk("IHDR", bigEndian(width) + bigEndian(height) + [8, color, 0, 0, 0])
    var lines: [UInt8] = []
    let length = width * channels
    for row in 0..<height {
      // Each line begins with its filter: none.
      lines.append(0)
      lines += bytes[(row * length)..<((row + 1) * length)]
    }
    file += chunk("IDAT", stored(lines))
    return file + chunk("IEND", [])
  }

  /// A zlib stream (RFC 1950) of stored blocks, each of at most 65,535 bytes.
  private static func stored(_ data: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0x01]
    var start = 0
    repeat {
      let end = min(start + 65_535, data.count)
      let length = UInt16(end - start)
      stream.append(end == data.count ? 1 : 0)
      for part in [length, ~length] {
        stream += [UInt8(truncatingIfNeeded: part), UInt8(part >> 8)]
      }
      stream += data[start..<end]
      start = end
    } while start < data.count
    return stream + bigEndian(Int(adler(data)))
  }

  private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + data
    return bigEndian(data.count) + body + bigEndian(Int(crc(body)))
  }

  private static func bigEndian(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    var crc = UInt32.max
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? (crc >> 1) ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }

  private static func adler(_ bytes: [UInt8]) -> UInt32 {
    var (a, b): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      a = (a + UInt32(byte)) % 65_521
      b = (b + a) % 65_521
    }
    return b << 16 | a
  }
}

/// Bytes as text in the alphabet of RFC 4648.
func base64(_ bytes: [UInt8]) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  let padding = UInt8(ascii: "=")
  var text: [UInt8] = []
  text.reserveCapacity((bytes.count + 2) / 3 * 4)
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
    for place in 0..<4 {
      text.append(place <= group.count ? alphabet[bits >> (18 - 6 * place) & 63] : padding)
    }
  }
  return String(decoding: text, as: UTF8.self)
}
