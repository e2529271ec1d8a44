import Foundation
import TestSupport
import Testing

/// The folder that keeps results, on its own and between machines.
@Suite struct CacheTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try write(book: "book")
  }

  /// A book of four chapters and a translation, with results that differ.
  private func write(book: String) throws {
    for name in ["01-one", "02-two", "03-three"] {
      try folder.write(
        "# \(name)\n\n```swift\nlet x = Tensor.randn([2, 3])\nprint(\"\(name)\")\nx\n```\n",
        to: "\(book)/\(name).md")
    }
    try folder.write("# Words\n", to: "\(book)/04-words.md")
    try folder.write("# 하나\n\n```swift\nTensor.ones([2])\n```\n", to: "\(book)/ko/01-one.md")
    try folder.write("translations: [ko]\n", to: "\(book)/lessons.yml")
  }

  private func lessons(
    _ arguments: [String], cache: String = "cache", _ environment: [String: String?] = [:]
  ) async throws -> BuiltProgram.Run {
    let cache = folder.url.appending(path: cache)
    return try await BuiltProgram(cache: cache, environment: environment).run(
      arguments, in: folder.url)
  }

  private func site(_ name: String) throws -> [String: [UInt8]] {
    Dictionary(
      uniqueKeysWithValues: try folder.files().filter { $0.hasPrefix(name + "/") }.map {
        (String($0.dropFirst(name.count + 1)), try folder.bytes($0))
      })
  }

  private func results(_ cache: String = "cache") throws -> [String] {
    try folder.files().filter { $0.hasPrefix(cache + "/results/") }
  }

  /// The environment of a compiler that says its version, as the real one does, and refuses to compile.
  private func compilerThatRefuses() throws -> [String: String] {
    try folder.write(
      "#!/bin/sh\nif [ \"$1\" = --version ]; then exec swiftc --version; fi\n"
        + "echo 'error: nothing was to be compiled'\nexit 1\n", to: "swiftc-refuses")
    let path = folder.url.appending(path: "swiftc-refuses").path
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return ["SWIFTC": path]
  }

  private func copy(_ source: String, into target: String) throws {
    let copy = Process()
    copy.executableURL = URL(filePath: "/bin/cp")
    copy.arguments = ["-R", source + "/.", target]
    copy.currentDirectoryURL = folder.url
    try copy.run()
    copy.waitUntilExit()
    #expect(copy.terminationStatus == 0)
  }

  @Test func theShardsCachesMergeAndABuildFromThemRunsNothing() async throws {
    var ran: [String] = []
    for number in 1...2 {
      // Each machine has the book elsewhere, and a cache of its own.
      try write(book: "machine\(number)/notes")
      let run = try await lessons(
        [
          "build", "--explain", "--book", "machine\(number)/notes", "--output", "none", "--shard",
          "\(number)/2", "--cache", "cache\(number)",
        ])
      #expect(run.exitCode == 0, "\(run.errors)")
      #expect(run.errors.contains("shard \(number)/2: "))
      #expect(run.errors.contains("results kept, no site written"))
      ran += run.output.split(separator: "\n").filter { $0.hasPrefix("ran") }.map(String.init)
    }
    #expect(ran.count == 4, "\(ran)")
    #expect(try site("none").isEmpty)
    #expect(try results("cache1").count == 2)
    #expect(try results("cache2").count == 2)
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "merged"), withIntermediateDirectories: true)
    for number in 1...2 { try copy("cache\(number)", into: "merged") }
    let merged = try await lessons(
      ["build", "--explain", "--book", "book", "--output", "merged-site", "--cache", "merged"],
      try compilerThatRefuses())
    #expect(merged.exitCode == 0, "\(merged.errors)")
    let verbs = merged.output.split(separator: "\n").map { $0.prefix { $0 != " " } }
      .filter { $0 != "slow" }
    #expect(verbs == ["cached", "cached", "cached", "prose", "cached"], "\(merged.output)")
    #expect(try await lessons(["build", "--book", "book", "--output", "site"]).exitCode == 0)
    #expect(try site("merged-site") == site("site"))
    // One shard alone does not do.
    let partial = try await lessons(
      ["build", "--book", "book", "--output", "x", "--cache", "cache1"], try compilerThatRefuses())
    #expect(partial.exitCode == 2)
  }

  @Test func aShardOfChecksIsCheckedAlone() async throws {
    // A translation whose cells are others would fail its shard, too.
    let original = try folder.read("book/01-one.md")
    try folder.write(
      original.replacingOccurrences(of: "\"01-one\"", with: "\"하나\""), to: "book/ko/01-one.md")
    _ = try await lessons(["accept", "--book", "book"])
    let text = try folder.read("book/02-two.md").replacingOccurrences(
      of: "```output\n02-two", with: "```output\n02-zwei")
    try folder.write(text, to: "book/02-two.md")
    var failed: [Int] = []
    for number in 1...3 {
      let run = try await lessons(["check", "--book", "book", "--shard", "\(number)/3"])
      #expect(run.errors.contains("shard \(number)/3: "))
      if run.exitCode == 1 {
        failed.append(number)
        #expect(run.output.contains("-02-zwei"))
      }
    }
    #expect(failed.count == 1)
    let both = try await lessons(["check", "book/01-one.md", "--shard", "1/2"])
    #expect(both.exitCode == 64)
    #expect(both.errors.contains("--shard splits a whole book"))
    let whole = try await lessons(["check", "--book", "book", "--site", "--shard", "1/2"])
    #expect(whole.exitCode == 64)
    #expect(whole.errors.contains("--site needs every chapter's results: leave --shard out"))
    let wrong = try await lessons(["check", "--shard", "4/3"])
    #expect(wrong.exitCode == 64)
  }

  @Test func aWrongTimesFileIsSaidWithItsLine() async throws {
    try folder.write("01-one.md: 1\n02-two.md: fast\n", to: "book/times.yml")
    let run = try await lessons(["build", "--book", "book", "--shard", "1/2"])
    #expect(run.exitCode == 1)
    #expect(run.errors.contains("book/times.yml:2: error: this must be a number of seconds"))
  }

  @Test func timesAreMeasuredAndSplitTheBook() async throws {
    let empty = try await lessons(["cache", "times", "--book", "book"])
    #expect(empty.exitCode == 0)
    #expect(!empty.output.contains("01-one"))
    _ = try await lessons(["build", "--book", "book"])
    // Elsewhere: times belong to results, not to a place.
    try write(book: "elsewhere/book")
    let times = try await lessons(["cache", "times", "--book", "elsewhere/book"])
    let lines = times.output.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(
      lines.map { $0.prefix { $0 != ":" } } == [
        "01-one.md", "02-two.md", "03-three.md", "ko/01-one.md",
      ])
    for line in lines { #expect((Double(line.split(separator: " ")[1]) ?? 0) > 0) }
    try folder.write(times.output, to: "book/times.yml")
    let shard = try await lessons(["build", "--book", "book", "--shard", "1/1"])
    #expect(shard.exitCode == 0, "\(shard.errors)")
  }

  /// Cut off, changed, empty, or another chapter's: as if it were not there.
  @Test func whatIsNotWholeIsComputedAgain() async throws {
    let build = ["build", "--book", "book", "--explain"]
    _ = try await lessons(build)
    let before = try site("site")
    let entries = try results()
    #expect(entries.count == 4)
    let first = try folder.bytes(entries[0])
    try folder.write(Array(first.prefix(first.count / 2)), to: entries[0])
    var changed = try folder.bytes(entries[1])
    changed[changed.count - 20] ^= 1
    try folder.write(changed, to: entries[1])
    try folder.write([], to: entries[2])
    try folder.write(first, to: entries[3])
    try folder.write("foreign", to: "cache/results/README")
    let run = try await lessons(build)
    #expect(run.exitCode == 0)
    #expect(
      run.output.split(separator: "\n").count {
        $0.hasPrefix("ran") && $0.hasSuffix("its results left the cache")
      } == 4, "\(run.output)")
    #expect(try site("site") == before)
  }

  @Test func severalMayUseOneAtOnce() async throws {
    try await withThrowingTaskGroup(of: (Int, String).self) { group in
      for number in 1...4 {
        group.addTask {
          let run = try await lessons(
            ["build", "--book", "book", "--output", "site\(number)", "--cache", "shared"])
          return (run.exitCode, run.errors)
        }
      }
      for try await (exitCode, errors) in group { #expect(exitCode == 0, "\(errors)") }
    }
    for number in 2...4 { #expect(try site("site\(number)") == site("site1")) }
    #expect(try results("shared").count == 4)
    #expect(try folder.files().filter { $0.hasPrefix("shared/partial/") }.isEmpty)
  }

  @Test func itSaysWhereItIsAndHowLarge() async throws {
    let none = try await lessons(["cache"])
    #expect(none.output.hasSuffix("/cache: nothing is kept yet\n"))
    _ = try await lessons(["check", "book/01-one.md", "--cache", "named"])
    _ = try await lessons(["run", "book/02-two.md", "--cache", "named"])
    #expect(try results("named").count == 2)
    #expect(try !folder.files().contains { $0.hasPrefix("cache/") })
    let info = try await lessons(["cache", "info", "--cache", "named"])
    #expect(info.exitCode == 0)
    #expect(info.output.contains("2 results"))
    #expect(info.output.contains("kB"))
    #expect(try folder.read("named/CACHEDIR.TAG").hasPrefix("Signature: 8a477f597d28d17"))
  }

  @Test func whatWasNotUsedForLongGoes() async throws {
    _ = try await lessons(["build", "--book", "book"])
    let entries = try results()
    for entry in entries.prefix(3) { try age(entry, days: 40) }
    let dry = try await lessons(["cache", "prune", "--dry-run"])
    #expect(dry.output.hasPrefix("would remove 3 results and 0 other files, "))
    #expect(try results() == entries)
    // Used again, by a build of its chapter; a day is fine enough.
    _ = try await lessons(["build", "--book", "book"])
    #expect(try await lessons(["cache", "prune"]).output.hasPrefix("removed 0 results"))
    for entry in entries.prefix(3) { try age(entry, days: 40) }
    #expect(
      try await lessons(["cache", "prune", "--older-than", "6w"]).output.hasPrefix("removed 0"))
    #expect(
      try await lessons(["cache", "prune", "--older-than", "5w"]).output.hasPrefix("removed 3"))
    #expect(try results() == [entries[3]])
    #expect(try await lessons(["cache", "prune", "--older-than", "soon"]).exitCode == 64)
  }

  @Test func itFitsASizeByGivingUpWhatWasNotUsedForLongest() async throws {
    _ = try await lessons(["build", "--book", "book"])
    let entries = try results()
    for file in try folder.files() where file.hasPrefix("cache/modules/") {
      try FileManager.default.removeItem(at: folder.url.appending(path: file))
    }
    let sizes = try folder.files().filter {
      $0.hasPrefix("cache/results/") || $0.hasPrefix("cache/chapters/")
        || $0.hasPrefix("cache/machines/")
    }.map { try folder.bytes($0).count }
    let most = sizes.reduce(0, +) - (try folder.bytes(entries[0]).count) - 1
    // Last, since reading a file uses it.
    for (days, entry) in zip([9, 7, 8, 6], entries) { try age(entry, days: days) }
    let run = try await lessons(["cache", "prune", "--most", "\(Double(most) / 1000)kB"])
    #expect(run.output.hasPrefix("removed 2 results and 0 other files"), "\(run.output)")
    #expect(try Set(results()) == [entries[1], entries[3]])
    #expect(try await lessons(["build", "--book", "book"]).exitCode == 0)
  }

  @Test func aFolderThatIsNoCacheIsLeftAlone() async throws {
    try folder.write("precious", to: "project/modules/a.swift")
    try age("project/modules/a.swift", days: 400)
    let run = try await lessons(["cache", "prune", "--cache", "project"])
    #expect(run.exitCode == 1)
    #expect(run.errors.contains("project is no cache of `lessons`: nothing was removed"))
    #expect(try folder.read("project/modules/a.swift") == "precious")
  }

  private func age(_ file: String, days: Int) throws {
    let then = time(nil) - days * 86_400
    let times = [timespec(tv_sec: then, tv_nsec: 0), timespec(tv_sec: then, tv_nsec: 0)]
    #expect(utimensat(AT_FDCWD, folder.url.appending(path: file).path, times, 0) == 0)
  }
}
