import Foundation
import LessonRunner
import LessonTerminal

#if canImport(Glibc)
  import Glibc
#endif

/// Where a command reads what another program writes.
enum StandardInput {
  /// Everything up to the end.
  static func read() -> [UInt8] {
    Array((try? FileHandle.standardInput.readToEnd()) ?? Data())
  }
}

/// Where a command's result goes.
enum StandardOutput {
  /// Writes all of `text`. Where that cannot be done, the command has failed: this says so and ends it
  /// with 1. A reader that has left, such as `head`, is no failure and is told nothing more.
  static func write(_ text: String) {
    guard let code = Descriptor.write(text, to: STDOUT_FILENO) else { return }
    ScratchFolder.removeAll()
    if code == EPIPE { _exit(128 + SIGPIPE) }
    StandardError.write(
      "error: standard output cannot be written: \(String(cString: strerror(code)))\n")
    _exit(1)
  }
}

extension StandardOutput {
  /// Writes diffs, in colour where a terminal has it.
  static func writeDiffs(_ text: String) {
    let style = TerminalStyle.standardOutput(environment: Surroundings.environment)
    write(DiffText.text(text, style: style))
  }
}

/// Where a command tells of itself: progress, summaries, errors.
enum StandardError {
  /// Writes `text`, as far as that can be done: there is no other place to say that it cannot.
  static func write(_ text: String) {
    _ = Descriptor.write(text, to: STDERR_FILENO)
  }
}

private enum Descriptor {
  /// Writes all of `text` to `descriptor`.
  ///
  /// - Returns: the system's error number, nil where there was none.
  static func write(_ text: String, to descriptor: Int32) -> Int32? {
    var text = text
    return text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
        if count >= 0 {
          rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
          continue
        }
        switch errno {
        case EINTR:
          continue
        case EAGAIN:
          // Another program made the pipe non-blocking: wait until it takes more.
          var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = poll(&waiting, 1, -1)
        default:
          return errno
        }
      }
      return nil
    }
  }
}
