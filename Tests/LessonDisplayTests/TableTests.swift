import LessonDisplay
import Testing

@Suite struct TableTests {
  @Test func columnsLineUp() {
    let figure = table(
      [
        "n": [1.5, 1.25, 100, 0.1], "e": [1e-9, 1, -2.5, 0], "i": [1, 22, 333, 4444],
        "t": ["a", "가나다", "", "d"],
      ], title: "제목")
    #expect(
      figure.text == """
                      제목

             n |        e |    i | t
        -------+----------+------+-------
          1.50 |  1.0e-09 |    1 | a
          1.25 |  1.0e+00 |   22 | 가나다
        100.00 | -2.5e+00 |  333 |
          0.10 |        0 | 4444 | d
        """)
  }

  @Test func rowsOfMixedValues() {
    #expect(
      Table(["n", "ok"], rows: [[1, true], [2.5, "−"], [3]]).text == """
          n | ok
        ----+-----
          1 | true
        2.5 | −
          3 |
        """)
  }

  @Test func wideTablesFollowInBlocks() {
    #expect(
      table([
        "first": 1...2, "a long header that is long": [1, 2],
        "another header, as long as it": ["x", "y"], "third": [0.1, 0.25],
        "a fourth one": [Float(0.1), 2],
      ]).text == """
        first | a long header that is long | another header, as long as it | third
        ------+----------------------------+-------------------------------+------
            1 |                          1 | x                             |  0.10
            2 |                          2 | y                             |  0.25

        first | a fourth one
        ------+-------------
            1 |          0.1
            2 |          2.0
        """)
  }

  @Test func longTablesShowTheirEnds() {
    #expect(
      table(["i": 0..<100, "square": (0..<100).map { $0 * $0 }], maximumRows: 5).text == """
          i | square
        ----+-------
          0 |      0
          1 |      1
          2 |      4
        ... |    ...
         98 |   9604
         99 |   9801
        (100 rows)
        """)
  }

  @Test(arguments: NumberCase.all)
  func numbers(in example: NumberCase) {
    let lines = table(["x": example.values]).text.split(separator: "\n").dropFirst(2)
    #expect(lines.map { $0.filter { $0 != " " } } == example.labels)
  }

  struct NumberCase: Sendable {
    var values: [Double]
    var labels: [String]

    static let all: [NumberCase] = [
      .init(values: [0.25], labels: ["0.25"]),
      .init(values: [0.1 + 0.2], labels: ["0.3"]),
      .init(values: [1 / 3], labels: ["0.3333"]),
      .init(values: [1, 2], labels: ["1", "2"]),
      .init(values: [1_234_567], labels: ["1234567"]),
      .init(values: [123_456_789], labels: ["1.235e+08"]),
      .init(values: [0, 1e-12], labels: ["0", "1e-12"]),
      .init(values: [.nan, 1.5, -.infinity], labels: ["nan", "1.5", "-inf"]),
      .init(values: [9.99996, 1], labels: ["10", "1"]),
      .init(values: [0.00012, 3], labels: ["0.00012", "3.00000"]),
      .init(values: [0.0001235, 1], labels: ["1.235e-04", "1.000e+00"]),
      .init(values: [0.000123, 1], labels: ["0.000123", "1.000000"]),
      .init(values: [-0.0], labels: ["0"]),
      .init(values: [99999.5, 0.5], labels: ["99999.5", "0.5"]),
    ]
  }

  @Test func html() {
    #expect(
      table(["i": 1...2, "이름": ["<i>", "a & b"]], title: "표 \"1\"").html == """
        <table class="figure-table">
        <caption>표 &quot;1&quot;</caption>
        <thead><tr><th scope="col" class="number" style="text-align:right">i</th>\
        <th scope="col">이름</th></tr></thead>
        <tbody>
        <tr><td class="number" style="text-align:right">1</td><td>&lt;i&gt;</td></tr>
        <tr><td class="number" style="text-align:right">2</td><td>a &amp; b</td></tr></tbody>
        </table>
        """)
  }

  @Test func aColumnWithoutANameHasNoHeading() {
    let html = table(["": ["weights", "biases"], "count": [12, 3]]).html
    #expect(html.contains("<tr><td></td><th scope=\"col\""))
  }

  @Test func emptyTables() {
    #expect(Table(["a"], rows: []).text == "a\n-\n(no rows)")
    #expect(Table([], rows: []).text == "(no columns)")
    #expect(Table(["a", "b"], rows: []).summary == "Table with 2 columns and 0 rows: a, b.")
  }
}
