import Foundation

/// What decides results besides the chapter: the engine, the compiler and how it is called.
///
/// The engine counts by the bytes of its library and modules, which are what runs; the package keeps
/// out of them where they were built. A digest of the sources would not see a library that is older
/// than they are, nor one for another processor, on which a cell may see a difference. The compiler
/// does not always make the same code of the same sources: then a second build of them does not find
/// the results of the first, which costs a run and is never wrong. One build that is copied does.
struct Machine: Equatable, Sendable {
  var engine: String
  var compiler: String
  var options: String

  /// Finds out, or takes from `notes`: both take longer than an unchanged book takes to build.
  init(kit: Kit, toolchain: Toolchain, notes: FileNotes) async throws(RunnerError) {
    var parts: [String] = []
    for url in kit.files {
      guard let digest = notes.digest(of: url.path, bytes: BuiltLibrary.significantBytes) else {
        throw .kitNotFound(looked: [url.path])
      }
      parts.append(digest.hexadecimal)
    }
    engine = Digest(of: parts.joined(separator: "\n")).hexadecimal
    options = Digest(of: Compilation.options.joined(separator: "\n")).hexadecimal
    let path = toolchain.compiler.path
    if let known = notes.value(of: path) {
      compiler = known
    } else {
      let stamp = FileNotes.stamp(path)
      let scratch = try ScratchFolder()
      defer { scratch.remove() }
      compiler = try await toolchain.version(in: scratch.url)
      notes.keep(compiler, of: path, stamp: stamp)
    }
  }
}
