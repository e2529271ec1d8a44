import TensorEngine

/// Answers requests: see main.swift.
struct Worker {
  /// The work that is set up: one at a time, so that works do not share the memory.
  private var current: (name: String, work: Work)?

  /// A line of JSON; `nil` for a request that it does not know.
  mutating func reply(to words: [String]) -> String? {
    if words == ["about"] { return "{\"simd\": \"\(simdName)\"}" }
    if words.count == 2, words[0] == "check" {
      return works[words[1]].map { "{\"digests\": \($0().digests())}" }
    }
    guard (2...3).contains(words.count), let repeats = Int(words[1]),
      let blocks = words.count == 3 ? Int(words[2]) : 1
    else { return nil }
    return measured(words[0], repeats: repeats, blocks: blocks)
  }

  /// The seconds of one run in each block, after some runs that only warm up.
  private mutating func measured(_ name: String, repeats: Int, blocks: Int) -> String? {
    guard let make = works[name], repeats > 0, blocks > 0 else { return nil }
    if current?.name != name {
      current = nil
      current = (name, make())
    }
    let work = current!.work
    _ = Self.seconds(work, repeats: max(1, repeats / 10))
    let all = (0..<blocks).map { _ in Self.seconds(work, repeats: repeats) }
    let sorted = all.sorted()
    let median = (sorted[blocks / 2] + sorted[(blocks - 1) / 2]) / 2
    return "{\"min\": \(sorted[0]), \"median\": \(median), \"all\": \(all)}"
  }

  private static func seconds(_ work: Work, repeats: Int) -> Double {
    let start = SuspendingClock.now
    for _ in 0..<repeats { _ = work.run() }
    let (seconds, attoseconds) = (SuspendingClock.now - start).components
    return (Double(seconds) + Double(attoseconds) * 1e-18) / Double(repeats)
  }
}
