import LessonMath
import Testing

/// Our MathML has the structure that pandoc's has.
@Suite struct PandocStructureTests {
  @Test func corpusAndReferenceAreOfOneMind() {
    #expect(Corpus.pandoc.map(\.tex) == Corpus.formulas)
    #expect(Corpus.formulas.count >= 300)
  }

  @Test(arguments: [false, true]) func structureIsThatOfPandoc(display: Bool) throws {
    var different = Set<String>()
    for record in Corpus.pandoc {
      let expected = display ? record.display : record.inline
      let found = try Skeleton(of: Formula.parse(record.tex).mathML(display: display)).description
      guard found != expected else { continue }
      different.insert(record.tex)
      if Self.known[record.tex] == nil {
        Issue.record("\(record.tex)\n  pandoc: \(expected ?? "none")\n  found:  \(found)")
      }
    }
    let expected = Self.known.filter { !display || !$0.value.isInlineOnly }
    #expect(different == Set(expected.keys))
  }

  private struct Difference {
    var reason: String
    var isInlineOnly = false
  }

  /// Where we differ on purpose, and why.
  private static let known: [String: Difference] = [
    #"{\partial y \over \partial w_3}, {\partial y \over \partial w_2}, {\partial y \over \partial w_1}"#:
      Difference(reason: "pandoc does not read it"),
    #"\displaystyle \sum_i x_i"#:
      Difference(reason: "pandoc passes over the style", isInlineOnly: true),
    #"x' x'' x'_i x'^2"#:
      Difference(reason: "pandoc hangs scripts on the prime, TeX on the letter"),
    #"\lim\sup_n a_n \limsup_n a_n \liminf_n a_n"#:
      Difference(reason: "pandoc writes limsup as one word"),
  ]
}
