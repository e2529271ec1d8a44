import Foundation
import LessonRunner
import LessonSite
import LessonSyntax
import TestSupport
import Testing

@Suite struct SearchIndexTests {
  private func index(_ input: SiteInput, _ path: String = "search-index.js") throws
    -> SearchIndexReader
  {
    let file = try #require(try Site.files(for: input).first { $0.path == path })
    return try SearchIndexReader(file)
  }

  private func index(_ markdown: String) throws -> SearchIndexReader {
    try index(book([chapter(markdown)]))
  }

  @Test func eachSectionIsFoundByItsWords() throws {
    let index = try index(
      book([
        chapter("# One\n\nAlpha *beta*.\n\n## Two `code`\n\n- gamma\n\n> alpha\n", name: "01-one"),
        chapter("---\ntitle: Last\n---\nDelta.\n\n# Three\n\nbeta", name: "02-two"),
      ]))
    #expect(
      index.sections == [
        .init(page: "01-one", heading: "One"), .init(page: "01-one", heading: "Two code"),
        .init(page: "02-two", heading: "Last", anchor: ""),
        .init(page: "02-two", heading: "Three"),
      ])
    #expect(
      index.words == [
        "one": [0], "alpha": [0, 1], "beta": [0, 3], "two": [1], "code": [1], "gamma": [1],
        "last": [2], "delta": [2], "three": [3],
      ])
  }

  @Test func theFrontPagesTextIsFoundUnderItsTitle() throws {
    var input = try book([chapter("# One\n\nalpha", name: "01-one")])
    input.editions[0].front = try chapter("beta\n\n## Part\n\ngamma", name: "index").run
    let front = try index(input)
    #expect(
      front.sections == [
        .init(page: "index", heading: "A book", anchor: ""),
        .init(page: "index", heading: "Part"), .init(page: "01-one", heading: "One"),
      ])
    #expect(front.words["beta"] == [0])
    #expect(front.words["gamma"] == [1])
    input.editions[0].front = try chapter("# Welcome\n\nbeta", name: "index").run
    #expect(try index(input).sections.first == .init(page: "index", heading: "Welcome"))
  }

  @Test func codeTablesCalloutsFootnotesAndCaptionsAreFoundAndFormulasAndOutputsAreNot() throws {
    let index = try index(
      """
      # T

      | head | cell |
      |------|------|
      | row  | column |

      > [!NOTE]
      > called

      ![picture](x.png "caption")

      Text[^1] with $\\alpha + beta$.

      ```swift caption="under it"
      let gradient = Tensor(1.0)
      ```
      ```output
      printed
      ```

      <p class="styled">raw</p>

      [^1]: noted
      """)
    let found = [
      "called", "caption", "cell", "column", "gradient", "head", "it", "let", "noted", "picture",
      "raw", "row", "tensor", "text", "under", "with",
    ]
    #expect(index.words.keys.sorted() == found)
  }

  /// The script in the browser takes texts apart in the same way: the browser tests read this file too.
  @Test func wordsAreThoseThatTheScriptLooksFor() throws {
    struct Case: Decodable {
      var text: String
      var index: [String]
    }
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Browser/words.json")
    let cases = try JSONDecoder().decode([Case].self, from: Data(contentsOf: path))
    #expect(cases.count >= 9)
    for item in cases {
      // The title is a word of no case.
      let index = try index("---\ntitle: ±\n---\n" + item.text.replacing("*", with: "\\*"))
      #expect(index.words.keys.sorted() == item.index.sorted(), "\(item.text)")
    }
  }

  @Test func linksLeadToTheHeadingsOfThePage() throws {
    let input = try book([
      chapter(
        """
        # One $x^2$

        ## Same
        ## Same
        ## 한글 제목: 기울기 소실
        ## A_b — c-d, `E` & "f"
        ## ½ Straße ΣΑΣ İ
        """)
    ])
    let index = try index(input)
    let page = try page("01-one.html", in: input)
    let ids = page.descendants.filter { ["h1", "h2"].contains($0.name) }.map { $0["id"] }
    var uses: [String: Int] = [:]
    let anchors = index.sections.map { section -> String? in
      if let anchor = section.anchor { return anchor }
      // What the script does: see `HeadingAnchors`.
      let usual = section.heading.unicodeScalars.map { scalar -> String in
        if scalar == " " { return "-" }
        let category = scalar.properties.generalCategory
        let isKept =
          scalar.properties.isAlphabetic || "-_".unicodeScalars.contains(scalar)
          || [.decimalNumber, .otherNumber, .nonspacingMark].contains(category)
        return isKept ? scalar.properties.lowercaseMapping : ""
      }.joined()
      defer { uses[usual, default: 0] += 1 }
      return uses[usual].map { "\(usual)-\($0)" } ?? usual
    }
    #expect(anchors == ids)
  }

  @Test func everyWordOfARandomBookIsFoundWhereItIs() throws {
    var random = SeededRandom(seed: 5)
    let scripts = [(letters: Array("abcdeßé"), end: "q"), (Array("가나다라마바"), "꽃")]
    var expected: [String: Set<Int>] = [:]
    var chapters: [SiteChapter] = []
    for number in 0..<40 {
      var text = "# t\(number)q\n\n"
      expected["t\(number)q"] = [number * 3]
      for section in 0..<3 {
        if section > 0 { text += "\n\n## §\n\n" }
        for _ in 0..<random.below(60) {
          // No form of another word: all end alike.
          let (letters, end) = random.one(of: scripts)
          let word =
            (0...random.below(4)).map { _ in String(random.one(of: letters)) }.joined() + end
          text += word + " "
          expected[word, default: []].insert(number * 3 + section)
        }
      }
      chapters.append(try chapter(text, name: "c\(number)"))
    }
    let index = try index(book(chapters))
    #expect(index.words == expected.mapValues { $0.sorted() })
  }

  @Test func anEmptyBookHasAnIndex() throws {
    let index = try index(book([]))
    #expect(index.sections.isEmpty && index.words.isEmpty)
  }

  // MARK: Its size

  /// Of the text that is found: without pictures of the page's own.
  private func share(_ input: SiteInput, folder: String = "") throws -> Double {
    var text = 0
    for file in try Site.files(for: input)
    where file.path.hasSuffix(".html") && file.path.hasPrefix(folder)
      && !file.path.dropFirst(folder.count).contains("/")
    {
      let page = try HTMLTree(String(decoding: file.bytes, as: UTF8.self)).root
      text += try #require(page.first("main")).foundText.utf8.count
    }
    let index = try #require(
      try Site.files(for: input).first { $0.path == folder + "search-index.js" })
    return Double(index.bytes.count) / Double(text)
  }

  @Test func theIndexOfTheBookIsSmall() throws {
    let lessons = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../lessons").standardizedFileURL
    let book = try Book(path: lessons.path)
    let runs = try book.chapters.map { file in
      let text = try String(contentsOfFile: file.path, encoding: .utf8)
      return RunChapter(
        chapter: try Chapter(SourceText(path: file.path, text: text)),
        result: ChapterResult(cells: []))
    }
    let input = try SiteInput(book: book, runs: runs, theme: .builtIn)
    #expect(try share(input) < 0.15)
    #expect(try share(input, folder: "ko/") < 0.15)
  }

  /// Words as often as Zipf has it, the k-th 1/k times as often as the first.
  @Test(arguments: ["en", "ko"]) func theIndexOfALargeBookIsSmall(_ language: String) throws {
    var random = SeededRandom(seed: 7)
    let syllables =
      language == "en"
      ? ["ba", "con", "de", "er", "in", "lo", "ment", "ra", "si", "ti", "un", "ver"]
      : ["가", "기", "나", "도", "리", "사", "수", "시", "울", "자", "정", "지", "학", "습", "함"]
    let words = (0..<8000).map { number in
      (0..<(2 + number % 3)).map { _ in random.one(of: syllables) }.joined()
    }
    let particles = language == "en" ? [""] : ["", "은", "는", "를", "이", "가", "에서", "의", "으로"]
    func text(_ bytes: Int) -> String {
      var text = ""
      while text.utf8.count < bytes {
        let rank = Int(exp(Double.random(in: 0..<log(8000), using: &random)))
        text += words[rank] + random.one(of: particles) + " "
      }
      return text
    }
    let chapters = try (0..<60).map { number in
      let sections = (0..<14).map { _ in "## \(text(25))\n\n\(text(1100))\n\n" }.joined()
      return try chapter("# \(text(25))\n\n\(sections)", name: "c\(number)")
    }
    let share = try share(book(chapters))
    #expect(share < 0.15)
  }
}

extension HTMLTree.Element {
  /// The text that a search finds.
  fileprivate var foundText: String {
    nodes.map { node in
      switch node {
      case .text(let text): return text
      case .element(let element):
        let style = element["class"] ?? ""
        let isLeftOut =
          ["math", "nav", "button", "summary"].contains(element.name) || element["popover"] != nil
          || ["output", "shape", "note", "failure", "callout-title"].contains(style)
        return isLeftOut ? "" : element.foundText
      }
    }.joined()
  }
}
