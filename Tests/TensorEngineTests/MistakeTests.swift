import TensorEngine
import Testing

/// A mistake and what the program must say as it ends.
struct Mistake: Sendable {
  let says: String
  let body: @Sendable () -> Void

  init(_ says: String, _ body: @escaping @Sendable () -> Void) {
    self.says = says
    self.body = body
  }
}

/// Each in a process of its own, which must end with the sentence rather than with Swift's words for
/// an index, a range or an overflow.
@Suite("More mistakes end in one sentence")
struct MistakeTests {
  @Test(arguments: allMistakes.keys.sorted())
  func says(_ name: String) async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      [name = name as String] in
      allMistakes[name]!.body()
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    let mistake = try #require(allMistakes[name])
    #expect(text.contains(mistake.says), "\(text)")
    #expect(text.contains("Fatal error: "), "the engine's own sentence")
  }
}

let allMistakes: [String: Mistake] = [
  tensorMistakes, shapingMistakes, layerMistakes, lossMistakes, optimizerMistakes, dataMistakes,
  choiceMistakes, metricMistakes,
].reduce(into: [:]) { $0.merge($1) { _, _ in fatalError("two mistakes have one name") } }
