import Yams

/// What `lessons.yml` says of where the site and its Markdown are, while its keys are read.
struct PublicationKeys {
  private(set) var url: SiteURL?
  private(set) var redirects: [Redirect] = []
  private var repository: String?
  private var branch: Placed<String>?
  private var folder: Placed<String>?
  private var ownProblems: [Placed<String>] = []

  /// Takes over one key; whether it is one of these.
  mutating func take(_ key: String, _ node: Node, line: Int) -> Bool {
    let text = node.string
    switch key {
    case "url":
      url = text.flatMap(SiteURL.init)
      if url == nil {
        report(
          line,
          "`url` must be the address of the site's front page, such as "
            + "`url: https://example.org/lessons/`")
      }
    case "repository":
      repository = text.flatMap(SiteURL.init).map { String($0.text.dropLast()) }
      if repository == nil || SiteURL(text ?? "")?.path == "/" {
        report(
          line,
          "`repository` must be the address of the Markdown's repository, such as "
            + "`repository: https://github.com/someone/notes`")
      }
    case "branch":
      branch = text.map { Placed($0, line: line) }
      if text?.isEmpty != false || text?.contains(where: \.isWhitespace) == true {
        report(line, "`branch` must be a branch of the repository, such as `branch: main`")
      }
    case "folder":
      let parts = text?.split(separator: "/").map(String.init)
      folder = parts.map { Placed($0.filter { $0 != "." }.joined(separator: "/"), line: line) }
      if text?.hasPrefix("/") != false || parts?.contains("..") == true {
        report(
          line,
          "`folder` must be the book's folder in the repository, such as `folder: lessons`")
      }
    case "redirects":
      takeRedirects(node, line: line)
    default:
      return false
    }
    return true
  }

  private mutating func takeRedirects(_ node: Node, line: Int) {
    guard let mapping = node.mapping else {
      report(
        line,
        "`redirects` must be old names and chapters, such as `redirects: {04-old: 04-new}`")
      return
    }
    var olds: Set<String> = []
    for (key, target) in mapping {
      let line = key.mark?.line ?? line
      guard let old = Self.name(key), let chapter = Self.name(target) else {
        report(
          line,
          "a redirect is an old name and a chapter's, each that of a file without `.md`, such as "
            + "`04-old: 04-new`")
        continue
      }
      guard olds.insert(old.lowercased()).inserted else {
        report(line, "`\(old)` is redirected twice: keep one of them")
        continue
      }
      redirects.append(Redirect(from: old, to: chapter, line: line))
    }
  }

  /// The name of a chapter's file, with or without its ending.
  private static func name(_ node: Node) -> String? {
    guard var name = node.string else { return nil }
    if name.hasSuffix(".md") { name.removeLast(3) }
    let isFile = !name.isEmpty && !name.hasPrefix(".")
    return isFile && !name.contains(where: { "/\\\0".contains($0) || $0.isNewline }) ? name : nil
  }

  private mutating func report(_ line: Int, _ message: String) {
    ownProblems.append(Placed(message, line: line))
  }

  /// Where the Markdown is kept.
  var sourceRepository: SourceRepository? {
    repository.map {
      SourceRepository(address: $0, branch: branch?.value ?? "main", folder: folder?.value ?? "")
    }
  }

  /// What is wrong, each with its line.
  var problems: [Placed<String>] {
    guard repository == nil, ownProblems.isEmpty else { return ownProblems }
    return [("branch", branch), ("folder", folder)].compactMap { key, value in
      value.map {
        Placed("`\(key)` is about a `repository`, which this book does not name", line: $0.line)
      }
    }
  }
}
