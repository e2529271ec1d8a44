import Foundation

/// The picture files that an imported notebook needs, with a name for each.
struct PictureSupply {
  /// The folder beside the chapter, by its name.
  let folder: String

  /// In the order in which they were met.
  private(set) var files: [(name: String, bytes: [UInt8])] = []

  /// File systems may not tell capitals from small letters.
  private var taken: [String: Int] = [:]

  init(folder: String) {
    self.folder = folder
  }

  /// The link to `picture`, under a name near `name`. One that is there already, to the byte, keeps
  /// the name it has.
  mutating func link(to picture: Picture, near name: String) -> String {
    let stem = Self.stem(of: name)
    let ending = picture.format.fileExtension
    var number = 1
    while true {
      let candidate = number == 1 ? "\(stem).\(ending)" : "\(stem)-\(number).\(ending)"
      guard let index = taken[candidate.lowercased()] else {
        taken[candidate.lowercased()] = files.count
        files.append((candidate, picture.bytes))
        return "\(folder)/\(candidate)".asLinkDestination
      }
      if files[index].bytes == picture.bytes {
        return "\(folder)/\(files[index].name)".asLinkDestination
      }
      number += 1
    }
  }

  /// A file's name without its ending, made safe: letters and digits of any script, `-`, `_`, `.`.
  static func stem(of name: String) -> String {
    let file = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
    let stem = file.lastIndex(of: ".").map { file[..<$0] } ?? file
    let safe = stem.map { character in
      character.isLetter || character.isNumber || "-_.".contains(character) ? character : "-"
    }
    let trimmed = String(safe.drop { $0 == "." || $0 == "-" }).prefix(60)
    return trimmed.isEmpty ? "image" : String(trimmed)
  }
}

extension String {
  /// The text as a link's destination, with what would end one percent-encoded.
  var asLinkDestination: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case " ", "(", ")", "<", ">", "%", "\\", "\"", "#", "?", "\n":
        for byte in String(scalar).utf8 {
          let digits = String(byte, radix: 16, uppercase: true)
          result += "%" + (digits.count == 1 ? "0" + digits : digits)
        }
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
