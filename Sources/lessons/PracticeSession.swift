import Foundation
import LessonRunner
import LessonSyntax
import LessonTerminal

/// A reader's work on the exercises of one chapter.
struct PracticeSession {
  private let path: String
  private let only: String?
  private let folder: String?
  private let environment = Surroundings.environment
  private let style: TerminalStyle
  private let progress: ProgressLine
  private let language: String

  private var chapter: Chapter
  private var exercises: [Exercise]
  private var text: PracticeText

  /// - Parameters:
  ///   - only: the name of the exercise to work on, or nil for all.
  ///   - folder: where the reader's files are, or nil for `practice/`.
  init(path: String, only: String?, folder: String?) throws(Diagnostics) {
    self.path = path
    self.only = only
    self.folder = folder
    style = TerminalStyle.standardOutput(environment: environment)
    progress = ProgressLine(environment: environment)
    language = ChapterPlace(path).language
    chapter = try Chapter(contentsOf: path)
    exercises = try chapter.exercises(named: only)
    text = PracticeText(chapter: chapter, style: style, language: language)
  }

  /// Reads the chapter again, which its author may be writing.
  private mutating func reread() throws(Diagnostics) {
    chapter = try Chapter(contentsOf: path)
    exercises = try chapter.exercises(named: only)
    text = PracticeText(chapter: chapter, style: style, language: language)
  }

  private func file(of exercise: Exercise) -> WorkingFile {
    WorkingFile(of: exercise, of: chapter, folder: folder)
  }

  // MARK: Without waiting

  func printSolution() {
    StandardOutput.write(text.solution(of: exercises[0]))
  }

  func list() async throws {
    let begun = exercises.filter { file(of: $0).exists }
    let runner = begun.isEmpty ? nil : try await ChapterRunner.here()
    var states: [(exercise: Exercise, file: String, passes: Bool?)] = []
    for exercise in exercises {
      let file = file(of: exercise)
      var passes: Bool?
      if let runner, file.exists {
        passes = try await check(try file.answer(), exercise, with: runner).outcome == .passed
      }
      states.append((exercise, file.path, passes))
    }
    StandardOutput.write(text.list(states))
  }

  // MARK: The reader's round

  /// Goes through the exercises. Where an answer does not pass, waits until it is saved anew, or, if
  /// `waits` is false, ends. Returns whether every answer passed.
  mutating func run(waits: Bool) async throws -> Bool {
    let runner = try await ChapterRunner.here()
    if waits { Interruption.say(text.answersAreKept) }
    var index = 0
    while index < exercises.count {
      let exercise = exercises[index]
      let file = file(of: exercise)
      try file.create(exercise, task: text.task(of: exercise))
      StandardOutput.write((index > 0 ? "\n" : "") + text.opening(exercise, file: file.path))
      guard try await pass(index, file, with: runner, waits: waits) else { return false }
      index += 1
    }
    if exercises.count > 1 {
      StandardOutput.write("\n" + text.allDone)
    }
    return true
  }

  /// Checks the answer to exercise `index` until it passes. Returns whether it does.
  private mutating func pass(
    _ index: Int, _ file: WorkingFile, with runner: ChapterRunner, waits: Bool
  ) async throws -> Bool {
    let watched = [file.path, path]
    var advice = text.saveToCheck
    while true {
      let stamps = FileStamps(watched)
      do {
        try reread()
        guard exercises.indices.contains(index) else { return true }
        let answer = try file.answer()
        let verdict = try await unlessChanged(stamps, watched) { [self] in
          try await check(answer, exercises[index], with: runner)
        }
        guard let verdict else { continue }
        StandardOutput.write("\n" + text.verdict(verdict, on: exercises[index]))
        if verdict.outcome == .passed { return true }
      } catch let problems as Diagnostics where waits {
        StandardOutput.write("\n\(problems)\n")
      }
      guard waits else { return false }
      if !advice.isEmpty { StandardOutput.write("\n\(advice)\n") }
      advice = ""
      try await stamps.waitForChange(of: watched)
    }
  }

  /// What `body` gives, or nil where a file changed before it was done, which is then given up.
  private func unlessChanged(
    _ stamps: FileStamps, _ paths: [String],
    _ body: @escaping @Sendable () async throws -> AnswerVerdict
  ) async throws -> AnswerVerdict? {
    try await withThrowingTaskGroup(of: AnswerVerdict?.self) { group in
      group.addTask { try await body() }
      group.addTask {
        try await stamps.waitForChange(of: paths)
        return nil
      }
      defer { group.cancelAll() }
      return try await group.next() ?? nil
    }
  }

  private func check(
    _ answer: SourceText, _ exercise: Exercise, with runner: ChapterRunner
  ) async throws -> AnswerVerdict {
    progress.show("compiling \(answer.path)")
    defer { progress.clear() }
    return try await runner.check(
      answer, to: exercise, of: chapter, in: Book.workingFolder(ofChapterAt: path)
    ) { cell in
      progress.showCell(cell + 1, of: chapter)
    }
  }
}

extension Chapter {
  /// The exercise called `name`, or all where none is named.
  ///
  /// - Throws: where there is none.
  fileprivate func exercises(named name: String?) throws(Diagnostics) -> [Exercise] {
    guard !exercises.isEmpty else {
      throw Diagnostics([
        Diagnostic(
          path: path,
          message: "this chapter has no exercise: one starts with a cell `swift exercise name=…`")
      ])
    }
    guard let name else { return exercises }
    let found = exercises.filter { $0.name == name }
    guard !found.isEmpty else {
      throw Diagnostics([
        Diagnostic(
          path: path,
          message: "no exercise is called `\(name)`"
            + Suggestion.text(for: name, among: exercises.map(\.name)))
      ])
    }
    return found
  }
}
