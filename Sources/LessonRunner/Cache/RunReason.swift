/// Why a chapter ran, or did not.
public enum RunReason: Equatable, Sendable {
  /// Nothing that decides its results changed since they were computed.
  case unchanged
  /// It has neither cells nor claims.
  case hasNoCode
  /// Its results were those of another chapter with the same cells, such as its translation.
  case sameAs(path: String)
  /// No run of it is known, and no results.
  case neverRan
  /// The last run failed, and failures are not kept.
  case lastRunFailed
  /// The results of the last run are no longer in the cache.
  case resultIsGone
  /// Something changed since the last run; never empty.
  case changed([Change])

  /// What decides a chapter's results and is not as it was.
  public enum Change: Equatable, Sendable {
    case engine
    case compiler
    case compilerOptions
    case fileName
    case seed
    case code(line: Int)
    case options(line: Int)
    case newCell(line: Int)
    case cellTakenOut
    case claims
    case data(name: String)
    case newData(name: String)
    case dataTakenOut(name: String)
  }
}

extension RunReason {
  /// Why a chapter runs whose results are not in the cache.
  ///
  /// - Parameters:
  ///   - parts: what decides its results.
  ///   - lines: where each cell's code begins.
  ///   - note: how it last ran.
  init(_ parts: ResultParts, lines: [Int], note: ChapterNote?) {
    guard let note else {
      self = .neverRan
      return
    }
    let changes = Self.changes(from: note.parts, to: parts, lines: lines)
    self =
      if !changes.isEmpty {
        .changed(changes)
      } else {
        note.isComplete ? .resultIsGone : .lastRunFailed
      }
  }

  private static func changes(
    from old: ResultParts, to new: ResultParts, lines: [Int]
  ) -> [Change] {
    var changes: [Change] = []
    if old.engine != new.engine || old.version != new.version { changes.append(.engine) }
    if old.compiler != new.compiler { changes.append(.compiler) }
    if old.settings != new.settings { changes.append(.compilerOptions) }
    if old.fileName != new.fileName { changes.append(.fileName) }
    if old.seed != new.seed { changes.append(.seed) }
    changes += cellChanges(from: old.cells, to: new.cells, lines: lines)
    if old.claims != new.claims { changes.append(.claims) }
    let before = Dictionary(old.data.map { ($0.name, $0.digest) }) { first, _ in first }
    for file in new.data where before[file.name] != file.digest {
      changes.append(
        before[file.name] == nil ? .newData(name: file.name) : .data(name: file.name))
    }
    for file in old.data where !new.data.contains(where: { $0.name == file.name }) {
      changes.append(.dataTakenOut(name: file.name))
    }
    return changes
  }

  private static func cellChanges(
    from old: [ResultParts.CellPart], to new: [ResultParts.CellPart], lines: [Int]
  ) -> [Change] {
    guard old.count == new.count else {
      let difference = new.map(\.code).difference(from: old.map(\.code))
      let added = difference.insertions.map { change in
        guard case .insert(let offset, _, _) = change else { return Change.cellTakenOut }
        return Change.newCell(line: lines[offset])
      }
      return added + difference.removals.map { _ in .cellTakenOut }
    }
    return new.indices.compactMap { index in
      if old[index].code != new[index].code { return .code(line: lines[index]) }
      if old[index].options != new[index].options { return .options(line: lines[index]) }
      return nil
    }
  }
}

extension RunReason {
  /// The chapter's cells ran.
  var isRun: Bool {
    switch self {
    case .unchanged, .hasNoCode, .sameAs: false
    case .neverRan, .lastRunFailed, .resultIsGone, .changed: true
    }
  }
}

extension RunReason: CustomStringConvertible {
  /// The line that the words are about; nil where they are about the chapter.
  public var line: Int? {
    guard case .changed(let changes) = self else { return nil }
    return changes.lazy.compactMap(\.line).first
  }

  public var description: String {
    switch self {
    case .unchanged: return "unchanged"
    case .hasNoCode: return "has no cells"
    case .sameAs(let path): return "same cells as \(path)"
    case .neverRan: return "never ran here"
    case .lastRunFailed: return "the last run failed"
    case .resultIsGone: return "its results left the cache"
    case .changed(let changes):
      // One kind once: `code of 3 cells`, with the first one's line before it.
      var words: [String] = []
      var rest = changes[...]
      while let first = rest.first {
        let like = rest.prefix { $0.isLike(first) }
        words.append(first.words(count: like.count))
        rest = rest.dropFirst(like.count)
      }
      if words.count > 2 { return "\(words[0]), and \(words.count - 1) more changes" }
      return words.joined(separator: ", ")
    }
  }
}

extension RunReason.Change {
  fileprivate var line: Int? {
    switch self {
    case .code(let line), .options(let line), .newCell(let line): line
    default: nil
    }
  }

  fileprivate func isLike(_ other: RunReason.Change) -> Bool {
    switch (self, other) {
    case (.code, .code), (.options, .options), (.newCell, .newCell),
      (.cellTakenOut, .cellTakenOut):
      true
    default: self == other
    }
  }

  fileprivate func words(count: Int) -> String {
    switch self {
    case .engine: "the engine changed"
    case .compiler: "the compiler changed"
    case .compilerOptions: "the compiler's options changed"
    case .fileName: "the file has a new name"
    case .seed: "the seed changed"
    case .code: count == 1 ? "this cell's code changed" : "the code of \(count) cells changed"
    case .options:
      count == 1 ? "this cell's options changed" : "the options of \(count) cells changed"
    case .newCell: count == 1 ? "this cell is new" : "\(count) cells are new"
    case .cellTakenOut: count == 1 ? "a cell was taken out" : "\(count) cells were taken out"
    case .claims: "what is claimed changed"
    case .data(let name): "\(name) changed"
    case .newData(let name): "reads \(name) now"
    case .dataTakenOut(let name): "reads \(name) no more"
    }
  }
}
