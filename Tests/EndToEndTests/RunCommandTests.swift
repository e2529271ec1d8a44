import Foundation
import TestSupport
import Testing

@Suite struct RunCommandTests {
  private let cache: TemporaryFolder
  private let folder: TemporaryFolder
  private let program: BuiltProgram

  init() throws {
    cache = try TemporaryFolder()
    folder = try TemporaryFolder()
    program = BuiltProgram(cache: cache.url)
  }

  private func run(_ chapter: String) async throws -> BuiltProgram.Run {
    try folder.write(chapter, to: "a.md")
    return try await program.run(["run", "a.md"], in: folder.url)
  }

  private func cells(_ cells: String...) -> String {
    cells.map { "```swift\n\($0)\n```\n" }.joined(separator: "\n")
  }

  @Test func aPipeGetsNoColours() async throws {
    let show = try await run("# T\n\n*a* **b** `c`\n\n" + cells("let x = Tensor.ones([2, 3])"))
    #expect(show.exitCode == 0)
    #expect(!show.output.contains("\u{1B}"))
    #expect(show.output.split(separator: "\n").contains { $0.hasSuffix("[2, 3]") })
  }

  @Test func printedTextAndValuesKeepTheirOrder() async throws {
    let show = try await run(
      cells("print(\"a\", terminator: \"\")\n1\nprint(\"b\")\n2\nprint(\"c\"); 3"))
    let lines = show.output.split(separator: "\n").filter { $0.hasPrefix("  |") }
    #expect(lines.map { $0.dropFirst(4) } == ["a", "1", "b", "2", "c", "3"])
  }

