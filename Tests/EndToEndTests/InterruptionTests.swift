import Foundation
import TestSupport
import Testing

@Suite struct InterruptionTests {
  /// Ctrl-C in the middle of an endless cell: the shell's exit code, no program left running, no
  /// file left behind, the chapter untouched.
  @Test(arguments: ["run", "accept"])
  func anInterruptedCommandLeavesNothingBehind(command: String) async throws {
    let folder = try TemporaryFolder()
    let chapter = "```swift\nprint(\"started\")\nvar n = 0\nwhile true { n &+= 1 }\n```\n"
    try folder.write(chapter, to: "a.md")
    try folder.write("", to: "tmp/.keep")
    let process = Process()
    process.executableURL = BuiltProgram.buildFolder.appending(path: "lessons")
    process.arguments = [command, "a.md"]
    process.currentDirectoryURL = folder.url
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.environment = ProcessInfo.processInfo.environment.merging([
      "LESSONS_CACHE": folder.url.appending(path: "cache").path,
      "TMPDIR": folder.url.appending(path: "tmp").path,
    ]) { $1 }
    try process.run()
    // Until the cell has printed.
    var scratch: [String] = []
    for _ in 0..<1_000 where scratch.isEmpty {
      try await Task.sleep(for: .milliseconds(20))
      scratch = try folder.files().filter { file in
        try file.hasPrefix("tmp/lessons-") && file.hasSuffix("/output")
          && (try folder.read(file)).contains("started")
      }
    }
    #expect(!scratch.isEmpty, "the cell never ran")
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    #expect(try folder.files().filter { $0.hasPrefix("tmp/lessons-") }.isEmpty)
    #expect(try folder.read("a.md") == chapter)
    // The cell's program looks for its runner once a second.
    try await Task.sleep(for: .seconds(2.5))
    let programs = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    let running = programs.contains { id in
      let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(id)/exe")
      return target?.hasPrefix(folder.url.path) ?? false
    }
    #expect(!running)
  }
}
