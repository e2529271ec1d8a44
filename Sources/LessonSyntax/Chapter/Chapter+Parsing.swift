extension Chapter {
  /// Reads the chapter in `bytes`.
  ///
  /// - Parameter labels: reads the files that its links lead to, where their text depends on them; those
  ///   links stay as they are without one.
  /// - Throws: everything that is wrong with it, not only the first. Any bytes give a chapter or
  ///   diagnostics.
  public init(
    path: String, bytes: [UInt8], labels: LabelReader? = nil
  ) throws(Diagnostics) {
    try self.init(SourceText(path: path, bytes: bytes), labels: labels)
  }

  /// Reads the chapter in `source`.
  public init(_ source: SourceText, labels: LabelReader? = nil) throws(Diagnostics) {
    var parser = ChapterParser(source)
    self = parser.parse()
    var diagnostics = parser.diagnostics + resolveReferences()
    if let labels { diagnostics += resolveReferences(with: labels) }
    guard diagnostics.isEmpty else {
      throw Diagnostics(diagnostics.sorted { ($0.line ?? 0) < ($1.line ?? 0) })
    }
  }

  /// What can be read of the Markdown in `source`, whatever is wrong with it: a file that is no
  /// chapter, or not a good one, has headings all the same.
  init(lenient source: SourceText) {
    var parser = ChapterParser(source)
    self = parser.parse()
  }
}