  /// An optional is what it holds, and matrices in tuples and arrays stand below each other.
  @Test func valuesOfSeveralLines() async throws {
    let show = try await run(
      cells(
        """
        let x = Tensor([[1, 2], [3, 4]], requiresGrad: true)
        x.grad
        (x * x).sum().backward()
        x.grad
        (name: "a", count: 2, part: x.detach())
        [x.detach(), Tensor([5])]
        Optional("b")
        [Optional(2), nil]
        """))
    let lines = show.output.split(separator: "\n").filter { $0.hasPrefix("  |") }
    #expect(
      lines.map { $0.dropFirst(4) } == [
        "nil",
        "tensor([[2., 4.],",
        "        [6., 8.]])  shape [2, 2]",
        "(name: \"a\",",
        " count: 2,",
        " part: tensor([[1., 2.],",
        "               [3., 4.]])  shape [2, 2])",
        "[tensor([[1., 2.],",
        "         [3., 4.]])  shape [2, 2],",
        " tensor([5.])  shape [1]]",
        "\"b\"",
        "[Optional(2), nil]",
      ])
  }

  /// What a reader of PyTorch would write first is answered with what to write.
  @Test func mistakesOfHabitAreAnswered() async throws {
    let compared = try await run(cells("Tensor([1, 2]) > 1"))
    #expect(compared.exitCode == 1)
    #expect(compared.errors.contains("elements are compared with .>, as in x .> 0"))
    let recurrent = try await run(cells("Sequential { LSTM(2, 3) }"))
    #expect(recurrent.exitCode == 1)
    #expect(recurrent.errors.contains("RNN, LSTM and GRU give their output and their state"))
  }

  @Test func laterCellsSeeEarlierNames() async throws {
    let show = try await run(
      cells(
        "struct Scale: Layer {\n  let factor = Tensor(3)\n  func forward(_ x: Tensor) -> Tensor { factor * x }\n}",
        "func twice(_ x: Int) -> Int { 2 * x }\nclass Counter { var count = 0 }\nlet counter = Counter()",
        "counter.count += twice(4)\ncounter.count\nScale()(Tensor([1, 2])).sum().item()"))
    #expect(show.exitCode == 0, "\(show.errors)")
    #expect(show.output.contains("| 8\n"))
    #expect(show.output.contains("| 9.0\n"))
  }

  @Test func modernSwiftWorksInCells() async throws {
    let show = try await run(
      cells(
        "enum Kind: CaseIterable { case a, b }\nKind.allCases.count",
        "func first<T: Collection>(_ c: T) -> T.Element? { c.first }\nfirst([7])!",
        "let label = if first([1]) == 1 { \"one\" } else { \"many\" }\nlabel",
        "func late() async -> Int { 5 }\nawait late()",
        "let (q, r) = 17.quotientAndRemainder(dividingBy: 5)\nq + r",
        "import Foundation\nString(format: \"%.2f\", 2.0)",
        "defer { print(\"end\") }\n#\"raw \\n\"#"))
    #expect(show.exitCode == 0, "\(show.errors)\(show.output)")
    for value in ["2", "7", "\"one\"", "5", "\"2.00\"", "\"raw \\\\n\""] {
      #expect(show.output.contains("| \(value)\n"), "\(value)")
    }
  }

  @Test func onlyBareExpressionsAtTopLevelAreOutputs() async throws {
    let show = try await run(
      cells(
        "var n = 1\nn += 1\n_ = n + 1\nfor i in 0..<2 { i }\nlet s = [1, 2].map { $0 + n }\nif n > 1 { n }"
      ))
    #expect(!show.output.contains("  | "), "\(show.output)")
  }

  @Test func shapesStandBesideTheLinesOfFunctionsToo() async throws {
    let show = try await run(
      cells(
        "func half(_ x: Tensor) -> Tensor {\n  let y = x[0..<2]\n  return y\n}\nlet z = half(Tensor.ones([4, 5]))"
      ))
    let lines = show.output.split(separator: "\n")
    #expect(lines.contains { $0.contains("let y = x[0..<2]") && $0.hasSuffix("[2, 5]") })
    #expect(lines.contains { $0.contains("let z = half") && $0.hasSuffix("[2, 5]") })
  }

  /// In two programs, since a result that is kept would be the same in any case.
  @Test func swiftsOwnRandomNumbersFollowTheSeed() async throws {
    let code =
      "[Int.random(in: 0..<1_000_000_000), Int.random(in: 0...1_000_000_000)]\n"
      + "[Double.random(in: 0..<1), Double.random(in: 0...1)]\n[Float.random(in: 0..<1)]\n"
      + "(0..<64).map { _ in Bool.random() }\n(0..<50).shuffled()\nArray(0..<1_000_000).randomElement()!\n"
      + "var list = Array(0..<50)\nlist.shuffle()\nlist"
    func values(seed: Int) async throws -> [Substring] {
      let show = try await run("---\nseed: \(seed)\n---\n" + cells("// \(UUID())\n" + code))
      #expect(show.exitCode == 0, "\(show.errors)")
      return show.output.split(separator: "\n").filter { $0.hasPrefix("  | ") }
    }
    let first = try await values(seed: 3)
    #expect(first.count == 7)
    #expect(try await values(seed: 3) == first)
    #expect(zip(try await values(seed: 4), first).allSatisfy { $0 != $1 })
  }

  @Test func whatAMethodIsCalledOnHasNoShapeUnlessItIsAssignedTo() async throws {
    let show = try await run(
      cells(
        "var x = Tensor.ones([4, 5], requiresGrad: true)\nx = x.reshape([2, 10])\nx.sum().backward()"
      ))
    let lines = show.output.split(separator: "\n")
    #expect(lines.contains { $0.contains("x = x.reshape") && $0.hasSuffix("[2, 10]") })
    #expect(lines.contains { $0.hasSuffix("x.sum().backward()") })
  }

  @Test func aCellThatRunsTooLongIsStopped() async throws {
    let show = try await run(
      "---\ntimeout: 1s\n---\n\n" + cells("1", "var n = 0\nwhile true { n &+= 1 }", "2"))
    #expect(show.exitCode == 1)
    #expect(show.errors.contains("a.md:10: error: this cell ran longer than 1 s"))
    #expect(show.output.contains("| 1\n"))
    #expect(show.output.contains("Not run: a cell before it failed."))
  }

  @Test func everyCompileErrorIsSaid() async throws {
    let show = try await run(
      cells("1", "let a: Int = \"x\"\nlet b: Int = \"y\"", "2", "missing()"))
    #expect(show.exitCode == 1)
    for line in [6, 7, 15] {
      #expect(show.errors.contains("a.md:\(line):"), "\(show.errors)")
    }
    #expect(show.output.contains("| 1\n"))
    #expect(show.output.contains("Not run: a cell before it failed."))
  }

  @Test func endlessRecursionIsSaid() async throws {
    let show = try await run(cells("func down(_ n: Int) -> Int { down(n + 1) + 1 }\ndown(0)"))
    #expect(show.exitCode == 1)
    #expect(show.errors.contains("endless recursion"))
  }

  @Test func aCellThatLeavesIsSaid() async throws {
    let show = try await run(cells("import Foundation\nexit(0)", "1"))
    #expect(show.exitCode == 1)
    #expect(show.errors.contains("a.md:2: error: this cell ended the program (exit status 0)"))
  }

  @Test func cellsRunInTheFolderOfTheirBook() async throws {
    try folder.write("title: T\n", to: "book/lessons.yml")
    try folder.write("7\n", to: "book/data/seven.txt")
    let chapter =
      "---\ndata: [data/seven.txt]\n---\n"
      + cells("import Foundation\ntry String(contentsOfFile: \"data/seven.txt\", encoding: .utf8)")
    try folder.write(chapter, to: "book/ko/a.md")
    let show = try await program.run(["run", "book/ko/a.md"], in: folder.url)
    #expect(show.output.contains("| \"7\\n\""), "\(show.output)\(show.errors)")
    // The data is part of the result's name.
    try folder.write("8\n", to: "book/data/seven.txt")
    let again = try await program.run(["run", "book/ko/a.md"], in: folder.url)
    #expect(again.output.contains("| \"8\\n\""))
  }

  @Test func proseThatMovesKeepsResultsAndLines() async throws {
    let code = "let t = Tensor.ones([7, 7])\nt.sum().item()"
    _ = try await run(cells(code))
    // A compiler that cannot run: what is shown comes from the cache, at its new lines.
    try folder.write("# New prose\n\nabove it.\n\n" + cells(code), to: "a.md")
    let show = try await program.run(["run", "a.md"], in: folder.url)
    #expect(show.output.contains("| 49.0"))
    #expect(show.output.split(separator: "\n").contains { $0.hasSuffix("[7, 7]") })
    let results = try cache.files().filter { $0.hasPrefix("results/") }
    #expect(results.count == 1, "prose is not part of a result's name")
  }

  @Test func plainTextIsTheSameEverywhere() async throws {
    try folder.write("# T\n\n> a — “b”\n\n" + cells("1 + 1"), to: "a.md")
    let expected = "T\n=\n\n| a — “b”\n\n  1 + 1\n  | 2\n"
    let environment = ["COLUMNS": "40", "CLICOLOR_FORCE": "1"]
    let program = BuiltProgram(cache: cache.url, environment: environment)
    let plain = try await program.run(["run", "--plain", "a.md"], in: folder.url)
    #expect(plain.exitCode == 0)
    #expect(plain.output == expected)
    #expect(plain.errors.isEmpty)
    #expect(try await program.run(["run", "a.md"], in: folder.url).output.contains("\u{1B}[1m"))
    let never = try await program.run(["run", "--color", "never", "a.md"], in: folder.url)
    #expect(never.output == expected)
  }

  @Test func aChapterFromStandardInput() async throws {
    let show = try await program.run(
      ["run", "-"], in: folder.url, input: cells("print(6 * 7)"))
    #expect(show.output.contains("| 42\n"), "\(show.output)\(show.errors)")
    let failing = try await program.run(
      ["run", "-"], in: folder.url, input: cells("[1][2]"))
    #expect(failing.exitCode == 1)
    #expect(failing.errors.contains("standard input:2"), "\(failing.errors)")
    let lost = try await program.run(["run", "-"], in: folder.url, input: "See [](gone.md).\n")
    #expect(lost.exitCode == 1)
    #expect(lost.errors.contains("standard input:1: error: this link has no words of its own"))
  }

  @Test func onlyAsFarAsACell() async throws {
    let chapter =
      "> start\n>\n" + cells("1", "2", "missing()", "4") + "\nend\n"
    try folder.write(
      chapter.replacing("```swift\n2", with: "```swift name=two\n2"), to: "a.md")
    for cell in ["2", "two"] {
      let show = try await program.run(["run", "--cell", cell, "a.md"], in: folder.url)
      #expect(show.exitCode == 0, "\(show.errors)")
      #expect(show.output == "| start\n\n  1\n  | 1\n\n  2\n  | 2\n")
    }
    let wrong = try await program.run(["run", "--cell", "tow", "a.md"], in: folder.url)
    #expect(wrong.errors == "a.md: error: no cell is called `tow`: did you mean `two`?\n")
    let beyond = try await program.run(["run", "--cell", "5", "a.md"], in: folder.url)
    #expect(beyond.errors == "a.md: error: no cell is called `5`: its cells are 1 to 4\n")
  }

  @Test func aChapterIsFoundByItsNameInTheBook() async throws {
    try folder.write(cells("1 + 2"), to: "notes/01-first.md")
    for name in ["01-first.md", "01-first"] {
      let show = try await program.run(["run", "--book", "notes", name], in: folder.url)
      #expect(show.output.contains("| 3\n"), "\(show.errors)")
    }
    let check = try await program.run(["check", "--book", "notes", "01-first"], in: folder.url)
    #expect(check.output.contains("--- notes/01-first.md"), "\(check.output)\(check.errors)")
    let wrong = try await program.run(["run", "notes/01-frist.md"], in: folder.url)
    #expect(
      wrong.errors == "notes/01-frist.md: error: there is no such file: "
        + "did you mean `notes/01-first.md`?\n")
  }

  @Test func unknownCommandsAndOptionsAreUsageErrors() async throws {
    #expect(try await program.run(["frobnicate"], in: folder.url).exitCode == 64)
    #expect(try await program.run(["run"], in: folder.url).exitCode == 64)
    #expect(try await program.run(["run", "--width", "3", "a.md"], in: folder.url).exitCode == 64)
    let help = try await program.run(["help", "check"], in: folder.url)
    #expect(help.exitCode == 0)
    #expect(help.output.contains("lessons check lessons/04-vanishing-gradients.md"))
  }
}
