import Foundation
import LessonSyntax
import Testing

@Suite struct PathLockTests {
  @Test func aNewFolderThatIsGoneIsLost() {
    let path = FileManager.default.temporaryDirectory.appending(path: "gone-" + UUID().uuidString)
    // As when another process takes it for remains between its making and its locking.
    guard case .lost = PathLock.ofNewFolder(at: path.path) else {
      Issue.record("a folder that another removed must be lost, not a failure")
      return
    }
  }

  @Test func aFolderIsLockedOnce() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "held-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: path) }
    guard case .taken(let lock) = PathLock.ofNewFolder(at: path.path) else {
      Issue.record("a new folder that nobody holds must be taken")
      return
    }
    withExtendedLifetime(lock) {
      #expect(PathLock.ofRemains(at: path.path) == nil)
    }
  }
}
