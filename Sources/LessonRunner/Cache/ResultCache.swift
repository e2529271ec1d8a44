import Foundation
import LessonSyntax

/// Results that were computed before, by name, in a folder. Several programs may use it at once: an
/// entry appears whole or not at all.
public struct ResultCache: Sendable {
  /// The folder of all of it.
  public let folder: URL

  /// The folder that `LESSONS_CACHE` names, else the user's own cache.
  public static func standard(environment: [String: String]) -> ResultCache {
    if let named = environment["LESSONS_CACHE"], !named.isEmpty {
      return ResultCache(folder: URL(filePath: named))
    }
    let base =
      if let cache = environment["XDG_CACHE_HOME"], !cache.isEmpty {
        URL(filePath: cache)
      } else if let home = environment["HOME"], !home.isEmpty {
        URL(filePath: home).appending(path: ".cache")
      } else {
        FileManager.default.temporaryDirectory
      }
    return ResultCache(folder: base.appending(path: "lessons"))
  }

  public init(folder: URL) {
    self.folder = folder
  }

  /// Where modules that the compiler makes on its way are kept; nil where nothing can be.
  var moduleCache: URL? {
    let modules = folder.appending(path: "modules")
    do {
      try FileManager.default.createDirectory(at: modules, withIntermediateDirectories: true)
      return modules
    } catch {
      return nil
    }
  }

  private func file(for key: ResultKey) -> URL {
    let name = key.digest.hexadecimal
    return folder.appending(path: "results/\(name.prefix(2))/\(name).json")
  }

  private struct Entry: Codable {
    /// The lines on which the cells' code began: prose above may have moved them since.
    var firstCodeLines: [Int]
    var result: ChapterResult
  }

  /// The result of `chapter` under `key`, with its lines where the cells are now. An entry that
  /// cannot be read is as if it were not there.
  func result(for key: ResultKey, chapter: Chapter) -> ChapterResult? {
    guard let data = try? Data(contentsOf: file(for: key)),
      let entry = try? JSONDecoder().decode(Entry.self, from: data),
      entry.result.cells.count == chapter.cells.count,
      entry.result.claims.count == chapter.claims.count,
      entry.firstCodeLines.count == chapter.cells.count
    else { return nil }
    return entry.result.moved(from: entry.firstCodeLines, to: chapter.cells.map(\.firstCodeLine))
  }

  /// Keeps `result`. A folder that cannot be written costs time the next time, nothing else.
  func keep(_ result: ChapterResult, for key: ResultKey, chapter: Chapter) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let entry = Entry(firstCodeLines: chapter.cells.map(\.firstCodeLine), result: result)
    guard let data = try? encoder.encode(entry) else { return }
    let file = file(for: key)
    try? FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? data.write(to: file, options: .atomic)
  }
}

extension ChapterResult {
  /// The result with its lines moved as the cells' code was.
  fileprivate func moved(from old: [Int], to new: [Int]) -> ChapterResult {
    guard old != new else { return self }
    func move(_ line: inout Int) {
      guard let owner = old.lastIndex(where: { $0 <= line }) else { return }
      line += new[owner] - old[owner]
    }
    var moved = self
    for cell in moved.cells.indices {
      for index in moved.cells[cell].shapes.indices { move(&moved.cells[cell].shapes[index].line) }
      if moved.cells[cell].missing != nil { move(&moved.cells[cell].missing!.line) }
    }
    return moved
  }
}
