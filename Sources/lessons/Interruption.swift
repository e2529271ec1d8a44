import Foundation
import LessonRunner
import Synchronization

/// Ctrl-C, or a polite end from outside: what runs is given up, nothing is left behind, and the exit
/// code is the shell's, 128 + the signal.
enum Interruption {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  nonisolated(unsafe) private static var sources: [any DispatchSourceSignal] = []

  private static let farewell = Mutex("")

  /// Makes `sentence` the last that is said.
  static func say(_ sentence: String) {
    farewell.withLock { $0 = sentence + "\n" }
  }

  static func watch() {
    guard sources.isEmpty else { return }
    sources = signals.map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        ScratchFolder.removeAll()
        StandardError.write("\n" + farewell.withLock { $0 })
        _exit(128 + number)
      }
      source.resume()
      return source
    }
  }
}
