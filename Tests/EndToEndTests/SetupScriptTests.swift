import Foundation
import TestSupport
import Testing

/// What `make` says on a machine that lacks something.
@Suite struct SetupScriptTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Runs the script where only these programs are to be had: a `swift` that prints `version`, and
  /// those of the system that the script uses.
  private func setUp(swift version: String?) throws -> (exitCode: Int32, errors: String) {
    let folder = try TemporaryFolder()
    for tool in ["sh", "sed", "head", "sort", "id", "uname"] {
      let path = ["/bin/", "/usr/bin/"].map { $0 + tool }.first {
        FileManager.default.isExecutableFile(atPath: $0)
      }
      try FileManager.default.createSymbolicLink(
        atPath: folder.url.appending(path: tool).path, withDestinationPath: try #require(path))
    }
    if let version {
      try folder.write("#!/bin/sh\necho '\(version)'\n", to: "swift")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: folder.url.appending(path: "swift").path)
    }
    let process = Process()
    let errors = Pipe()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = [Self.root.appending(path: "Scripts/setup.sh").path]
    process.environment = ["PATH": folder.url.path]
    process.standardError = errors
    try process.run()
    let said = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
  }

  @Test func aMachineWithoutSwiftIsTold() throws {
    let (exitCode, errors) = try setUp(swift: nil)
    #expect(exitCode == 1)
    #expect(
      errors == "setup: Swift 6.3 or newer is missing: install it from "
        + "https://www.swift.org/install and put it on the PATH.\n")
  }

  @Test(arguments: ["Swift version 5.10.1 (swift-5.10.1-RELEASE)", "Swift version 6.2 (x)"])
  func anOlderSwiftIsNamed(version: String) throws {
    let (exitCode, errors) = try setUp(swift: version)
    #expect(exitCode == 1)
    #expect(
      errors.hasSuffix(
        "is too old, 6.3 or newer is needed: install it from "
          + "https://www.swift.org/install.\n"))
  }

  @Test(arguments: [
    "Swift version 6.3.1 (swift-6.3.1-RELEASE)", "Swift version 6.10 (x)", "Swift version 7.0",
  ])
  func aNewerSwiftWillDo(version: String) throws {
    #expect(try setUp(swift: version).exitCode == 0)
  }
}
