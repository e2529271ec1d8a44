/// A shared library as it was built, in the format of Linux (ELF, 64 bits).
enum BuiltLibrary {
  /// Sections of which nothing runs, and which differ with the folder that a library was built in: the
  /// compiler's digests of object files, by which it knows that it need not make one again, and the
  /// linker's of the whole.
  private static let placeSections = [".swift_modhash", ".note.gnu.build-id"]

  /// `file` with zeros for what tells only where it was built; as it is where it is no such library.
  static func significantBytes(_ file: [UInt8]) -> [UInt8] {
    guard file.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]) else { return file }
    var bytes = file
    for section in sections(of: file) where placeSections.contains(section.name) {
      for index in section.range { bytes[index] = 0 }
    }
    return bytes
  }

  /// The names and places of the sections; none where the tables lead out of the file.
  private static func sections(of file: [UInt8]) -> [(name: String, range: Range<Int>)] {
    // Offsets as in the System V ABI, "Object Files": e_shoff, e_shentsize, e_shnum, e_shstrndx.
    guard let table = number(8, at: 0x28, in: file), let size = number(2, at: 0x3A, in: file),
      let count = number(2, at: 0x3C, in: file), let names = number(2, at: 0x3E, in: file),
      let namesStart = number(8, at: table + names * size + 0x18, in: file)
    else { return [] }
    return (0..<count).compactMap { index in
      let header = table + index * size
      guard let name = number(4, at: header, in: file),
        let start = number(8, at: header + 0x18, in: file),
        let length = number(8, at: header + 0x20, in: file),
        namesStart + name < file.count, start <= file.count, length <= file.count - start
      else { return nil }
      let text = file[(namesStart + name)...].prefix { $0 != 0 }
      return (String(decoding: text, as: UTF8.self), start..<start + length)
    }
  }

  /// The little-endian number of `size` bytes at `offset`; nil where it is outside of the file or above
  /// 2³².
  private static func number(_ size: Int, at offset: Int, in file: [UInt8]) -> Int? {
    guard offset >= 0, offset + size <= file.count else { return nil }
    let value = file[offset..<offset + size].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return value <= 1 << 32 ? Int(value) : nil
  }
}
