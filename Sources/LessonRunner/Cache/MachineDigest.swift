import Foundation

/// Digests of the engine's files and the compiler's version. Both take longer to find out than an
/// unchanged book takes to build, so they are kept, by the files' size and time of change.
struct MachineDigest {
  let kit: Kit
  let toolchain: Toolchain
  let cache: ResultCache

  private struct Notes: Codable {
    var files: [String: Note] = [:]
  }

  private struct Note: Codable, Equatable {
    var stamp: String
    var value: String
  }

  /// The digest of everything but the chapter that decides its results.
  func digest() async throws(RunnerError) -> Digest {
    let file = cache.folder.appending(path: "machine.json")
    let kept = (try? Data(contentsOf: file)).flatMap {
      try? JSONDecoder().decode(Notes.self, from: $0)
    }
    var notes = kept ?? Notes()
    var parts = Compilation.options
    var isChanged = false
    for url in kit.files {
      let stamp = Self.stamp(url)
      if notes.files[url.path]?.stamp != stamp {
        guard let data = try? Data(contentsOf: url) else {
          throw .kitNotFound(looked: [url.path])
        }
        let value = Digest(of: Array(data)).hexadecimal
        notes.files[url.path] = Note(stamp: stamp, value: value)
        isChanged = true
      }
      parts.append(notes.files[url.path]?.value ?? "")
    }
    let compiler = toolchain.compiler.path
    let stamp = Self.stamp(toolchain.compiler.resolvingSymlinksInPath())
    if notes.files[compiler]?.stamp != stamp {
      notes.files[compiler] = Note(stamp: stamp, value: try await toolchain.version())
      isChanged = true
    }
    parts.append(notes.files[compiler]?.value ?? "")
    if isChanged { Self.keep(notes, in: file) }
    return Digest(of: parts.joined(separator: "\n"))
  }

  private static func stamp(_ url: URL) -> String {
    let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
    let size = attributes?[.size] as? Int ?? -1
    let time = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? -1
    let node = attributes?[.systemFileNumber] as? Int ?? -1
    return "\(size) \(time) \(node)"
  }

  private static func keep(_ notes: Notes, in file: URL) {
    try? FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    guard let data = try? JSONEncoder().encode(notes) else { return }
    try? data.write(to: file, options: .atomic)
  }
}
