import LessonSyntax

/// One of several parts of a book, each for a machine of its own: `2/3` is the second of three.
public struct Shard: Equatable, Sendable {
  /// From 1.
  public let number: Int
  public let count: Int

  /// Reads `2/3`; nil where it is no such thing.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1],
      (1...10_000).contains(count), (1...count).contains(number)
    else { return nil }
    self.number = number
    self.count = count
  }
}

extension Shard: CustomStringConvertible {
  public var description: String { "\(number)/\(count)" }
}

/// How a book is split into shards.
///
/// Every shard makes the whole split by itself, so it must come out the same on all of them, or a
/// chapter could fall between two. So it depends on the book's files alone, its chapters and its
/// `times.yml`; never on a cache, which is another one on each machine and changes while shards run.
public struct BookSplit: Equatable, Sendable {
  /// What is known of a chapter before it runs.
  struct Item {
    /// The path inside the book.
    var name: String
    /// Chapters with the same one are computed once: a shard gets all of them or none.
    var program: ProgramParts?
    var cells: Int
  }

  /// The shard of each item, from 1.
  let shards: [Int]

  /// - Parameters:
  ///   - items: the chapters, in the book's order.
  init(_ items: [Item], into count: Int, times: BookTimes) {
    var groups: [[Int]] = []
    var groupOfProgram: [ProgramParts: Int] = [:]
    for (index, item) in items.enumerated() {
      if let program = item.program, let group = groupOfProgram[program] {
        groups[group].append(index)
      } else {
        if let program = item.program { groupOfProgram[program] = groups.count }
        groups.append([index])
      }
    }
    let weights = Self.weights(of: items, times: times)
    // Longest first, each to the shard that has least: at most 4/3 of the best (Graham, 1969). Whole
    // numbers, and names where they are equal, so that every machine comes to the same.
    let order = groups.map { group in
      (group: group, weight: group.map { weights[$0] }.max() ?? 0, name: items[group[0]].name)
    }.sorted { ($1.weight, $0.name) < ($0.weight, $1.name) }
    var loads = [Int](repeating: 0, count: count)
    var shards = [Int](repeating: 1, count: items.count)
    for entry in order {
      let least = loads.indices.min { (loads[$0], $0) < (loads[$1], $1) } ?? 0
      loads[least] += entry.weight
      for index in entry.group { shards[index] = least + 1 }
    }
    self.shards = shards
  }

  /// Milliseconds, or cells where no time is known; a chapter without a time takes as long as its
  /// cells take elsewhere.
  private static func weights(of items: [Item], times: BookTimes) -> [Int] {
    let known = items.map { $0.cells == 0 ? 0 : times.milliseconds[$0.name] }
    let timed = items.indices.filter { known[$0] != nil && items[$0].cells > 0 }
    let cells = timed.reduce(0) { $0 + items[$1].cells }
    let time = timed.reduce(0) { $0 + (known[$1] ?? 0) }
    let perCell = cells == 0 ? 1 : max(1, time / cells)
    return items.indices.map { known[$0] ?? items[$0].cells * perCell }
  }
}
