/// What is wrong with a file, where, and what to do, in one sentence.
public struct Diagnostic: Error, Equatable, Hashable, Sendable, CustomStringConvertible {
  public var path: String

  /// Counted from 1; nil where the file as a whole is meant.
  public var line: Int?

  /// Counted from 1, in characters; nil where the line as a whole is meant.
  public var column: Int?

  /// A sentence without the place and without a final full stop.
  public var message: String

  /// Lines that show the place: the source line and a caret under it, say.
  public var excerpt: [String]

  public init(
    path: String, line: Int? = nil, column: Int? = nil, message: String, excerpt: [String] = []
  ) {
    self.path = path
    self.line = line
    self.column = column
    self.message = message
    self.excerpt = excerpt
  }

  /// `path:line:column: error: message`, as compilers write it and editors read it, and the excerpt.
  public var description: String {
    let place = ([path] + [line, column].compactMap { $0.map(String.init) }).joined(separator: ":")
    return (["\(place): error: \(message)"] + excerpt).joined(separator: "\n")
  }
}

/// Everything that is wrong with a chapter, in the order of its lines.
public struct Diagnostics: Error, Equatable, Sendable, CustomStringConvertible {
  public var all: [Diagnostic]

  public init(_ all: [Diagnostic]) {
    self.all = all
  }

  public var description: String { all.map(\.description).joined(separator: "\n") }
}
