import Foundation
import LessonSyntax

/// The file in which a reader writes their answer to an exercise. It is the reader's: it is made once
/// and never written again.
public struct WorkingFile: Equatable, Sendable {
  public let path: String

  /// The file of `exercise` in `folder`; nil for the chapter's own folder in `practice/`.
  public init(of exercise: Exercise, of chapter: Chapter, folder: String?) {
    let file = chapter.path.split(separator: "/").last ?? "chapter"
    let folder = folder ?? "practice/" + (file.hasSuffix(".md") ? file.dropLast(3) : file)
    path = "\(folder.hasSuffix("/") ? String(folder.dropLast()) : folder)/\(exercise.name).swift"
  }

  public var exists: Bool { FileManager.default.fileExists(atPath: path) }

  /// Makes the file, where there is none: the task as a comment, then what the reader starts from.
  public func create(_ exercise: Exercise, task: [String]) throws(WholeFile.Failure) {
    let comment = task.map { $0.isEmpty ? "//" : "// " + $0 }.joined(separator: "\n")
    var code = exercise.starter.text[...]
    while code.last?.isNewline == true { code.removeLast() }
    let text = comment + "\n\n" + code + "\n"
    _ = try WholeFile.create(Array(text.utf8), at: path)
  }

  /// The reader's answer as it is now.
  public func answer() throws(Diagnostics) -> SourceText {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Diagnostics([
        Diagnostic(
          path: path, message: exists ? "this file cannot be read" : "there is no such file")
      ])
    }
    return try SourceText(path: path, bytes: Array(data))
  }
}

/// The state of files, to be asked again whether one has changed: by looking, since an editor may
/// write a file anew in place of the old one.
public struct FileStamps: Equatable, Sendable {
  private struct Stamp: Equatable, Sendable {
    var size: Int
    var time: Date
    var node: Int
  }

  /// Nil for a file that is not there.
  private let stamps: [Stamp?]

  public init(_ paths: [String]) {
    stamps = paths.map { path in
      guard let found = try? FileManager.default.attributesOfItem(atPath: path) else { return nil }
      return Stamp(
        size: found[.size] as? Int ?? 0, time: found[.modificationDate] as? Date ?? .distantPast,
        node: found[.systemFileNumber] as? Int ?? 0)
    }
  }

  /// Every file is there.
  public var isComplete: Bool { stamps.allSatisfy { $0 != nil } }

  /// Waits until a file is no longer as it was, and then is left alone for a moment: an editor may
  /// take several steps to save one.
  ///
  /// - Throws: where the task is cancelled.
  public func waitForChange(of paths: [String]) async throws {
    var last = self
    repeat {
      try await Task.sleep(for: .milliseconds(200))
      last = FileStamps(paths)
    } while last == self || !last.isComplete
    while true {
      try await Task.sleep(for: .milliseconds(50))
      let next = FileStamps(paths)
      if next == last, next.isComplete { return }
      last = next
    }
  }
}
