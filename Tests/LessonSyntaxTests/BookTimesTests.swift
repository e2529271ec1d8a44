import Foundation
import LessonSyntax
import TestSupport
import Testing

@Suite struct BookTimesTests {
  private func read(_ text: String) throws -> BookTimes {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "times.yml")
    return try BookTimes(book: folder.url.path)
  }

  @Test func whatIsWrittenReadsBackToTwoDigits() throws {
    let times = BookTimes(milliseconds: [
      "01-one.md": 612, "ko/01-one.md": 1_249, "02 two: \"b\".md": 83_499, "03-하나.md": 4,
      "04.md": 0,
    ])
    #expect(
      times.text == """
        # Seconds that each chapter takes to compile and run: `--shard` splits the book by them.
        # `lessons cache times` writes them.
        01-one.md: 0.61
        "02 two: \\"b\\".md": 83
        03-하나.md: 0.004
        04.md: 0
        ko/01-one.md: 1.2

        """)
    #expect(
      try read(times.text).milliseconds == [
        "01-one.md": 610, "ko/01-one.md": 1_200, "02 two: \"b\".md": 83_000, "03-하나.md": 4,
        "04.md": 0,
      ])
  }

  @Test func noFileAndAnEmptyOneAreNoTimes() throws {
    #expect(try BookTimes(book: try TemporaryFolder().url.path).milliseconds == [:])
    #expect(try read("").milliseconds == [:])
    #expect(try read("# nothing\n").milliseconds == [:])
  }

  @Test func everyWrongLineIsSaid() throws {
    let error = #expect(throws: Diagnostics.self) {
      try read("a.md: 1\nb.md: fast\nc.md: -1\nd.md: .inf\n")
    }
    #expect(error?.all.map(\.line) == [2, 3, 4])
    #expect(
      error?.all.first?.message == "this must be a number of seconds, such as `b.md: 0.8`")
    #expect(throws: Diagnostics.self) { try read("- a\n") }
    #expect(throws: Diagnostics.self) { try read("a: [\n") }
  }
}
