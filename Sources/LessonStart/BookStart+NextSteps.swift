import LessonSyntax

extension BookStart {
  /// The commands that come next, for a shell, and what they are for.
  public var nextSteps: String {
    let chapter = ShellCommand.text(of: [firstChapter])
    var steps: [(command: String, purpose: String)] =
      hadChapters
      ? [
        ("lessons run \(chapter)", "the first chapter, in the terminal"),
        ("lessons accept", "record what your cells compute"),
        ("lessons build", "the pages, into site/"),
      ]
      : [
        ("lessons run \(chapter)", "the chapter, in the terminal"),
        ("lessons serve", "the pages in the browser, anew each time you save"),
        ("lessons build", "the pages, into site/"),
      ]
    if ![".", "./"].contains(folder) {
      steps[0].command = "cd \(ShellCommand.text(of: [folder])) && " + steps[0].command
    }
    let width = steps.map(\.command.count).max() ?? 0
    let lines = steps.map { command, purpose in
      "  \(command)\(String(repeating: " ", count: width - command.count))  # \(purpose)\n"
    }
    return "\nNext:\n" + lines.joined()
  }
}
