import CellProtocol
import LessonRunner
import Testing

@Suite struct OutputTextTests {
  private func text(_ outputs: CellOutput...) -> String {
    CellResult(outputs: outputs).outputText
  }

  @Test func printedTextAndValuesStandInOrder() {
    #expect(text(.printed("a\n"), .value(text: "1", html: ""), .printed("b")) == "a\n1\nb")
  }

  @Test func aValueStartsALineOfItsOwn() {
    #expect(text(.printed("no newline"), .value(text: "1", html: "<svg/>")) == "no newline\n1")
    #expect(text(.printed("x"), .error("Index out of range")) == "x\nerror: Index out of range")
  }

  @Test func controlCharactersAreShownNotObeyed() {
    #expect(text(.printed("\u{1B}[31mred\u{7}\ttab\u{7F}")) == "␛[31mred␇       tab␡")
    #expect(text(.printed("a\r\nb\rc")) == "a\nb\nc")
  }

  @Test func aLongOutputKeepsItsEndsAndADigest() throws {
    let lines = (0..<10_000).map { "line \($0)" }
    let short = text(.printed(lines.joined(separator: "\n") + "\n")).split(separator: "\n")
    #expect(short.count == 121)
    #expect(short.first == "line 0")
    #expect(short.last == "line 9999")
    #expect(short[99] == "line 99")
    #expect(short[101] == "line 9980")
    #expect(short[100].hasPrefix("… 9,880 lines left out ("))
    var changed = lines
    changed[5_000] = "LINE 5000"
    let other = text(.printed(changed.joined(separator: "\n") + "\n")).split(separator: "\n")
    #expect(other[100] != short[100], "a change in what is left out must show")
    #expect(other.filter { !short.contains($0) }.count == 1)
  }

  @Test func aLongLineIsCutAndNamed() {
    let short = text(.printed(String(repeating: "x", count: 5_000)))
    #expect(
      short.hasPrefix(String(repeating: "x", count: 250) + "… (4,750 more characters, digest "))
  }

  @Test func whatIsNotLongIsWhole() {
    let lines = (0..<150).map(String.init).joined(separator: "\n")
    #expect(text(.printed(lines)) == lines)
  }
}
