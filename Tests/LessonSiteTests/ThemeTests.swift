import LessonSite
import LessonSyntax
import Testing

/// A book's own files in the places of the theme's.
@Suite struct ThemeTests {
  private func theme(_ files: [String: String]) throws -> BookTheme {
    try BookTheme(files: files.mapValues { Array($0.utf8) }, path: "book/theme")
  }

  private func problems(_ name: String, _ text: String) -> [String] {
    do {
      _ = try theme([name: text])
      return []
    } catch let error as Diagnostics {
      return error.all.map(\.description)
    } catch {
      return ["\(error)"]
    }
  }

  private func text(of path: String, with files: [String: String]) throws -> String {
    var input = try book([chapter("# One\n\n## Two\n")])
    input.theme = try theme(files)
    return try LessonSiteTests.text(of: path, in: input)
  }

  /// A built-in file, as text.
  private func builtIn(_ name: String) throws -> String {
    let file = try #require(BookTheme.builtInFiles.first { $0.name == name })
    return String(decoding: file.bytes, as: UTF8.self)
  }

  @Test func theBuiltInFilesAreAThemeThatChangesNothing() throws {
    var input = try book([chapter("# One\n\n## Two\n")])
    let before = try Site.files(for: input)
    input.theme = try BookTheme(
      files: Dictionary(uniqueKeysWithValues: BookTheme.builtInFiles.map { ($0.name, $0.bytes) }),
      path: "theme")
    #expect(try Site.files(for: input) == before)
  }

  @Test func aFileTakesThePlaceOfTheBuiltInOne() throws {
    #expect(try text(of: "lesson.css", with: ["lesson.css": "p {}"]) == "p {}")
    #expect(try text(of: "lesson.js", with: ["lesson.js": "1"]) == "1")
    let page = try text(
      of: "01-one.html", with: ["page.mustache": "<b>{{{here}}}</b>{{> contents}}{{{content}}}"])
    #expect(page.hasPrefix("<b>One</b><nav class=\"contents\""))
    #expect(page.contains("<h1 id=\"one\">"))
    let index = try text(
      of: "index.html", with: ["index.mustache": "{{#chapters}}-{{{title}}}-{{/chapters}}"])
    #expect(index.contains("-One-"))
  }

  @Test func extraStyleAndHeadAreAdded() throws {
    let files = ["extra.css": "p {}", "head.html": "<meta name=\"x\">\n"]
    let page = try text(of: "01-one.html", with: files)
    #expect(page.contains("<meta name=\"x\">\n</head>"))
    let own = try #require(page.firstRange(of: "href=\"extra.css\""))
    let builtIn = try #require(page.firstRange(of: "href=\"lesson.css\""))
    #expect(builtIn.lowerBound < own.lowerBound)
    #expect(try text(of: "extra.css", with: files) == "p {}")
    #expect(try !text(of: "01-one.html", with: [:]).contains("extra.css"))
  }

  @Test func aNameThatMeansNothingIsRefused() {
    #expect(
      problems("pages.mustache", "") == [
        "book/theme/pages.mustache: error: `pages.mustache` is no file of a theme: "
          + "did you mean `page.mustache`?"
      ])
  }

  @Test(arguments: [
    (
      "a\n{{{contnet}}}", 2,
      "`contnet` is nothing that this template is given: did you mean `content`?"
    ),
    ("{{#twins}}\n\n", 1, "`twins` begins here and does not end: write `{{/twins}}`"),
    ("{{#twins}}\n{{/here}}", 2, "`here` ends here, and `twins` of line 1 is open"),
    ("\n{{/here}}", 2, "`here` ends here and does not begin"),
    (
      "{{here}}", 1,
      "write `{{{here}}}` with three braces: what a template is given is HTML already"
    ),
    (
      "\n\n{{{here\n}}}", 3,
      "a tag opens here and does not end on its line: close it with braces"
    ),
    (
      "{{> content}}", 1,
      "`content` is no part that this template can take in: did you mean `contents`?"
    ),
    (
      "{{=<% %>=}}", 1,
      "`{{=` is no tag of a theme: there are `{{{name}}}`, `{{#name}}`, `{{^name}}`, "
        + "`{{/name}}` and `{{> name}}`"
    ),
  ])
  func aMistakeIsNamedWithItsLine(_ text: String, _ line: Int, _ problem: String) {
    #expect(
      problems("page.mustache", text) == ["book/theme/page.mustache:\(line): error: \(problem)"])
  }

  @Test func everyMistakeIsNamed() {
    #expect(problems("index.mustache", "{{{a1}}}\n{{{b1}}}\n").count == 2)
  }

  @Test func aPartThatTakesItselfInIsRefused() {
    #expect(problems("contents.mustache", "{{> contents}}").count == 1)
  }

  @Test func bytesThatAreNoTextAreRefused() {
    #expect(throws: Diagnostics.self) {
      try BookTheme(files: ["lesson.css": [0xFF]], path: "theme")
    }
  }

  @Test func anyBeginningOfATemplateIsATemplateOrRefused() throws {
    for name in ["page.mustache", "contents.mustache", "single.mustache"] {
      let template = try builtIn(name)
      for count in stride(from: 0, through: template.count, by: 7) {
        let start = String(template.prefix(count))
        guard problems(name, start).isEmpty else { continue }
        _ = try text(of: "01-one.html", with: [name: start])
      }
    }
  }
}
