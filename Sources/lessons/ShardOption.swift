import ArgumentParser
import LessonRunner

extension Shard: ExpressibleByArgument {
  public init?(argument: String) {
    self.init(argument)
  }
}

/// Which part of a book a command is about.
struct ShardOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only the K-th of N parts of the book, such as 2/3; they take about as long as each other by "
        + "its times.yml, or have as many cells where it has none.",
      valueName: "k/n"))
  var shard: Shard?
}

extension ChapterSelection {
  /// `shard 2/3 of the book, 4 of 12 chapters`; nil where the whole book runs.
  func summary(of shard: Shard?) -> String? {
    guard let shard, let whole else { return nil }
    return "shard \(shard): \(chapters.count + unreadable.count) of \(whole) chapters"
  }
}
