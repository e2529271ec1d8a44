import Foundation
import TestSupport
import Testing

/// A folder of `Golden/`: the files of its `input`, on which every command is run, and in `expected`
/// what each must give.
struct GoldenCase: Sendable, CustomTestStringConvertible {
  let folder: URL

  var testDescription: String { folder.lastPathComponent }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden")

  static let all: [GoldenCase] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().map {
      GoldenCase(folder: root.appending(path: $0))
    }
  }()

  /// What every command gives, by the name of the file that expects it.
  func actual(with program: BuiltProgram) async throws -> [String: String] {
    let scratch = try TemporaryFolder()
    let book = scratch.url.appending(path: "book")
    try FileManager.default.copyItem(at: folder.appending(path: "input"), to: book)
    var results: [String: String] = [:]
    for command in ["run", "check", "accept"] {
      let run = try await program.run([command, "chapter.md"], in: book)
      results["\(command).txt"] = run.transcript
      if command == "accept", run.exitCode == 0 {
        results["accepted.md"] = try scratch.read("book/chapter.md")
        let check = try await program.run(["check", "chapter.md"], in: book)
        if check.exitCode != 0 { results["check after accept.txt"] = check.transcript }
      }
    }
    let build = try await program.run(
      ["build", "--book", "book", "--output", "site"], in: scratch.url)
    results["build.txt"] = build.transcript
    if let page = try? scratch.read("site/chapter.html") {
      results["page.html"] = Self.article(of: page)
    }
    return results
  }

  /// What is expected, by file name.
  func expected() throws -> [String: String] {
    let folder = folder.appending(path: "expected")
    var results: [String: String] = [:]
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
      let data = try Data(contentsOf: folder.appending(path: name))
      results[name] = String(decoding: data, as: UTF8.self)
    }
    return results
  }

  /// Makes `results` what is expected.
  func record(_ results: [String: String]) throws {
    let folder = folder.appending(path: "expected")
    try? FileManager.default.removeItem(at: folder)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in results {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
  }

  /// The chapter's part of a page; the frame around it has tests of its own.
  private static func article(of page: String) -> String {
    guard let start = page.range(of: "<article"),
      let end = page.range(of: "</article>", range: start.upperBound..<page.endIndex)
    else { return page }
    return String(page[start.lowerBound..<end.upperBound]) + "\n"
  }
}

extension BuiltProgram.Run {
  /// All that a user sees, without what differs from run to run.
  var transcript: String {
    let untimed = errors.replacing(/in \d+\.\d\d s/, with: "in N s")
    var text = "exit code \(exitCode)\n"
    if !output.isEmpty { text += "--- standard output\n\(output)" }
    if !errors.isEmpty { text += "--- standard error\n\(untimed)" }
    return text
  }
}
