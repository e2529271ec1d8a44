import Foundation
import LessonSyntax
import TestSupport
import Testing

@Suite struct WholeFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func path(_ name: String) -> String { folder.url.appending(path: name).path }

  @Test func aFileIsReplacedWithItsPermissions() throws {
    try folder.write("old", to: "a")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path("a"))
    try WholeFile.write(Array("new".utf8), to: path("a"))
    #expect(try folder.read("a") == "new")
    let permissions = try FileManager.default.attributesOfItem(atPath: path("a"))[.posixPermissions]
    #expect(permissions as? Int == 0o640)
    #expect(try folder.files() == ["a"])
  }

  @Test func foldersAreMadeAndLinksStay() throws {
    try folder.write("old", to: "target/a")
    try FileManager.default.createSymbolicLink(
      atPath: path("link"), withDestinationPath: path("target/a"))
    try WholeFile.write(Array("new".utf8), to: path("link"))
    #expect(try folder.read("target/a") == "new")
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: path("link")) == path("target/a"))
    try WholeFile.write([1], to: path("x/y/z"))
    #expect(try folder.bytes("x/y/z") == [1])
    #expect(WholeFile.folder(ofFileAt: path("link")) == path("target"))
  }

  @Test func whatCannotBeWrittenIsSaidAndLeavesNothing() throws {
    try folder.write("in the way", to: "file")
    #expect(
      throws: WholeFile.Failure(
        path: path("file/a"), reason: "a file stands where a folder must be")
    ) {
      try WholeFile.write([], to: path("file/a"))
    }
    try FileManager.default.createDirectory(
      atPath: path("folder"), withIntermediateDirectories: true)
    #expect(
      throws: WholeFile.Failure(
        path: path("folder"), reason: "a folder stands where the file must be")
    ) {
      try WholeFile.write([1, 2], to: path("folder"))
    }
    #expect(try folder.files() == ["file"])
  }

  @Test func aNewFileNeverReplacesOne() throws {
    #expect(try WholeFile.create([1], at: path("x/a")))
    #expect(try !WholeFile.create([2], at: path("x/a")))
    #expect(try folder.bytes("x/a") == [1])
    #expect(try folder.files() == ["x/a"])
  }

  /// What a killed writer left goes; what another still writes, and what is nobody's temporary file,
  /// stays.
  @Test func remainsAreToldFromWhatIsBeingWritten() throws {
    try folder.write("killed", to: ".abc.lessons-part")
    try folder.write("mine", to: "abc.lessons-part")
    try folder.write("mine", to: ".hidden")
    try folder.write("living", to: ".def.lessons-part")
    let living = open(path(".def.lessons-part"), O_RDWR)
    defer { close(living) }
    #expect(flock(living, LOCK_EX | LOCK_NB) == 0)
    WholeFile.removeRemains(in: folder.url.path)
    #expect(try folder.files() == [".def.lessons-part", ".hidden", "abc.lessons-part"])
  }

  /// Many writers of one file at once, and others that clean up: a reader sees only whole ones.
  @Test func manyWritersAtOnceLeaveAWholeFile() async throws {
    let contents = (0..<8).map { [UInt8](repeating: $0, count: 100_000 + Int($0)) }
    let (file, parts, root) = (path("results/a"), path("partial"), folder.url.path)
    try WholeFile.writeQuickly(contents[0], to: file, through: parts)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for content in contents {
        group.addTask {
          for round in 0..<40 {
            if round % 2 == 0 {
              try WholeFile.writeQuickly(content, to: file, through: parts)
            } else {
              try WholeFile.write(content, to: file)
            }
            WholeFile.removeRemains(in: parts)
            WholeFile.removeRemains(in: root + "/results")
            let read = FileManager.default.contents(atPath: file).map(Array.init) ?? []
            #expect(contents.contains(read))
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try folder.files() == ["results/a"])
  }
}
