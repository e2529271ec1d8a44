import LessonSyntax

extension BookRun {
  /// Why each chapter ran or did not, a line each, and then what took long:
  ///
  ///     ran      0.61 s  lessons/04-vanishing.md:31  this cell's code changed
  ///     cached           lessons/05-init.md  unchanged
  ///     slow     2.30 s  lessons/04-vanishing.md:48  cell 4 of 9
  public var explanation: [String] {
    let chapters = zip(runs, accounts).map { run, account in
      let verb =
        switch account.reason {
        case .hasNoCode: "prose"
        case .unchanged, .sameAs: "cached"
        default: run.result.isComplete ? "ran" : "failed"
        }
      return Self.row(
        verb, account.reason.isRun ? account.nanoseconds : nil, run.chapter.path,
        account.reason.line, account.reason.description)
    }
    return chapters + slow
  }

  /// More than this is slow.
  private static let slowNanoseconds = 1_000_000_000

  /// The chapters and cells that take long, longest first, whether they ran now or not.
  private var slow: [String] {
    var rows: [(nanoseconds: Int, row: String)] = []
    for (run, account) in zip(runs, accounts) {
      let cells = run.chapter.cells
      let slowCells = zip(cells, run.result.cells).filter {
        $1.nanoseconds > Self.slowNanoseconds
      }
      for (cell, result) in slowCells {
        rows.append(
          (
            result.nanoseconds,
            Self.row(
              "slow", result.nanoseconds, run.chapter.path, cell.firstCodeLine,
              "cell \(cell.index + 1) of \(cells.count)")
          ))
      }
      if account.nanoseconds > Self.slowNanoseconds {
        rows.append(
          (
            account.nanoseconds,
            Self.row(
              "slow", account.nanoseconds, run.chapter.path, nil,
              "the whole chapter")
          ))
      }
    }
    return rows.sorted { $0.nanoseconds > $1.nanoseconds }.map(\.row)
  }

  private static func row(
    _ verb: String, _ nanoseconds: Int?, _ path: String, _ line: Int?, _ words: String
  ) -> String {
    let time = nanoseconds.map { Duration.nanoseconds($0).shortText } ?? ""
    let place = line.map { "\(path):\($0)" } ?? path
    return verb.padded(to: 6) + String(repeating: " ", count: max(1, 9 - time.count)) + time
      + "  \(place)  \(words)"
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
