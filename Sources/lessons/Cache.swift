import ArgumentParser
import Foundation
import LessonRunner
import LessonSyntax

struct Cache: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The folder that keeps results.",
    discussion: """
      What a chapter's cells computed is kept under a digest of everything that decides it: code, \
      options, data files, engine and compiler. Such a folder may be shared between machines and by \
      several programs at once, and merges with another by `cp -R`.

      Examples:
        lessons cache
        lessons cache prune --older-than 30d --most 500MB
        lessons cache times > lessons/times.yml
      """,
    subcommands: [CacheInfo.self, CachePrune.self, CacheTimes.self],
    defaultSubcommand: CacheInfo.self)
}

struct CacheInfo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "Where it is, how many results it holds, how large it is.")

  @OptionGroup var cache: CacheOption

  func run() throws {
    let folder = cache.folder
    guard folder.exists else {
      StandardOutput.write(
        "\(folder.folder.path): "
          + (folder.isSomethingElse ? "this is no cache of `lessons`\n" : "nothing is kept yet\n"))
      return
    }
    let contents = CacheContents(of: folder)
    let results = contents.count(of: .results)
    StandardOutput.write(
      """
      \(folder.folder.path)
        \(results) result\(results == 1 ? "" : "s")  \(ByteCount(bytes: contents.bytes(of: .results)))
        compiled modules  \(ByteCount(bytes: contents.bytes(of: .modules)))
        in all  \(ByteCount(bytes: contents.bytes()))

      """)
  }
}
