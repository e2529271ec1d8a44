import Foundation
import LessonRunner

/// Ctrl-C, or a polite end from outside: what runs is given up, nothing is left behind, and the exit
/// code is the shell's, 128 + the signal.
enum Interruption {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  nonisolated(unsafe) private static var sources: [any DispatchSourceSignal] = []

  static func watch() {
    guard sources.isEmpty else { return }
    sources = signals.map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        ScratchFolder.removeAll()
        StandardError.write("\n")
        _exit(128 + number)
      }
      source.resume()
      return source
    }
  }
}
