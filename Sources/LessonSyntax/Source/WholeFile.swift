import Foundation

/// Writes files so that a reader, or a crash, never sees half of one.
public enum WholeFile {
  /// Why a file was not written. The old one, if any, is as it was.
  public struct Failure: Error, Equatable, CustomStringConvertible {
    public var path: String
    public var reason: String

    public init(path: String, reason: String) {
      self.path = path
      self.reason = reason
    }

    public var description: String { "\(path) cannot be written: \(reason)" }
  }

  /// Writes `bytes` to a new file beside the one at `path`, with its permissions, and puts it in its
  /// place when it is on the disk; folders above it are made. A symbolic link stays one: its target
  /// is replaced.
  ///
  /// - Parameter waits: until the file is on the disk. Without that, which is for what can be made
  ///   again, a loss of power may damage it; whatever becomes of the program, a reader sees a whole one.
  public static func write(
    _ bytes: [UInt8], to path: String, waits: Bool = true
  ) throws(Failure) {
    let target = URL(filePath: path).resolvingSymlinksInPath()
    let (file, folder) = (target.path, target.deletingLastPathComponent().path)
    try makeFolder(folder, for: path)
    let part = try PartialFile(in: folder, for: path)
    var status = stat()
    if stat(file, &status) == 0 { part.takePermissions(of: status) }
    try part.write(bytes)
    if waits { try part.synchronize() }
    try part.move(to: file)
    guard waits else { return }
    // The new name is on the disk when the folder is; without, the old file would be whole there.
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor >= 0 {
      fsync(descriptor)
      close(descriptor)
    }
  }

  /// As `write`, for what can be made again: the bytes go through `folder`, which is on the same disk,
  /// and nothing waits for that. After a loss of power the file may be damaged.
  public static func writeQuickly(
    _ bytes: [UInt8], to path: String, through folder: String
  ) throws(Failure) {
    try makeFolder(folder, for: path)
    try makeFolder((path as NSString).deletingLastPathComponent, for: path)
    let part = try PartialFile(in: folder, for: path)
    try part.write(bytes)
    try part.move(to: path)
  }

  /// Removes from `folder` what writers that were killed left there; never what one still writes.
  public static func removeRemains(in folder: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where PartialFile.isName(name) {
      let path = folder + "/" + name
      guard let lock = PathLock.ofRemains(at: path) else { continue }
      withExtendedLifetime(lock) { _ = unlink(path) }
    }
  }

  /// The folder in which the file at `path` is written, which is its target's where it is a link.
  public static func folder(ofFileAt path: String) -> String {
    URL(filePath: path).resolvingSymlinksInPath().deletingLastPathComponent().path
  }

  private static func makeFolder(_ folder: String, for path: String) throws(Failure) {
    var status = stat()
    if stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw Failure(path: path, reason: reason(for: error))
    }
  }

  /// Writes `bytes` to `path`, where no file may be yet; folders above it are made.
  ///
  /// - Returns: false, with nothing written, where there is one.
  public static func create(_ bytes: [UInt8], at path: String) throws(Failure) -> Bool {
    let folder = folder(ofFileAt: path)
    try makeFolder(folder, for: path)
    let part = try PartialFile(in: folder, for: path)
    try part.write(bytes)
    try part.synchronize()
    return try part.link(to: path)
  }

  /// Foundation's error in a few words of ours: its own name no cause.
  private static func reason(for error: any Error) -> String {
    switch (error as? CocoaError)?.code {
    case .fileWriteNoPermission?, .fileReadNoPermission?: reason(errno: EACCES)
    case .fileWriteOutOfSpace?: reason(errno: ENOSPC)
    case .fileWriteVolumeReadOnly?: reason(errno: EROFS)
    case .fileNoSuchFile?, .fileReadNoSuchFile?: reason(errno: ENOENT)
    case .fileWriteFileExists?: reason(errno: ENOTDIR)
    default: (error as NSError).localizedDescription
    }
  }

  fileprivate static func reason(errno code: Int32) -> String {
    switch code {
    case EACCES, EPERM: "there is no permission to write there"
    case ENOSPC, EDQUOT: "the disk is full"
    case EROFS: "the disk is read-only"
    case ENOENT: "its folder cannot be made"
    case ENOTDIR, EEXIST: "a file stands where a folder must be"
    case EISDIR: "a folder stands where the file must be"
    default: String(cString: strerror(code))
    }
  }
}

/// A file under a name of its own, until it is whole and takes the name that it is for.
private final class PartialFile {
  private static let ending = ".lessons-part"

  static func isName(_ name: String) -> Bool {
    name.hasPrefix(".") && name.hasSuffix(ending)
  }

  private let path: String
  /// The path to name where writing fails.
  private let purpose: String
  private let lock: PathLock
  private var isMoved = false

  init(in folder: String, for purpose: String) throws(WholeFile.Failure) {
    self.purpose = purpose
    while true {
      let name = "." + String(UInt64.random(in: 0...UInt64.max), radix: 36) + Self.ending
      let path = folder + "/" + name
      switch PathLock.makeFile(at: path) {
      case .taken(let lock):
        self.lock = lock
        self.path = path
        return
      case .lost, .failed(errno: EEXIST):
        continue
      case .failed(let code):
        throw WholeFile.Failure(path: purpose, reason: WholeFile.reason(errno: code))
      }
    }
  }

  deinit {
    if !isMoved { unlink(path) }
  }

  func takePermissions(of status: stat) {
    fchmod(lock.descriptor, status.st_mode & 0o7777)
  }

  func write(_ bytes: [UInt8]) throws(WholeFile.Failure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Foundation.write(lock.descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      try confirm(count >= 0)
      rest = rest.dropFirst(count)
    }
  }

  func synchronize() throws(WholeFile.Failure) {
    // A file system that cannot is none that a loss of power could damage.
    try confirm(fsync(lock.descriptor) == 0 || errno == EINVAL || errno == ENOTSUP)
  }

  func move(to file: String) throws(WholeFile.Failure) {
    try confirm(rename(path, file) == 0)
    isMoved = true
  }

  /// Gives the file that name too, where nothing has it; false where something does.
  func link(to file: String) throws(WholeFile.Failure) -> Bool {
    if Foundation.link(path, file) == 0 { return true }
    if errno == EPERM || errno == ENOTSUP, access(file, F_OK) != 0 {
      // A file system whose files have one name only.
      try move(to: file)
      return true
    }
    try confirm(errno == EEXIST || access(file, F_OK) == 0)
    return false
  }

  private func confirm(_ isDone: Bool) throws(WholeFile.Failure) {
    guard !isDone else { return }
    throw WholeFile.Failure(path: purpose, reason: WholeFile.reason(errno: errno))
  }
}
