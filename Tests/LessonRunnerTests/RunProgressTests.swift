import LessonRunner
import Testing

@Suite struct RunProgressTests {
  @Test func theLineNamesTheChapterThatRanLongest() {
    var progress = RunProgress()
    progress.take(.planned(chapters: 3), at: .zero)
    #expect(progress.line(at: .zero) == nil)
    progress.take(.chapterBegan(path: "a.md", cells: 2), at: .seconds(1))
    #expect(progress.line(at: .seconds(1.5)) == "[0/3] compiling a.md, 0.50 s")
    progress.take(.chapterBegan(path: "b.md", cells: 9), at: .seconds(2))
    progress.take(.cellBegan(path: "a.md", cell: 0, line: 7), at: .seconds(2))
    progress.take(.cellBegan(path: "b.md", cell: 3, line: 48), at: .seconds(3))
    #expect(progress.line(at: .seconds(14.04)) == "[0/3] a.md:7, cell 1 of 2, 12.0 s; 1 more runs")
    progress.take(
      .chapterEnded(path: "a.md", nanoseconds: 1, isComplete: true), at: .seconds(15))
    #expect(progress.line(at: .seconds(128)) == "[1/3] b.md:48, cell 4 of 9, 2 min 5 s")
  }

  @Test func aLogGetsALineNowAndThen() {
    var progress = RunProgress()
    progress.take(.planned(chapters: 1), at: .zero)
    progress.take(.chapterBegan(path: "a.md", cells: 2), at: .zero)
    let lines = (1...50).compactMap { progress.logLine(at: .seconds($0)) }
    #expect(lines == ["compiling a.md, 20.0 s", "compiling a.md, 40.0 s"])
  }
}
