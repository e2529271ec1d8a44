import Foundation
import LessonPreview
import LessonRunner
import LessonSite
import LessonSyntax

/// An author's look at a book while writing it.
struct PreviewSession {
  private let book: String
  private let cache: ResultCache
  private let site: PreviewSite

  init(book: String, cache: ResultCache) {
    self.book = book
    self.cache = cache
    site = PreviewSite(token: String(UInt64.random(in: 0...UInt64.max), radix: 36))
  }

  /// Serves the book, and builds it again whenever one of its files changes.
  ///
  /// - Throws: where there is no such folder, or the port cannot be had. What is wrong in the book is
  ///   shown.
  func run(port: UInt16) async throws {
    try confirmFolder()
    Interruption.say("The pages are no longer served.")
    try await withThrowingTaskGroup(of: Void.self) { group in
      let server = PreviewServer(site, port: port)
      group.addTask {
        try await server.run { address in
          StandardOutput.write("\(address) (\(book), until Ctrl-C)\n")
        }
      }
      group.addTask {
        while true { try await buildUntilChange() }
      }
      try await group.next()
      group.cancelAll()
    }
  }

  private func confirmFolder() throws(Diagnostics) {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: book, isDirectory: &isFolder)
    guard !exists || !isFolder.boolValue else { return }
    // It says what is wrong with that.
    _ = try Book(path: book)
  }

  /// Builds the site, and waits for the next change; one that comes before the end makes an end of it.
  private func buildUntilChange() async throws {
    let files = BookFiles(in: book)
    try await withThrowingTaskGroup(of: Bool.self) { group in
      group.addTask {
        try await build()
        return false
      }
      group.addTask {
        try await files.waitForChange()
        return true
      }
      while try await group.next() != true {}
      group.cancelAll()
    }
  }

  private func build() async throws {
    let began = ContinuousClock.now
    do {
      let theme = try BookTheme(ofBookAt: book)
      let book = try Book(path: book)
      let selection = try ChapterSelection(book)
      let outcome = try await BookRun(showingProgressOf: selection, cache: cache)
      guard !Task.isCancelled else { return }
      let isWhole = outcome.unreadable.isEmpty
      let files =
        isWhole
        ? try Site.files(for: SiteInput(book: book, runs: outcome.runs, theme: theme)) : nil
      let problems = outcome.diagnostics
      let time = (ContinuousClock.now - began).shortText
      tell("\(outcome.summary) in \(time)", files, problems)
    } catch let problems as Diagnostics {
      tell(nil, nil, problems.all)
    } catch let error as SiteError {
      tell(nil, nil, [Diagnostic(path: book, message: "\(error)")])
    } catch let error as RunnerError where !Task.isCancelled {
      tell(nil, nil, [Diagnostic(path: book, message: "\(error)")])
    }
  }

  private func tell(_ summary: String?, _ files: [SiteFile]?, _ problems: [Diagnostic]) {
    let text = problems.isEmpty ? "" : Diagnostics(problems).description
    site.show(files, problems: text)
    if !text.isEmpty { StandardError.write(text + "\n") }
    if files == nil {
      StandardError.write("the pages stay as they were\n")
    } else if let summary {
      StandardError.write(summary + "\n")
    }
  }
}
