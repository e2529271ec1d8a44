import CellProtocol
import Foundation
import LessonCheck
import LessonRunner
import LessonSyntax
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// One report in every format.
@Suite struct ReportTests {
  private static let chapter = """
    # A

    ```swift name=first
    1
    ```
    ```output
    2, 100%
    ```

    ```swift
    2
    ```

    ```swift
    3
    ```

    [x](gone.md)
    """

  private let book: MadeUpBook
  private let report: CheckReport
  private let folder: String

  init() throws {
    book = try MadeUpBook(["a.md": Self.chapter, "b.md": "# B\n\n```swift\n1\n```\n"])
    let failure = CellFailure(
      kind: .doesNotCompile, line: 11, column: 3, message: "no `x`: here, and there",
      excerpt: ["2", "  ^"])
    var made = try book.report(
      "a.md", "b.md",
      results: [
        "a.md": [
          CellResult(
            status: .ran, outputs: [.printed("3,\u{1B}[1m\r\n<&\">")], nanoseconds: 1_500_000),
          CellResult(status: .failed(failure)), CellResult(status: .notRun),
        ]
      ])
    made.duration = .milliseconds(1230)
    made.hints = ["a hint"]
    report = made
    folder = book.folder.url.path
  }

  private func text(_ format: ReportFormat, workspace: String? = nil) -> String {
    let environment = workspace.map { ["GITHUB_WORKSPACE": $0] } ?? [:]
    return format.text(of: report, workspace: Workspace(environment: environment))
  }

