/// What a chapter can be written as, for programs that know no lessons.
public enum ExportFormat: String, CaseIterable, Sendable {
  /// A Jupyter notebook with outputs.
  case ipynb
  /// A Swift file that compiles and runs alone.
  case swift
  /// Markdown that any host shows.
  case md
  /// One HTML file that needs nothing beside it.
  case htmlSingle = "html-single"

  /// The ending of its files' names.
  public var fileExtension: String { self == .htmlSingle ? "html" : rawValue }
}
