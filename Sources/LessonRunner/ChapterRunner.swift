import CellProtocol
import Foundation
import LessonSyntax

/// Runs chapters: looks a chapter up among the results that are known, or compiles its cells, runs
/// them and keeps what they computed.
public struct ChapterRunner: Sendable {
  private let kit: Kit
  let toolchain: Toolchain
  private let cache: ResultCache
  private let notes: FileNotes
  private let machine: Machine

  /// - Parameters:
  ///   - executable: the running `lessons`, beside which the engine lies.
  ///   - environment: where to look for the compiler, and for the cache where none is given.
  /// - Throws: where the engine or the compiler is missing.
  public init(
    executable: URL, environment: [String: String], cache: ResultCache? = nil
  ) async throws(RunnerError) {
    kit = try Kit.find(besides: executable)
    toolchain = try Toolchain.find(environment: environment)
    self.cache = cache ?? .standard(environment: environment)
    notes = FileNotes(cache: self.cache)
    machine = try await Machine(kit: kit, toolchain: toolchain, notes: notes)
    notes.save(in: self.cache)
    self.cache.removeRemains()
    ScratchFolder.removeRemains()
  }

  var compilation: Compilation {
    Compilation(toolchain: toolchain, kit: kit, moduleCache: cache.moduleCache)
  }

  /// The command that compiles a chapter's `main.swift` into `program`, for a shell.
  public var compilerCommand: String {
    ShellCommand.text(of: [toolchain.compiler.path] + compilation.arguments)
  }

  /// The command that compiles the Swift file `source`, which imports LessonKit and needs no runner,
  /// into `program`, for a shell.
  public func standaloneCommand(source: String, program: String) -> String {
    ShellCommand.text(
      of: [toolchain.compiler.path]
        + compilation.standaloneArguments(source: source, program: program))
  }

  /// What came of the cells of `chapter`.
  ///
  /// - Parameters:
  ///   - folder: where the cells run; data files are named relative to it.
  ///   - progress: told what happens meanwhile; nothing where the results are known.
  ///   - cellDone: told of each cell when it is complete, in order. A chapter whose results are known
  ///     tells of all of them at once.
  /// - Throws: where no chapter could run. What is wrong with a cell is part of the result.
  public func run(
    _ chapter: Chapter, in folder: URL, progress: (RunEvent) -> Void = { _ in },
    cellDone: (Int, CellResult) async -> Void = { _, _ in }
  ) async throws(RunnerError) -> ChapterResult {
    guard chapter.hasCode else { return ChapterResult(cells: []) }
    let job = try job(for: chapter, in: folder)
    if let known = known(job) {
      for (index, cell) in known.result.cells.enumerated() { await cellDone(index, cell) }
      return known.result
    }
    progress(.planned(chapters: 1))
    return try await compute(job, progress: progress, cellDone: cellDone).result
  }

  /// A chapter that has results under a key, or is to get them.
  struct Job: Sendable {
    var chapter: Chapter
    var folder: URL
    var parts: ResultParts
    var key: ResultKey
  }

  /// A result and how long computing it took, now or when it was computed.
  struct Outcome: Sendable {
    var result: ChapterResult
    var nanoseconds: Int
  }

  /// Finds out what decides the results of `chapter`, whose cells run in `folder`.
  func job(for chapter: Chapter, in folder: URL) throws(RunnerError) -> Job {
    let parts = try ResultParts(chapter, machine: machine, folder: folder, notes: notes)
    notes.save(in: cache)
    return Job(chapter: chapter, folder: folder, parts: parts, key: parts.key)
  }

  /// The results that are in the cache.
  func known(_ job: Job) -> Outcome? {
    guard let entry = cache.entry(for: job.key), let result = entry.result(for: job.chapter) else {
      return nil
    }
    keepNote(on: job, isComplete: true, nanoseconds: entry.nanoseconds)
    return Outcome(result: result, nanoseconds: entry.nanoseconds)
  }

