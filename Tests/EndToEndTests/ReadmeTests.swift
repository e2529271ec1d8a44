import Foundation
import TestSupport
import Testing

/// What the README tells a newcomer to do works as it stands there.
@Suite struct ReadmeTests {
  private static let readme: String = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return (try? String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)) ?? ""
  }()

  private func section(_ title: String) throws -> Substring {
    let start = try #require(Self.readme.range(of: "\n## \(title)\n"))
    let rest = Self.readme[start.upperBound...]
    return rest[..<(rest.range(of: "\n## ")?.lowerBound ?? rest.endIndex)]
  }

  /// The contents of the fences of one kind.
  private func fences(_ opening: String, in text: Substring) throws -> [String] {
    let marks = opening.prefix { $0 == "`" }
    return text.components(separatedBy: "\n\(opening)\n").dropFirst().compactMap {
      $0.components(separatedBy: "\n\(marks)\n").first
    }
  }

  /// In order, in a folder with notes such as the text supposes.
  @Test func notesBecomeASiteByTheCommandsThatAreShown() async throws {
    let section = try section("Your own notes as a site, in five minutes")
    let commands = try fences("```sh", in: section)
    let cell = try #require(try fences("````markdown", in: section).first)
    #expect(commands.count == 2)
    let folder = try TemporaryFolder()
    try folder.write("# Softmax\n\nIt makes weights of scores.\n", to: "notes/01-softmax.md")
    try folder.write(
      """
      {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
        {"cell_type": "markdown", "metadata": {}, "source": "# Gradients\\n\\nThey lead down."},
        {"cell_type": "code", "metadata": {}, "source": "print(1)", "execution_count": 1,
         "outputs": [{"output_type": "stream", "name": "stdout", "text": "1\\n"}]}]}
      """, to: "gradients.ipynb")
    let script = """
      set -eu
      PATH="\(BuiltProgram.buildFolder.path):$PATH"
      \(commands[0])
      printf '%s\\n' "$CELL" >>01-softmax.md
      \(commands[1])
      """
    let shell = BuiltProgram(
      executable: URL(filePath: "/bin/sh"), cache: folder.url.appending(path: "cache"),
      environment: ["CELL": "\n" + cell])
    let run = try await shell.run(["-c", script], in: folder.url)
    #expect(run.exitCode == 0, "\(run.output)\(run.errors)")
    #expect(run.output.contains("\n  | tensor("))
    #expect(try folder.read("notes/01-softmax.md").contains("```output\ntensor("))
    let page = try folder.read("notes/site/01-softmax.html")
    #expect(page.contains("tensor("))
    #expect(try folder.read("notes/site/gradients.html").contains("They lead down."))
    #expect(try folder.files().contains("notes/.github/workflows/lessons.yml"))
  }

  /// Each line of the overview names a command that there is, and the overview names them all.
  @Test func theOverviewNamesEveryCommand() async throws {
    let folder = try TemporaryFolder()
    let program = BuiltProgram(cache: folder.url)
    let overview = try #require(try fences("```sh", in: try section("Use")).first)
    var named: Set<String> = []
    for line in overview.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      #expect(words.first == "lessons")
      named.insert(words[1])
      let help = try await program.run(["help", words[1]], in: folder.url)
      #expect(help.exitCode == 0, "\(line)")
      for option in words.prefix(while: { $0 != "#" }) where option.hasPrefix("--") {
        #expect(help.output.contains(option), "\(line)")
      }
    }
    let help = try await program.run(["help"], in: folder.url)
    let commands = try #require(help.output.range(of: "SUBCOMMANDS:\n"))
    let all = help.output[commands.upperBound...].split(separator: "\n")
      .prefix { $0.hasPrefix("  ") }.filter { !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(all.count > 8)
    // The last line says where to read on.
    #expect(Set(all).subtracting(["cache", "See"]) == named)
  }
}
