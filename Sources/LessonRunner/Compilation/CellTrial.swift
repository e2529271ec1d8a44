import Foundation
import LessonSyntax

/// Compiles the cells that the chapter's program leaves out, each in a program of its own: those
/// that the compiler must refuse, and those that are compiled and not run. So none of their names is
/// seen by another cell, and an error in one is no error of the chapter's program.
struct CellTrial {
  let compilation: Compilation
  let chapter: Chapter

  /// What came of each such cell, by its index. They are compiled side by side.
  ///
  /// - Parameter scratch: gets a folder for each.
  func results(in scratch: URL) async -> Result<[Int: CellResult], RunnerError> {
    await withTaskGroup(of: Result<(Int, CellResult), RunnerError>.self) { group in
      var waiting = chapter.cells.filter(\.options.isTried).makeIterator()
      func startNext() {
        guard let cell = waiting.next() else { return }
        let folder = scratch.appending(path: "cell-\(cell.index)")
        group.addTask {
          do throws(RunnerError) {
            return .success((cell.index, try await result(of: cell, in: folder)))
          } catch {
            return .failure(error)
          }
        }
      }
      for _ in 0..<max(1, ProcessInfo.processInfo.activeProcessorCount) { startNext() }
      var results: [Int: CellResult] = [:]
      var problem: RunnerError?
      while let next = await group.next() {
        switch next {
        case .success((let cell, let result)): results[cell] = result
        case .failure(let error): problem = problem ?? error
        }
        startNext()
      }
      return problem.map { .failure($0) } ?? .success(results)
    }
  }

  private func result(of cell: Cell, in folder: URL) async throws(RunnerError) -> CellResult {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .cacheNotWritable(path: folder.path, message: error.localizedDescription)
    }
    let errors = try await errors(of: cell, in: folder)
    guard case .doesNotCompile(let text) = cell.options.outcome else {
      return CellResult(
        status: CompileFailure.of(cell, errors, chapter).map { .failed($0) } ?? .ran)
    }
    return CellResult(
      status: Self.status(of: cell, refusedWith: errors, mustSay: text),
      outputs: errors.map { .refusal($0.text, excerpt: $0.sourceAndCaret) })
  }

  /// What the compiler refuses because of the cell, in the order of the lines, each once.
  ///
  /// Cells below it are left out at first, since they may declare what it declares, too. Where then
  /// the compiler complains of cells above it alone, they may need a function of a cell below it, so
  /// that it must be there; and where it still complains, the cell has made them wrong.
  private func errors(of cell: Cell, in folder: URL) async throws(RunnerError) -> [CompilerMessage]
  {
    let above = try await errors(of: cell, withLaterCells: false, in: folder)
    let own = above.filter { lineInChapter(of: $0) >= cell.firstCodeLine }
    // A cell that must compile may need a function of a cell below it itself.
    guard !above.isEmpty, own.isEmpty || cell.options.outcome == .compilesOnly else { return own }
    let all = try await errors(of: cell, withLaterCells: true, in: folder)
    return all.isEmpty || own.isEmpty ? all : own
  }

  private func errors(
    of cell: Cell, withLaterCells: Bool, in folder: URL
  ) async throws(RunnerError) -> [CompilerMessage] {
    let source = CellProgramSource(chapter, trying: cell, withLaterCells: withLaterCells)
    var errors: [CompilerMessage] = []
    for error in try await compilation.errors(in: source, folder: folder)
    where !errors.contains(error) {
      errors.append(error)
    }
    return errors.sorted { (lineInChapter(of: $0), $0.column) < (lineInChapter(of: $1), $1.column) }
  }

  /// Behind every line where the error is at the end of the program, for want of a bracket, say.
  private func lineInChapter(of error: CompilerMessage) -> Int {
    error.file.hasSuffix(CellProgramSource.fileName(of: chapter)) ? error.line : .max
  }

  private static func status(
    of cell: Cell, refusedWith errors: [CompilerMessage], mustSay text: String?
  ) -> CellStatus {
    if errors.isEmpty {
      return .failed(.compiles(cell))
    }
    guard let text, !errors.contains(where: { $0.text.contains(text) }) else { return .ran }
    let said = errors.map(\.text).joined(separator: "; ")
    return .failed(.otherMessage(cell, expected: text, actual: said))
  }
}

extension CompilerMessage {
  /// The source line and the caret under it, without what the compiler would write there; empty at
  /// the end of a file.
  fileprivate var sourceAndCaret: String {
    excerpt.first.map { $0.allSatisfy { $0 == " " || $0 == "^" } } == true
      ? "" : excerpt.prefix(2).joined(separator: "\n")
  }
}

extension CellOptions {
  /// The cell is compiled and not part of the chapter's program.
  fileprivate var isTried: Bool {
    switch outcome {
    case .doesNotCompile, .compilesOnly: true
    case .runs, .fails, .isSkipped: false
    }
  }
}
