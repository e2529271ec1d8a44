import Foundation

/// A lock on a file or folder that ends with the process that holds it, however that ends: it tells
/// what a killed program left behind from what another is still writing.
///
/// Where the file system knows no locks, none is taken, and nothing there is ever held to be left.
public final class PathLock: Sendable {
  /// The open file; children of the process do not get it.
  let descriptor: Int32

  private init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  deinit {
    close(descriptor)
  }

  /// What came of asking for a lock.
  public enum Attempt: Sendable {
    case taken(PathLock)
    /// Another holds it, or it went away meanwhile.
    case lost
    /// The path cannot be opened.
    case failed(errno: Int32)
  }

  /// Makes an empty file at `path`, where none may be, and locks it.
  static func makeFile(at path: String) -> Attempt {
    hold(open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666), at: path, isNew: true)
  }

  /// Locks the folder at `path` that this process made.
  public static func ofNewFolder(at path: String) -> Attempt {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    // Another took the new folder for remains before it was opened.
    if descriptor < 0, errno == ENOENT { return .lost }
    return hold(descriptor, at: path, isNew: true)
  }

  /// Locks what is at `path` if nobody else has.
  public static func ofRemains(at path: String) -> PathLock? {
    var descriptor = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC)
    if descriptor < 0 { descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC) }
    if case .taken(let lock) = hold(descriptor, at: path, isNew: false) { return lock }
    return nil
  }

  private static func hold(_ descriptor: Int32, at path: String, isNew: Bool) -> Attempt {
    guard descriptor >= 0 else { return .failed(errno: errno) }
    let lock = PathLock(descriptor)
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK || !isNew { return .lost }
    // Between making and locking it, another may have taken it for remains.
    var (own, there) = (stat(), stat())
    guard fstat(descriptor, &own) == 0, lstat(path, &there) == 0,
      own.st_ino == there.st_ino, own.st_dev == there.st_dev
    else { return .lost }
    return .taken(lock)
  }
}