  @Test func textHasDiffsErrorsAndASummary() {
    #expect(
      text(.text).replacing(folder + "/", with: "") == """
        a.md:6: this recorded output is not what the cell computes
        --- a.md (recorded)
        +++ a.md (computed)
        @@ -7,1 +7,2 @@
        -2, 100%
        +3,␛[1m
        +<&">

        a.md:11:3: error: no `x`: here, and there
        2
          ^
        a.md:18: error: this link leads to `gone.md`, which is not there
        2 chapters, 4 cells in 1.23 s: 1 output is not as recorded, 1 error, 1 broken link
        `lessons accept` records what the cells compute now

        """)
  }

  @Test func githubGetsAnnotationsWithItsEscapes() {
    #expect(
      text(.github, workspace: folder).replacing(folder + "/", with: "") == """
        ::error file=a.md,line=6,title=Output not as recorded::this recorded output is not what the \
        cell computes%0A--- a.md (recorded)%0A+++ a.md (computed)%0A@@ -7,1 +7,2 @@%0A\
        -2, 100%25%0A+3,␛[1m%0A+<&">
        ::error file=a.md,line=11,col=3,title=Cell failed::no `x`: here, and there%0A2%0A  ^
        ::error file=a.md,line=18,title=Broken link::this link leads to `gone.md`, which is not there

        """)
  }

  @Test func githubPropertiesAreEscaped() throws {
    let name = "100% a,b:c.md"
    let book = try MadeUpBook([name: "[x](gone%25.md)\r\n"])
    let text = ReportFormat.github.text(
      of: try book.report(name),
      workspace: Workspace(environment: ["GITHUB_WORKSPACE": book.folder.url.path]))
    #expect(
      text == "::error file=100%25 a%2Cb%3Ac.md,line=1,title=Broken link::this link leads to "
        + "`gone%25.md`, which is not there\n")
  }

  @Test func withoutAWorkspacePathsAreAsTheyWereGiven() {
    #expect(
      text(.github).hasPrefix("::error file=\(folder.replacing(":", with: "%3A"))/a.md,line=6"))
    #expect(text(.github, workspace: "/nowhere").hasPrefix("::error file=\(folder)"))
  }

  /// The shape that docs/check.md promises.
  @Test func jsonHasItsShape() throws {
    let json = text(.json).replacing(folder + "/", with: "")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? NSDictionary)
    let link: [String: Any] = [
      "kind": "link", "path": "a.md", "line": 18,
      "message": "this link leads to `gone.md`, which is not there",
    ]
    let failed: [String: Any] = [
      "kind": "cell", "path": "a.md", "line": 11, "column": 3, "cell": 1,
      "message": "no `x`: here, and there", "excerpt": "2\n  ^",
    ]
    let output: [String: Any] = [
      "kind": "output", "path": "a.md", "line": 6, "cell": 0,
      "message": "this recorded output is not what the cell computes",
      "diff": """
      --- a.md (recorded)
      +++ a.md (computed)
      @@ -7,1 +7,2 @@
      -2, 100%
      +3,␛[1m
      +<&">
      """,
    ]
    let expected: NSDictionary = [
      "version": 1, "passed": false, "seconds": 1.23, "findings": [Any](), "hints": ["a hint"],
      "counts": [
        "chapters": 2, "cells": 4, "claims": 0,
        "findings": [
          "output": 1, "claim": 0, "failed claim": 0, "cell": 1, "chapter": 0, "link": 1,
          "translation": 0, "site": 0,
        ],
      ],
      "chapters": [
        [
          "path": "a.md", "status": "failed", "seconds": 0,
          "findings": [output, failed, link],
          "cells": [
            ["line": 3, "name": "first", "status": "changed", "seconds": 0.0015],
            ["line": 10, "status": "failed", "seconds": 0],
            ["line": 14, "status": "not run", "seconds": 0],
          ],
        ],
        [
          "path": "b.md", "status": "passed", "seconds": 0, "findings": [Any](),
          "cells": [["line": 3, "status": "passed", "seconds": 0]],
        ],
      ],
    ]
    #expect(object == expected)
  }

  @Test func junitHasASuiteForEachChapterAndATestForEachCell() throws {
    let xml = text(.junit).replacing(folder + "/", with: "")
    let elements = try XMLElements(xml).all
    let suites = elements.filter { $0.name == "testsuite" }
    #expect(suites.map { $0.attributes["name"] } == ["a.md", "b.md"])
    #expect(suites.map { $0.attributes["tests"] } == ["4", "2"])
    #expect(elements[0].name == "testsuites")
    #expect(
      elements[0].attributes == [
        "name": "lessons check", "tests": "6", "failures": "2", "errors": "1", "skipped": "1",
        "time": "1.230",
      ])
    let tests = elements.filter { $0.name == "testcase" }
    #expect(
      tests.map { $0.attributes["name"] } == [
        "first", "line 10", "line 14", "link", "line 3", "link",
      ])
    #expect(
      tests[0].attributes == [
        "classname": "a.md", "name": "first", "file": "a.md", "line": "3", "time": "0.001",
      ])
    let failures = elements.filter { ["failure", "error", "skipped"].contains($0.name) }
    #expect(failures.map(\.name) == ["failure", "error", "skipped", "failure"])
    #expect(failures[0].text.hasSuffix("@@ -7,1 +7,2 @@\n-2, 100%\n+3,␛[1m\n+<&\">"))
    #expect(failures[1].attributes["message"] == "no `x`: here, and there")
    #expect(failures[1].text == "a.md:11:3: error: no `x`: here, and there\n2\n  ^")
  }

  /// Compilers and programs may say anything; a document may not hold all of it.
  @Test func junitIsXMLWhateverACellSays() throws {
    var scalars =
      Array(0...0x20) + [0x7F, 0x85, 0xA0, 0xD7FF, 0xE000, 0xFDD0, 0xFFFD, 0xFFFE, 0xFFFF]
    scalars += [0x1F600, 0x1FFFE, 0x10FFFF]
    let message =
      scalars.map { String(Unicode.Scalar($0)!) }.joined() + "]]><![CDATA[&amp;'\"<!-- é"
    let failure = CellFailure(
      kind: .trap, line: 11, message: message, excerpt: [message])
    var made = try book.report(
      "a.md",
      results: [
        "a.md": [CellResult(status: .ran), CellResult(status: .failed(failure)), CellResult()]
      ])
    made.otherFindings = [Finding(.site, Diagnostic(path: "site/\u{1}", message: "\u{FFFF}"))]
    let xml = ReportFormat.junit.text(of: made, workspace: Workspace(environment: [:]))
    let elements = try XMLElements(xml).all
    let said = try #require(elements.first { $0.name == "error" }?.attributes["message"])
    // What a document may hold comes through; each of the rest has something in its place.
    #expect(said.unicodeScalars.count == message.unicodeScalars.count)
    for (new, old) in zip(said.unicodeScalars, message.unicodeScalars) {
      let isKept =
        ![0xFFFE, 0xFFFF].contains(old.value)
        && (old.value >= 0x20 || [9, 10, 13].contains(old.value))
      #expect(isKept ? new == old : new.value == 0xFFFD || new.value == 0x2400 + old.value)
    }
    #expect(elements.contains { $0.name == "testsuite" && $0.attributes["name"] == "site" })
  }

  @Test func claimsAreFindings() throws {
    let made = try MadeUpBook(["c.md": "[1](=a) and\n[b](<=a > 1>)\n"])
    let values: [ClaimResult] = [
      .value(.number(exact: "2", printed: "2")), .value(.boolean(false)),
    ]
    let report = try made.report("c.md", claims: ["c.md": values])
    #expect(report.findings.map(\.kind) == [.claim, .failedClaim])
    let (path, workspace) = (made.folder.url.path, Workspace(environment: [:]))
    #expect(
      ReportFormat.text.text(of: report, workspace: workspace).replacing(path + "/", with: "")
        == """
        c.md:1:2: this claim says 1, and `a` is 2

        c.md:2:2: error: this claim is false: “b”, by `a > 1`
        1 chapter, 0 cells, 2 claims in 0.00 s: 1 claim is not what is computed, 1 error
        `lessons accept` records what the cells compute now

        """)
    let xml = ReportFormat.junit.text(of: report, workspace: workspace)
    let tests = try XMLElements(xml).all.filter { $0.name == "testcase" }
    #expect(tests.map { $0.attributes["name"] } == ["claim", "failed claim", "link"])
  }

  @Test func aSkippedCellIsNoFailure() throws {
    let made = try MadeUpBook(["c.md": "```swift skip\nx\n```\n"]).report("c.md")
    #expect(made.chapters[0].cells.map(\.status) == [.skipped])
    #expect(made.isPassed)
    let xml = ReportFormat.junit.text(of: made, workspace: Workspace(environment: [:]))
    let skipped = try #require(try XMLElements(xml).all.first { $0.name == "skipped" })
    #expect(skipped.attributes["message"] == "it is marked `skip`")
  }

  @Test func aReportWithoutFindingsSaysSo() throws {
    let made = try book.report("b.md")
    #expect(made.isPassed)
    #expect(made.summary == "1 chapter, 1 cell in 0.00 s: everything holds")
    let xml = ReportFormat.junit.text(of: made, workspace: Workspace(environment: [:]))
    #expect(
      try XMLElements(xml).all.map(\.name) == ["testsuites", "testsuite", "testcase", "testcase"])
    #expect(ReportFormat.github.text(of: made, workspace: Workspace(environment: [:])) == "")
  }

  @Test func severalChaptersNameTheSlowest() throws {
    var made = try book.report("a.md", "b.md")
    made.chapters[1].duration = .milliseconds(456)
    #expect(
      made.summary.hasSuffix(
        "/b.md, in 0.46 s\n`lessons accept` records what the cells compute now"))
  }

  @Test func formatsAndTheirFilesAreRead() throws {
    #expect(try ReportDestination(argument: "github").file == nil)
    let junit = try ReportDestination(argument: "junit=a=b.xml")
    #expect(junit.format == .junit && junit.file == "a=b.xml")
    for (argument, error) in [
      ("jnuit=x", ReportFormatError.unknown("jnuit")), ("", .unknown("")),
      ("json=", .noFile(.json)),
    ] {
      #expect(throws: error) { try ReportDestination(argument: argument) }
    }
  }

  @Test(
    arguments: [
      ([], nil), (["github", "junit=a.xml", "json=b.json"], nil), (["junit=a.xml"], nil),
      (["junit"], "`junit` needs a file: write `--format junit=report.xml`."),
      (
        ["json", "github"],
        "`json` and `github` would both be printed: give one of them a file, `--format github=FILE`."
      ),
      (["json=a", "junit=a"], "two reports would be written to a: give each a file of its own."),
    ] as [([String], String?)])
  func formatsThatCannotBeHadTogetherAreRefused(_ arguments: [String], _ problem: String?) throws {
    let destinations = try arguments.map { try ReportDestination(argument: $0) }
    #expect(ReportDestination.problem(with: destinations) == problem)
  }
}

/// The elements of an XML document in order, as an XML parser reads them.
private final class XMLElements: NSObject, XMLParserDelegate {
  struct Element {
    var name: String
    var attributes: [String: String]
    var text = ""
  }

  private(set) var all: [Element] = []
  private var open: [Int] = []

  init(_ xml: String) throws {
    super.init()
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = self
    guard parser.parse() else { throw parser.parserError ?? CocoaError(.coderInvalidValue) }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    open.append(all.count)
    all.append(Element(name: name, attributes: attributes))
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if let last = open.last { all[last].text += text }
  }
}