  /// How long `chapter` took when its results were computed, or else when it last ran; nil where it
  /// never did.
  func nanoseconds(of chapter: Chapter, in folder: URL) throws(RunnerError) -> Int? {
    let job = try job(for: chapter, in: folder)
    return cache.entry(for: job.key)?.nanoseconds ?? note(on: job)?.nanoseconds
  }

  /// Compiles and runs the cells, and keeps what they computed where each did what it must.
  func compute(
    _ job: Job, progress: (RunEvent) -> Void,
    cellDone: (Int, CellResult) async -> Void = { _, _ in }
  ) async throws(RunnerError) -> Outcome {
    let began = ContinuousClock.now
    let chapter = job.chapter
    let path = chapter.path
    progress(.chapterBegan(path: path, cells: chapter.cells.count))
    let result = try await runAfresh(
      chapter, in: job.folder,
      took: { record, _ in
        guard case .cellBegan(let cell)? = record, chapter.cells.indices.contains(cell) else {
          return
        }
        progress(.cellBegan(path: path, cell: cell, line: chapter.cells[cell].firstCodeLine))
      }, cellDone: cellDone)
    let nanoseconds = (ContinuousClock.now - began).wholeNanoseconds
    progress(.chapterEnded(path: path, nanoseconds: nanoseconds, isComplete: result.isComplete))
    if result.isComplete {
      cache.keep(ResultEntry(result, of: chapter, nanoseconds: nanoseconds), for: job.key)
    }
    keepNote(on: job, isComplete: result.isComplete, nanoseconds: nanoseconds)
    return Outcome(result: result, nanoseconds: nanoseconds)
  }

  /// Runs the cells of `chapter`, known or not, and hands on what their program tells.
  ///
  /// - Parameter line: told of every record, and of what was printed between two, in order, each as
  ///   a line of text.
  public func trace(
    _ chapter: Chapter, in folder: URL, line: (String) -> Void
  ) async throws(RunnerError) -> ChapterResult {
    guard chapter.hasCode else { return ChapterResult(cells: []) }
    return try await runAfresh(
      chapter, in: folder,
      took: { record, printed in
        if !printed.isEmpty { line(RecordText.line(forPrinted: printed)) }
        if let record { line(RecordText.line(for: record)) }
      }, cellDone: { _, _ in })
  }

  private func runAfresh(
    _ chapter: Chapter, in folder: URL, took: (CellRecord?, _ printed: [UInt8]) -> Void,
    cellDone: (Int, CellResult) async -> Void
  ) async throws(RunnerError) -> ChapterResult {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let trial = CellTrial(compilation: compilation, chapter: chapter)
    let workshop = scratch.url
    async let tried = trial.results(in: workshop)
    var claims = ClaimSelection(chapter)
    let (program, failures) = try await compile(chapter, &claims, in: workshop)
    var settled = try await tried.get()
    if let first = failures.first?.cell {
      // Without the names of a cell that does not compile, nothing is known of those below it.
      settled = settled.filter { $0.key < first }
    }
    for (cell, failure) in failures { settled[cell] = CellResult(status: .failed(failure)) }
    for cell in chapter.cells where cell.options.outcome == .isSkipped {
      settled[cell.index] = CellResult(status: .ran)
    }
    var result = ChapterResult(
      cells: chapter.cells.map { settled[$0.index] ?? CellResult() },
      claims: chapter.claims.map { _ in .notRun })
    var sequence = CellSequence(settled: settled)
    if let program {
      let ran = try await execute(program, chapter, workshop, folder, took) { index, cell in
        for (index, cell) in sequence.next(with: index, cell) { await cellDone(index, cell) }
      }
      result.claims = ran.claims
      for index in result.cells.indices where settled[index] == nil {
        result.cells[index] = ran.cells[index]
      }
    }
    for (claim, failures) in claims.failures where !failures.isEmpty {
      result.claims[claim] = .failed(failures)
    }
    return result
  }

  /// How the chapter last ran.
  func note(on job: Job) -> ChapterNote? { cache.note(ofChapterAt: job.chapter.path) }

