import Foundation
import LessonSyntax

/// Runs chapters: looks a chapter up among the results that are known, or compiles its cells, runs
/// them and keeps what they computed.
public struct ChapterRunner: Sendable {
  private let kit: Kit
  private let toolchain: Toolchain
  private let cache: ResultCache
  private let machine: Digest

  /// - Parameters:
  ///   - executable: the running `lessons`, beside which the engine lies.
  ///   - environment: where to look for the compiler and the cache.
  /// - Throws: where the engine or the compiler is missing.
  public init(executable: URL, environment: [String: String]) async throws(RunnerError) {
    kit = try Kit.find(besides: executable)
    toolchain = try Toolchain.find(environment: environment)
    cache = ResultCache.standard(environment: environment)
    machine = try await MachineDigest(kit: kit, toolchain: toolchain, cache: cache).digest()
  }

  private var compilation: Compilation {
    Compilation(toolchain: toolchain, kit: kit, moduleCache: cache.moduleCache)
  }

  /// The command that compiles a chapter's `main.swift` into `program`, for a shell.
  public var compilerCommand: String {
    ([toolchain.compiler.path] + compilation.arguments).map { word in
      word.allSatisfy { $0.isLetter || $0.isNumber || "-_=./+,:".contains($0) }
        ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }.joined(separator: " ")
  }

  /// What came of the cells of `chapter`.
  ///
  /// - Parameters:
  ///   - folder: where the cells run; data files are named relative to it.
  ///   - cellDone: told of each cell when it is complete, in order. A chapter whose results are known
  ///     tells of all of them at once.
  /// - Throws: where no chapter could run. What is wrong with a cell is part of the result.
  public func run(
    _ chapter: Chapter, in folder: URL,
    cellDone: (Int, CellResult) async -> Void = { _, _ in }
  ) async throws(RunnerError) -> ChapterResult {
    guard !chapter.cells.isEmpty else { return ChapterResult(cells: []) }
    let key = try ResultKey(chapter, machine: machine, folder: folder)
    if let known = cache.result(for: key, chapter: chapter) {
      for (index, cell) in known.cells.enumerated() { await cellDone(index, cell) }
      return known
    }
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let (program, failures) = try await compile(chapter, in: scratch.url)
    var cells = chapter.cells.map { _ in CellResult() }
    if let program {
      cells = try await execute(program, chapter, scratch.url, folder, cellDone)
    }
    for (cell, failure) in failures { cells[cell].status = .failed(failure) }
    if let first = failures.first?.cell, cells[..<first].allSatisfy({ !$0.stopsChapter }) {
      await cellDone(first, cells[first])
    }
    let result = ChapterResult(cells: cells)
    if result.isComplete { cache.keep(result, for: key, chapter: chapter) }
    return result
  }

  /// Compiles all cells, or those before the first that does not compile.
  ///
  /// - Returns: the program, nil where not even the first cell compiles; and the cells that do not,
  ///   in order, with the compiler's words.
  private func compile(
    _ chapter: Chapter, in scratch: URL
  ) async throws(RunnerError) -> (program: URL?, failures: [(cell: Int, CellFailure)]) {
    var failures: [(cell: Int, CellFailure)] = []
    var count = chapter.cells.count
    // A cell may use a function of a later one, so leaving cells out can make another fail. Each
    // round leaves out at least one.
    while count > 0 {
      let source = CellProgramSource(chapter, firstCells: count)
      switch try await compilation.compile(source, in: scratch) {
      case .program(let program):
        return (program, failures)
      case .errors(let errors):
        let found = CompileFailure.all(in: errors, chapter, source, cells: count)
        // What a later round finds comes of what was left out, unless it is the first of all.
        failures = failures.isEmpty ? found : [found[0]] + failures
        count = found[0].cell
      }
    }
    return (nil, failures)
  }

  private func execute(
    _ executable: URL, _ chapter: Chapter, _ scratch: URL, _ folder: URL,
    _ cellDone: (Int, CellResult) async -> Void
  ) async throws(RunnerError) -> [CellResult] {
    let symbolizer = Symbolizer(
      tool: toolchain.symbolizer, program: executable,
      fileName: CellProgramSource(chapter, firstCells: 0).fileName)
    var collector = ResultCollector(chapter: chapter, symbolizer: symbolizer)
    let program = CellProgram(
      executable: executable, scratch: scratch, workingDirectory: folder,
      timeout: chapter.frontMatter.timeout)
    let (ending, rest) = try await program.run { record, printed in
      if let cell = await collector.take(record, printed: printed) {
        await cellDone(cell, collector.cells[cell])
      }
    }
    if let cell = collector.finish(ending, printed: rest) {
      await cellDone(cell, collector.cells[cell])
    }
    return collector.cells
  }
}

extension CellResult {
  /// No cell after this one can run: it failed, and is no error cell, which has a child to fail in.
  fileprivate var stopsChapter: Bool {
    guard case .failed(let failure) = status else { return false }
    return failure.kind != .didNotFail
  }
}
