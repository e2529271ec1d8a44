import LessonSyntax
import Testing

struct TableTests {
  private func table(_ text: String) throws -> Table {
    let blocks = try blocks(text)
    guard case .table(let table)? = blocks.first?.kind else { throw NoTable(blocks: blocks) }
    return table
  }

  private struct NoTable: Error { var blocks: [Block] }

  @Test func rowsAndAlignments() throws {
    let text = """
      | a | b | c | d |
      |---|:--|:-:|--:|
      | 1 | *2* | `3` | 4 |
      5 | 6
      """
    let table = try table(text)
    #expect(table.alignments == [nil, .left, .center, .right])
    #expect(table.header == [[.text("a")], [.text("b")], [.text("c")], [.text("d")]])
    #expect(
      table.rows == [
        [[.text("1")], [.emphasis([.text("2")])], [.code("3")], [.text("4")]],
        [[.text("5")], [.text("6")], [], []],
      ])
    #expect(
      try pageBody(text) == """
        <table>
        <thead>
        <tr>
        <th scope="col">a</th>
        <th scope="col" class="left">b</th>
        <th scope="col" class="center">c</th>
        <th scope="col" class="right">d</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td>1</td>
        <td class="left"><em>2</em></td>
        <td class="center"><code>3</code></td>
        <td class="right">4</td>
        </tr>
        <tr>
        <td>5</td>
        <td class="left">6</td>
        <td class="center"></td>
        <td class="right"></td>
        </tr>
        </tbody>
        </table>

        """)
  }

  @Test(arguments: [
    // A pipe behind a backslash is text, in code too (GitHub's spec, example 200).
    ("| f\\|oo |\n| ------ |\n| b `\\|` az |\n", "f|oo", [["b <code>|</code> az"]]),
    // More cells than headings are left out; what ends like a heading's marks stays.
    ("| a # |\n| --- |\n| # | 2 |\n| \\ |\n", "a #", [["#"], ["\\"]]),
    // A formula keeps its pipes, and links find their definitions wherever they stand.
    (
      "|a|\n|-|\n|$|x|$|\n|[b][c]|\n\n[c]: d.md\n", "a",
      [["<math>|x|</math>"], ["<a href=\"d.html\">b</a>"]]
    ),
    ("|a|\n|-|\n| [x]: y |\n| \\# \\*a\\* |\n", "a", [["[x]: y"], ["# *a*"]]),
  ])
  func cellsAreRunningText(_ text: String, heading: String, rows: [[String]]) throws {
    let body = try pageBody(text)
    let cells = body.matches(of: /<t[hd][^>]*>(.*)<\/t[hd]>/).map { String($0.1) }
    #expect(cells == [heading] + rows.joined())
  }

  @Test func aTableStandsWhereItIsWritten() throws {
    let text = """
      Above
      > - x
      >   | a | b |
      >   |---|---|
      >   | > 1 | 2 |
      >
      > | c |
      > |---|
      [q]
      | d |
      |---|

      [q]: z
      """
    let body = try pageBody(text).replacing(
      /<t(able|head|r|body)>\n|<\/t(able|head|r|body)>\n/, with: "")
    #expect(
      body == """
        <p>Above</p>
        <blockquote>
        <ul>
        <li>x
        <th scope="col">a</th>
        <th scope="col">b</th>
        <td>&gt; 1</td>
        <td>2</td>
        </li>
        </ul>
        <th scope="col">c</th>
        <td><a href="z">q</a></td>
        <td>d</td>
        <td>---</td>
        </blockquote>

        """)
  }

  @Test func linesAreThoseOfTheFile() throws {
    let blocks = try blocks("---\ntitle: T\n---\nText\n| a |\n|---|\n| b |\n\nEnd")
    #expect(blocks.map(\.lines.lowerBound) == [4, 5, 9])
    #expect(
      problems("Text\n\n| a |\n|---|\n| b |\n| $\\nonsense$ |\n").first?.hasPrefix("a.md:6:")
        == true)
  }

  /// Not GitHub's either.
  @Test(arguments: [
    "a | b", "a | b\n- | -", "a | b\n--- | ---x", "a | b\n|---|", "|a|\n===", "a\n:-", "|---|---|",
    "a | b\n\n|---|---|", "    |a|\n    |-|", "```\n|a|\n|-|\n```", "|a|\n|:|", "\\|a|\n|-|-|",
    "a\n---|---",
  ])
  func whatIsNoTableIsCommonMarks(_ text: String) throws {
    #expect(try !pageBody(text).contains("<table"))
  }
}
