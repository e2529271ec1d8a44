import Foundation
import TestSupport
import Testing

/// What the program needs of the machine, and what it says where that is missing.
@Suite struct MachineTests {
  private let cache: TemporaryFolder
  private let folder: TemporaryFolder

  init() throws {
    cache = try TemporaryFolder()
    folder = try TemporaryFolder()
    try folder.write("# T\n\n```swift\n1 + 1\n```\n", to: "a.md")
  }

  private func run(
    _ arguments: [String], _ environment: [String: String?] = [:], executable: URL? = nil
  ) async throws -> BuiltProgram.Run {
    let program = BuiltProgram(
      executable: executable, cache: cache.url, environment: environment)
    return try await program.run(arguments, in: folder.url)
  }

  /// An executable file that prints `text` and fails.
  private func fakeCompiler(_ text: String, at name: String) throws -> String {
    try folder.write(
      "#!/bin/sh\nif [ \"$1\" = --version ]; then echo Swift version 5.0; exit 0; fi\n"
        + "cat <<'END'\n\(text)\nEND\nexit 1\n", to: name)
    let path = folder.url.appending(path: name).path
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return path
  }

  @Test func aMissingCompilerIsSaid() async throws {
    let none = try await run(["check", "a.md"], ["PATH": "/nowhere"])
    #expect(none.exitCode == 2)
    #expect(none.errors.hasPrefix("error: cells need the Swift compiler and there is no `swiftc`"))
    let wrong = try await run(["check", "a.md"], ["SWIFTC": "/nowhere/swiftc"])
    #expect(wrong.exitCode == 2)
    #expect(wrong.errors.hasPrefix("error: no Swift compiler at /nowhere/swiftc"))
  }

  @Test func anotherCompilersVersionIsSaid() async throws {
    let compiler = try fakeCompiler(
      "main.swift:1:8: error: module compiled with Swift 6.3.1 cannot be imported by the Swift 5.0 "
        + "compiler: LessonKit.swiftmodule", at: "swiftc-old")
    let check = try await run(["check", "a.md"], ["SWIFTC": compiler])
    #expect(check.exitCode == 2)
    #expect(check.errors.contains("was built with another Swift compiler than the one it finds"))
  }

  @Test func aCompilerThatBreaksIsSaid() async throws {
    let compiler = try fakeCompiler("error: link command failed with exit code 1", at: "swiftc-bad")
    let check = try await run(["check", "a.md"], ["SWIFTC": compiler])
    #expect(check.exitCode == 2)
    #expect(check.errors.contains("the Swift compiler failed: error: link command failed"))
  }

  @Test func aMissingEngineIsSaid() async throws {
    let copy = folder.url.appending(path: "alone/lessons")
    try FileManager.default.createDirectory(
      at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: BuiltProgram.buildFolder.appending(path: "lessons"), to: copy)
    let check = try await run(["check", "a.md"], executable: copy)
    #expect(check.exitCode == 2)
    #expect(check.errors.contains("the engine that cells run on (libLessonKit) is missing"))
  }

  @Test func whatNeedsNoCompilerNeedsNone() async throws {
    try folder.write("# Only prose\n", to: "prose.md")
    let show = try await run(["run", "prose.md"], ["PATH": "/nowhere"])
    #expect(show.exitCode == 0)
    #expect(show.output.contains("Only prose"))
  }

  @Test func anInstalledProgramRunsFromAnywhere() async throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let prefix = folder.url.appending(path: "prefix")
    let install = Process()
    install.executableURL = URL(filePath: "/bin/sh")
    install.arguments = ["Scripts/install.sh", BuiltProgram.buildFolder.path, prefix.path]
    install.currentDirectoryURL = root
    install.standardOutput = Pipe()
    try install.run()
    install.waitUntilExit()
    #expect(install.terminationStatus == 0)
    let show = try await run(["run", "a.md"], executable: prefix.appending(path: "bin/lessons"))
    #expect(show.exitCode == 0)
    #expect(show.output.contains("2"))
    // Through a link, as on a PATH.
    let link = folder.url.appending(path: "link")
    try FileManager.default.createSymbolicLink(
      at: link, withDestinationURL: prefix.appending(path: "bin/lessons"))
    #expect(try await run(["check", "a.md"], executable: link).exitCode == 1)
  }

  @Test func aCacheThatCannotBeWrittenCostsOnlyTime() async throws {
    try folder.write("in the way", to: "file")
    let show = try await run(
      ["run", "a.md"], ["LESSONS_CACHE": folder.url.appending(path: "file/cache").path])
    #expect(show.exitCode == 0, "\(show.errors)")
  }

  @Test func aDamagedCacheIsAsGoodAsNone() async throws {
    _ = try await run(["run", "a.md"])
    for file in try cache.files() where file.hasSuffix(".json") {
      try cache.write("{", to: file)
    }
    let show = try await run(["run", "a.md"])
    #expect(show.exitCode == 0)
    #expect(show.output.contains("2"))
  }
}
