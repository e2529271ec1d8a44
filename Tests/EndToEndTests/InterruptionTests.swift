import Foundation
import TestSupport
import Testing

@Suite struct InterruptionTests {
  /// Ctrl-C in the middle of an endless cell: the shell's exit code, no program left running, no
  /// file left behind, the chapter untouched.
  @Test(arguments: ["run", "accept"])
  func anInterruptedCommandLeavesNothingBehind(command: String) async throws {
    let folder = try TemporaryFolder()
    // Longer than this test may be kept waiting by the others.
    let chapter =
      "---\ntimeout: 600s\n---\n\n```swift\nprint(\"started\")\nvar n = 0\nwhile true { n &+= 1 }\n```\n"
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

  /// SIGKILL at several moments; `make check-kill` does it 200 times, at random ones.
  @Test(arguments: ["build", "accept"])
  func aKilledCommandLeavesEverythingWhole(command: String) async throws {
    let folder = try TemporaryFolder()
    let old = "# One\n\n```swift\n1 + 1\n```\n```output\nstale\n```\n"
    let new = old.replacingOccurrences(of: "1 + 1", with: "plot([1, 2, 4])")
    try folder.write("", to: "tmp/.keep")
    func start(_ command: String, killedAfter moment: Duration? = nil) async throws -> Duration {
      let process = Process()
      process.executableURL = BuiltProgram.buildFolder.appending(path: "lessons")
      process.arguments = [command]
      process.currentDirectoryURL = folder.url
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      process.environment = ProcessInfo.processInfo.environment.merging([
        "LESSONS_CACHE": folder.url.appending(path: "cache").path,
        "TMPDIR": folder.url.appending(path: "tmp").path,
      ]) { $1 }
      let began = ContinuousClock.now
      try process.run()
      if let moment {
        try await Task.sleep(for: moment)
        kill(process.processIdentifier, SIGKILL)
      }
      process.waitUntilExit()
      if moment == nil { #expect(process.terminationStatus == 0) }
      return ContinuousClock.now - began
    }
    func state() throws -> [String: [UInt8]] {
      let files = try folder.files().filter { $0.hasPrefix("site/") || $0.hasPrefix("lessons/") }
      return Dictionary(uniqueKeysWithValues: try files.map { ($0, try folder.bytes($0)) })
    }
    func remains() throws -> [String] {
      try folder.files().filter {
        $0.hasPrefix("tmp/lessons-") || $0.hasPrefix("cache/partial/")
      }
    }
    func forget(_ names: [String]) {
      for name in names {
        try? FileManager.default.removeItem(at: folder.url.appending(path: name))
      }
    }

    try folder.write(old, to: "lessons/01-one.md")
    _ = try await start("build")
    let before = try state().merging(["lessons/01-one.md": Array(new.utf8)]) { $1 }
    try folder.write(new, to: "lessons/01-one.md")
    let whole = try await start(command)
    let after = try state()
    #expect(before != after)

    for part in 1...5 {
      forget(["site", "lessons", "cache"])
      for (name, bytes) in before { try folder.write(bytes, to: name) }
      _ = try await start(command, killedAfter: whole * part / 6)
      for (name, bytes) in try state() where !name.hasSuffix(".lessons-part") {
        #expect(bytes == before[name] || bytes == after[name], "\(name)")
      }
      _ = try await start(command)
      #expect(try state() == after)
      // The compiler that a killed command leaves behind may write for a moment more; the next
      // command takes that away.
      var left = try remains()
      for _ in 1...10 where !left.isEmpty {
        try await Task.sleep(for: .seconds(1))
        _ = try await start(command)
        left = try remains()
      }
      #expect(left.isEmpty, "\(left)")
    }
  }
}
