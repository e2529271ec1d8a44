import ArgumentParser
import LessonSite
import LessonSyntax

struct Theme: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the built-in theme's files, to start a book's own from.",
    discussion: """
      Templates, style sheet and script of a site are plain files. A book's folder `theme` holds those \
      that it changes: a file there takes the place of the built-in one of the same name. Keep those \
      that you change and delete the others, so that they follow the program.

      Nothing that is there is replaced.

      Example:
        lessons theme lessons/theme
      """)

  @Argument(help: "The folder to write into.", completion: .directory)
  var folder: String

  func validate() throws { try NamedPath.confirm(folder, "the folder") }

  func run() async throws {
    try await reportingErrors {
      let folder = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
      let files = BookTheme.builtInFiles.map { (bytes: $0.bytes, path: "\(folder)/\($0.name)") }
      try NewFile.confirm(files, force: false, remedy: "name another folder")
      for (bytes, path) in files {
        StandardError.write(try NewFile.write(bytes, to: path, force: false) + "\n")
      }
    }
  }
}
