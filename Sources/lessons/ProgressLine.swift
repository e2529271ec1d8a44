import Foundation
import LessonRunner
import LessonSyntax
import LessonTerminal
import Synchronization

/// A line at the bottom of a terminal that says what is going on. Where standard error is no terminal,
/// a run of several chapters writes a line now and then, and nothing that moves the cursor.
final class ProgressLine: Sendable {
  private struct State {
    var progress = RunProgress()
    var isCleared = true
  }

  private let isSilent: Bool
  private let isTerminal: Bool
  private let width: Int
  private let began = ContinuousClock.now
  private let state = Mutex(State())

  /// How long the line may stay as it is while it tells the time.
  private static let interval = Duration.milliseconds(100)

  /// - Parameter isSilent: nothing is said at all.
  init(environment: [String: String], isSilent: Bool = false) {
    self.isSilent = isSilent
    isTerminal = isatty(STDERR_FILENO) == 1 && environment["TERM"] != "dumb"
    width = TerminalStyle.standardError(environment: environment).width
  }

  /// Shows where the run stands, again and again, while `body` runs; clears the line behind it.
  func whileRunning<Result>(
    isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
  ) async rethrows -> Result {
    let ticking = Task {
      while !Task.isCancelled {
        try await Task.sleep(for: Self.interval)
        tick()
      }
    }
    defer {
      ticking.cancel()
      clear()
    }
    return try await body()
  }

  /// Takes what happened and shows it.
  func take(_ event: RunEvent) {
    let now = ContinuousClock.now - began
    state.withLock { $0.progress.take(event, at: now) }
    tick()
  }

  /// Shows where the run stands now.
  func tick() {
    let now = ContinuousClock.now - began
    guard !isSilent else { return }
    state.withLock { state in
      if !isTerminal {
        if let line = state.progress.logLine(at: now) { StandardError.write(line + "\n") }
      } else if let line = state.progress.line(at: now) {
        show(line, &state)
      }
    }
  }

  func show(_ text: String) {
    guard isTerminal, !isSilent else { return }
    state.withLock { show(text, &$0) }
  }

  private func show(_ text: String, _ state: inout State) {
    // One column less: at the edge, a terminal goes on to the next line.
    StandardError.write("\r\u{1B}[2K\(StatusLine.text(text, columns: width - 1))")
    state.isCleared = false
  }

  /// Cell `next`, from 0, of the chapter runs.
  func showCell(_ next: Int, of chapter: Chapter) {
    guard next < chapter.cells.count else { return }
    let line = chapter.cells[next].firstCodeLine
    show("running \(chapter.path):\(line), cell \(next + 1) of \(chapter.cells.count)")
  }

  func clear() { makeRoom {} }

  /// Takes the line away while `write` writes other text.
  func makeRoom(_ write: () -> Void) {
    state.withLock { state in
      if !state.isCleared { StandardError.write("\r\u{1B}[2K") }
      state.isCleared = true
      write()
    }
  }
}
