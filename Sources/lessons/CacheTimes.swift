import ArgumentParser
import LessonRunner
import LessonSyntax

struct CacheTimes: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "times", abstract: "How long each chapter of a book took, for its times.yml.",
    discussion: """
      Prints what `--shard` splits the book by. It runs nothing: a chapter that never ran here is \
      left out.

      Example: lessons cache times --book notes > notes/times.yml
      """)

  @OptionGroup var book: BookOption

  @OptionGroup var cache: CacheOption

  func run() async throws {
    try await reportingErrors {
      let times = try await BookTimes(
        measuredOf: Book(path: book.path), executable: Surroundings.executable,
        environment: Surroundings.environment, cache: cache.folder)
      StandardOutput.write(times.text)
    }
  }
}
