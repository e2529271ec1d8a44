import Foundation
import TestSupport
import Testing

/// Every case runs through the built program. With `LESSONS_RECORD=1` the expectations are written
/// anew, and the test fails all the same, so that nobody takes a recording for a pass.
@Suite(.serialized) struct GoldenTests {
  @Test func thereAreCases() {
    #expect(GoldenCase.all.count >= 10)
  }

  @Test(arguments: GoldenCase.all)
  func givesWhatIsExpected(_ golden: GoldenCase) async throws {
    let cache = try TemporaryFolder()
    let actual = try await golden.actual(with: BuiltProgram(cache: cache.url))
    if ProcessInfo.processInfo.environment["LESSONS_RECORD"] == "1" {
      try golden.record(actual)
      Issue.record("recorded \(golden.testDescription): read it, then run without LESSONS_RECORD")
      return
    }
    let expected = try golden.expected()
    for name in Set(actual.keys).union(expected.keys).sorted() {
      switch (expected[name], actual[name]) {
      case (let old?, let new?):
        #expect(old == new, "\(name)\n\(lineDifference(expected: old, actual: new))")
      case (nil, let new?):
        Issue.record("\(name) is not expected:\n\(new)")
      case (_, nil):
        Issue.record("\(name) is expected, and no command gives it")
      }
    }
  }
}
