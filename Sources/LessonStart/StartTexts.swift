import LessonSyntax

/// The texts of a new book, which are plain files in the folder `Files`, built into the program.
struct StartTexts {
  let settings: [UInt8]
  let chapter: [UInt8]
  private let readmeTemplate: [UInt8]

  static let gitignore = PackageResources.gitignore
  static let workflow = PackageResources.workflow_yml

  init(_ language: BookStart.Language) {
    switch language {
    case .english:
      settings = PackageResources.settings_en_yml
      chapter = PackageResources.chapter_en_md
      readmeTemplate = PackageResources.readme_en_md
    case .korean:
      settings = PackageResources.settings_ko_yml
      chapter = PackageResources.chapter_ko_md
      readmeTemplate = PackageResources.readme_ko_md
    }
  }

  /// The README, which names a chapter of the book; what is said of each command stands in one column.
  func readme(firstChapter: String) -> [UInt8] {
    let text = String(decoding: readmeTemplate, as: UTF8.self)
      .replacing("CHAPTER", with: ShellCommand.text(of: [firstChapter]))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let mark = line.hasPrefix("lessons ") ? line.ranges(of: " # ").last : nil
      let command = line[..<(mark?.lowerBound ?? line.endIndex)]
      return (command: command, purpose: mark.map { line[$0.upperBound...] })
    }
    let width = lines.map { $0.purpose == nil ? 0 : $0.command.count }.max() ?? 0
    return Array(
      lines.map { command, purpose in
        guard let purpose else { return String(command) }
        return command + String(repeating: " ", count: width - command.count) + "  # " + purpose
      }.joined(separator: "\n").utf8)
  }
}
