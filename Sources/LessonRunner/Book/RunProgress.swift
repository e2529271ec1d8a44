/// Where a run of several chapters stands, as a line for people. Times are since the run began.
public struct RunProgress: Equatable, Sendable {
  private struct Running: Equatable {
    var path: String
    var cells: Int
    var chapterBegan: Duration
    var cell: Int?
    var line: Int?
    var cellBegan: Duration
  }

  private var total = 0
  private var done = 0
  private var running: [Running] = []
  private var lastLine = Duration.zero

  /// A log gets a line no more often than this.
  public static let quietTime = Duration.seconds(20)

  public init() {}

  /// Takes what happened at `now`.
  public mutating func take(_ event: RunEvent, at now: Duration) {
    switch event {
    case .planned(let chapters):
      total = chapters
    case .chapterBegan(let path, let cells):
      running.append(
        Running(path: path, cells: cells, chapterBegan: now, cell: nil, line: nil, cellBegan: now))
    case .cellBegan(let path, let cell, let line):
      guard let index = running.firstIndex(where: { $0.path == path }) else { return }
      running[index].cell = cell
      running[index].line = line
      running[index].cellBegan = now
    case .chapterEnded(let path, _, _):
      done += 1
      running.removeAll { $0.path == path }
    }
  }

  /// Nothing runs.
  public var isIdle: Bool { running.isEmpty }

  /// `[3/12] lessons/05-init.md:48, cell 4 of 9, 2.3 s; 1 more runs`: the chapter that has run longest,
  /// with its cell's time. A chapter that runs alone is not counted.
  public func line(at now: Duration) -> String? {
    guard let first = running.min(by: { $0.chapterBegan < $1.chapterBegan }) else { return nil }
    let seconds = (now - first.cellBegan).shortText
    let place =
      if let cell = first.cell, let line = first.line {
        "\(first.path):\(line), cell \(cell + 1) of \(first.cells), \(seconds)"
      } else {
        "compiling \(first.path), \(seconds)"
      }
    let others = running.count - 1
    let more = others == 0 ? "" : others == 1 ? "; 1 more runs" : "; \(others) more run"
    return (total > 1 ? "[\(done)/\(total)] " : "") + place + more
  }

  /// A line for a log, from time to time where a run takes long; nil where it is not yet time.
  public mutating func logLine(at now: Duration) -> String? {
    guard now - lastLine >= Self.quietTime, let line = line(at: now) else { return nil }
    lastLine = now
    return line
  }
}
