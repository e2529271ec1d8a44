import Foundation
import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// Names the lines of a chapter that addresses of its program belong to.
struct Symbolizer {
  let tool: URL?
  let program: URL

  /// The chapter's name in the program's line tables.
  let fileName: String

  /// The innermost place in the chapter, and what the compiler notes of a trap that says nothing.
  struct Place: Equatable {
    var line: Int?
    var reason: String?
  }

  /// What is known of `addresses`, innermost first.
  func place(of addresses: [UInt64]) async -> Place {
    guard let tool, !addresses.isEmpty else { return Place() }
    let result = try? await Subprocess.run(
      .path(FilePath(tool.path)), arguments: Arguments(arguments(addresses)),
      output: .string(limit: 1 << 20), error: .discarded)
    guard let output = result?.standardOutput else { return Place() }
    return Self.place(in: output, fileName: fileName)
  }

  private func arguments(_ addresses: [UInt64]) -> [String] {
    let hexadecimal = addresses.map { "0x" + String($0, radix: 16) }
    #if os(macOS)
      return ["-o", program.path, "-offset", "-i"] + hexadecimal
    #else
      return ["--obj=\(program.path)", "--inlines", "--functions"] + hexadecimal
    #endif
  }

  /// Reads names and places, `file:line:column` or `(file:line)`, in the order of the frames.
  static func place(in output: String, fileName: String) -> Place {
    var place = Place()
    let note = "Swift runtime failure: "
    for line in output.split(separator: "\n") {
      if place.reason == nil, let range = line.firstRange(of: note) {
        place.reason = String(line[range.upperBound...].prefix { $0 != "(" })
      }
      guard let name = line.firstRange(of: fileName + ":") else { continue }
      let number = line[name.upperBound...].prefix { $0.isNumber }
      if let found = Int(number), found > 0 {
        place.line = found
        return place
      }
    }
    return place
  }
}
