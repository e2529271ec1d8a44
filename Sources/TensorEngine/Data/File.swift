#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whole files by the system's own calls: cell programs start faster without Foundation.
enum File {
  static func read(_ path: String) throws(FileError) -> [UInt8] {
    // Without O_NONBLOCK a pipe that nobody writes to would be waited for.
    let file = open(path, O_RDONLY | O_NONBLOCK)
    if file < 0 { throw FileError(path: path, reason: "cannot be read: \(lastError)") }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw FileError(path: path, reason: "cannot be read: it is no file but a folder or a device")
    }
    var bytes: [UInt8] = []
    let blockSize = 1 << 20
    while true {
      var problem: String?
      let block = [UInt8](unsafeUninitializedCapacity: blockSize) { buffer, count in
        var result = 0
        repeat {
          #if canImport(Glibc)
            result = Glibc.read(file, buffer.baseAddress, blockSize)
          #elseif canImport(Musl)
            result = Musl.read(file, buffer.baseAddress, blockSize)
          #else
            result = Darwin.read(file, buffer.baseAddress, blockSize)
          #endif
        } while result < 0 && errno == EINTR
        if result < 0 { problem = lastError }
        count = max(result, 0)
      }
      if let problem { throw FileError(path: path, reason: "cannot be read: \(problem)") }
      if block.isEmpty { return bytes }
      bytes += block
    }
  }

  /// Writes all or nothing: first under another name, which then becomes the file.
  static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let part = path + ".part"
    let file = open(part, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    if file < 0 { throw FileError(path: path, reason: "cannot be written: \(lastError)") }
    var problem: String?
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let rest = UnsafeRawBufferPointer(rebasing: buffer[done...])
        let count = systemWrite(file, rest.baseAddress!, rest.count)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 {
          problem = lastError
          return
        }
        done += count
      }
    }
    if close(file) != 0, problem == nil { problem = lastError }
    if problem == nil, rename(part, path) != 0 { problem = lastError }
    if let problem {
      unlink(part)
      throw FileError(path: path, reason: "cannot be written: \(problem)")
    }
  }

  private static var lastError: String { String(cString: strerror(errno)) }
}

private func systemWrite(_ file: CInt, _ start: UnsafeRawPointer, _ count: Int) -> Int {
  write(file, start, count)
}
