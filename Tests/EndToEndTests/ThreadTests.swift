import Foundation
import TestSupport
import Testing

/// Cells that keep several cores busy.
@Suite struct ThreadTests {
  /// Work for threads before, in and after a cell that runs in a forked child.
  private static let chapter = """
    # Threads

    ```swift
    let a = Tensor.randn([600, 600])
    let b = a.matmul(a)
    (threadCount, b.sum())
    ```

    ```swift error
    let c = b.matmul(a).exp().sum(dim: 0)
    c.reshape([7])
    ```

    ```swift
    (a.matmul(a) - b).abs().max()
    ```

    """

  private func run(threads: String) async throws -> BuiltProgram.Run {
    let (cache, folder) = (try TemporaryFolder(), try TemporaryFolder())
    try folder.write(Self.chapter, to: "a.md")
    let program = BuiltProgram(cache: cache.url, environment: ["LESSONS_THREADS": threads])
    return try await program.run(["run", "a.md"], in: folder.url)
  }

  @Test func aForkedCellHasThreadsOfItsOwn() async throws {
    let several = try await run(threads: "3")
    #expect(several.exitCode == 0, "\(several.errors)")
    #expect(several.output.contains("(3, "))
    #expect(several.output.contains("shape [7] is invalid for input of size 600"))
    let one = try await run(threads: "1")
    #expect(
      one.output == several.output.replacingOccurrences(of: "(3, ", with: "(1, "),
      "the number of threads changed what was computed")
  }

  @Test(arguments: ["0", "-2", "many", "1.5", "1000"])
  func aNumberOfThreadsThatIsNoneIsSaid(_ threads: String) async throws {
    let run = try await run(threads: threads)
    #expect(run.exitCode == 1)
    let sentence = "LESSONS_THREADS is \"\(threads)\": it must be a whole number from 1 to 256"
    #expect((run.output + run.errors).contains(sentence), "\(run.output)\(run.errors)")
  }
}
