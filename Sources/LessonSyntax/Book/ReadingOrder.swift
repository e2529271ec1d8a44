import Foundation

/// The chapters of one language, in the order in which the book has them, and what their front
/// matter says of each other.
struct ReadingOrder {
  private(set) var chapters: [Book.ChapterFile] = []

  /// What is wrong between chapters. What is wrong in one is for those who read it.
  private(set) var problems: [Diagnostic] = []

  /// - Parameter files: the chapters' files, by name.
  init(_ files: [Book.ChapterFile]) {
    let frontMatters = files.map { FrontMatter(ofFileAt: $0.path) }
    for (file, frontMatter) in zip(files, frontMatters) {
      var file = file
      file.isDraft = frontMatter.isDraft
      chapters.append(file)
    }
    let places = zip(files, frontMatters).map { file, frontMatter in
      file.isFrontPage ? -.infinity : frontMatter.order?.value ?? .infinity
    }
    let order = files.indices.sorted { (places[$0], $0) < (places[$1], $1) }
    chapters = order.map { chapters[$0] }
    let ordered = order.map { frontMatters[$0] }
    checkOrders(ordered)
    checkPrerequisites(ordered)
  }

  private mutating func checkOrders(_ frontMatters: [FrontMatter]) {
    for index in frontMatters.indices.dropFirst() {
      guard let own = frontMatters[index].order, let before = frontMatters[index - 1].order,
        own.value == before.value
      else { continue }
      problems.append(
        Diagnostic(
          path: chapters[index].path, line: own.line,
          message: "\(chapters[index - 1].path):\(before.line) has this `order` too: give one of "
            + "them another number"))
    }
  }

  private mutating func checkPrerequisites(_ frontMatters: [FrontMatter]) {
    let names = chapters.map { $0.isFrontPage ? "" : $0.chapterName }
    for (index, frontMatter) in frontMatters.enumerated() {
      for prerequisite in frontMatter.prerequisites {
        let name = prerequisite.value
        let message: String
        if let place = names.firstIndex(of: name) {
          if place < index { continue }
          message =
            place == index
            ? "`\(name)` is this chapter: it cannot come before itself"
            : "`\(name)` comes after this chapter in the book: a prerequisite must come before"
        } else {
          let others = names.filter { !$0.isEmpty && $0 != names[index] }
          message =
            others.isEmpty
            ? "`\(name)` is no chapter: the book has no other one"
            : "`\(name)` is no chapter of the book" + Suggestion.text(for: name, among: others)
        }
        problems.append(
          Diagnostic(path: chapters[index].path, line: prerequisite.line, message: message))
      }
    }
  }
}

extension FrontMatter {
  /// The front matter of the file at `path`, and the defaults where it has none or cannot be read.
  fileprivate init(ofFileAt path: String) {
    self.init()
    guard let data = FileManager.default.contents(atPath: path),
      data.prefix(6).contains(UInt8(ascii: "-")),
      let source = try? SourceText(path: path, bytes: Array(data))
    else { return }
    var unused: [Diagnostic] = []
    self.init(
      source, lineCount: Self.lineCount(in: source.lines), diagnostics: &unused)
  }
}