  private func keepNote(on job: Job, isComplete: Bool, nanoseconds: Int) {
    // What a part of the chapter did says nothing of the whole.
    guard job.chapter.isWhole else { return }
    // A run that failed early says little of how long a whole one takes.
    let before = isComplete ? 0 : note(on: job)?.nanoseconds ?? 0
    cache.keepNote(
      ofChapterAt: job.chapter.path, parts: job.parts, key: job.key,
      nanoseconds: max(nanoseconds, before), isComplete: isComplete)
  }

  /// Compiles all cells that run, or those before the first that does not compile; claims that do
  /// not are left out.
  ///
  /// - Returns: the program, nil where not even the first cell compiles, or none runs; and the cells
  ///   that do not compile, in order, with the compiler's words.
  private func compile(
    _ chapter: Chapter, _ claims: inout ClaimSelection, in scratch: URL
  ) async throws(RunnerError) -> (program: URL?, failures: [(cell: Int, CellFailure)]) {
    var failures: [(cell: Int, CellFailure)] = []
    var count = chapter.cells.count
    // A cell may use a function of a later one, so leaving cells out can make another fail. Each
    // round leaves out at least one.
    while chapter.runs(beforeCell: count) || claims.isNeeded(forCells: count) {
      let source = CellProgramSource(chapter, firstCells: count, leavingOut: claims.leftOut)
      switch try await compilation.compile(source, in: scratch) {
      case .program(let program):
        return (program, failures)
      case .errors(let errors):
        // Where cells are left out, a claim may miss what they declare.
        var remaining = claims
        let others = remaining.leaveOut(errors, source, isReported: failures.isEmpty)
        // A bracket that a cell leaves open can make errors of claims below it.
        let running = chapter.cells.prefix(count).filter(\.options.runs)
        if others.isEmpty || running.allSatisfy(\.hasPairedBrackets) {
          claims = remaining
        }
        if others.isEmpty { continue }
        if !chapter.runs(beforeCell: count) {
          claims.leaveOutAll(forCells: count, because: others[0].text)
          continue
        }
        let found = CompileFailure.all(in: others, chapter, source, cells: count)
        // What a later round finds comes of what was left out, unless it is the first of all.
        failures = failures.isEmpty ? found : [found[0]] + failures
        count = found[0].cell
      }
    }
    return (nil, failures)
  }

  private func execute(
    _ executable: URL, _ chapter: Chapter, _ scratch: URL, _ folder: URL,
    _ took: (CellRecord?, _ printed: [UInt8]) -> Void, _ cellDone: (Int, CellResult) async -> Void
  ) async throws(RunnerError) -> ChapterResult {
    let symbolizer = Symbolizer(
      tool: toolchain.symbolizer, program: executable,
      fileName: CellProgramSource.fileName(of: chapter))
    var collector = ResultCollector(chapter: chapter, symbolizer: symbolizer)
    let program = CellProgram(
      executable: executable, scratch: scratch, workingDirectory: folder,
      startLimit: chapter.frontMatter.timeout,
      cellLimits: chapter.cells.indices.map(chapter.timeLimit(ofCell:)))
    let (ending, rest) = try await program.run { record, printed in
      took(record, printed)
      if let cell = await collector.take(record, printed: printed) {
        await cellDone(cell, collector.cells[cell])
      }
    }
    took(nil, rest)
    if let cell = collector.finish(ending, printed: rest) {
      await cellDone(cell, collector.cells[cell])
    }
    return ChapterResult(cells: collector.cells, claims: collector.claims.results)
  }
}

extension Chapter {
  /// One of the first `count` cells runs.
  fileprivate func runs(beforeCell count: Int) -> Bool {
    cells.prefix(count).contains(where: \.options.runs)
  }
}

extension Cell {
  fileprivate var hasPairedBrackets: Bool { Brackets.problem(in: code) == nil }
}

extension Duration {
  var wholeNanoseconds: Int {
    Int(components.seconds) * 1_000_000_000 + Int(components.attoseconds / 1_000_000_000)
  }
}
