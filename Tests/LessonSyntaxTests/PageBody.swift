import LessonSyntax

/// The body of a page of the Markdown `text`, with the plainest of parts.
func pageBody(_ text: String) throws -> String {
  try Chapter(SourceText(path: "a.md", text: text)).html(
    with: PageParts(
      cells: [], formula: { escape($1) + "<math>\(HTML.escape($0.tex))</math>" + escape($2) },
      code: { info, text in
        let language = info.split(whereSeparator: \.isWhitespace).first.map(String.init)
        let style = language.map { " class=\"language-\(escape($0))\"" } ?? ""
        return "<pre><code\(style)>\(escape(text))</code></pre>\n"
      },
      callout: { ("<aside class=\"\($0.rawValue)\">", "</aside>") },
      destination: { $0.replacing(".md", with: ".html") }))
}

/// As libcmark does, which leaves single quotation marks.
private func escape(_ text: String) -> String {
  HTML.escape(text).replacing("&#39;", with: "'")
}

/// The blocks of the Markdown `text`.
func blocks(_ text: String) throws -> [Block] {
  try Chapter(SourceText(path: "a.md", text: text)).blocks
}

/// What is wrong with the Markdown `text`, each with its line.
func problems(_ text: String) -> [String] {
  do {
    _ = try Chapter(SourceText(path: "a.md", text: text))
    return []
  } catch {
    return error.all.map(\.description)
  }
}
