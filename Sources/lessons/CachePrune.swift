import ArgumentParser
import Foundation
import LessonRunner

extension Age: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension ByteCount: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

struct CachePrune: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune", abstract: "Remove what was not used for long.",
    discussion: """
      Removes what no command used for 30 days, or for the age that is named; with --most alone, \
      what was not used for longest, until the rest is as small as that. What is missed later is \
      computed again.

      Examples:
        lessons cache prune
        lessons cache prune --older-than 2w --most 500MB --dry-run
      """)

  @Option(
    help: ArgumentHelp(
      "Remove what was not used for so long, such as 90m, 12h, 30d or 2w.", valueName: "age"))
  var olderThan: Age?

  @Option(
    help: ArgumentHelp(
      "Remove what was not used for longest, until so much is left, such as 500MB.",
      valueName: "size"))
  var most: ByteCount?

  @Flag(help: "Only say what would go.")
  var dryRun = false

  @OptionGroup var cache: CacheOption

  func run() async throws {
    let folder = cache.folder
    if folder.isSomethingElse {
      StandardError.write(
        "error: \(folder.folder.path) is no cache of `lessons`: nothing was removed; name another with "
          + "--cache\n")
      throw ExitCode(1)
    }
    let contents = CacheContents(of: folder)
    let age = olderThan ?? (most == nil ? Age("30d") : nil)
    let items = contents.toRemove(
      olderThan: age?.duration, most: most?.bytes, now: Int(Date().timeIntervalSince1970))
    if !dryRun, folder.exists { folder.remove(items) }
    let freed = items.reduce(0) { $0 + $1.bytes }
    let left = ByteCount(bytes: contents.bytes() - freed)
    let results = items.count { $0.kind == .results }
    StandardOutput.write(
      "\(dryRun ? "would remove" : "removed") \(results) result\(results == 1 ? "" : "s") and "
        + "\(items.count - results) other file\(items.count - results == 1 ? "" : "s"), "
        + "\(ByteCount(bytes: freed)); \(left) \(dryRun ? "would be left" : "left")\n")
  }
}
