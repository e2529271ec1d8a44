import LessonSyntax

/// A form in which a report can be had.
public enum ReportFormat: String, Equatable, Sendable, CaseIterable {
  /// For people: diffs and errors.
  case text
  /// GitHub's annotations of a pull request.
  case github
  /// For programs; docs/check.md has its shape.
  case json
  /// JUnit's XML, which CI systems show as a list of tests.
  case junit

  /// `report` in this form.
  public func text(of report: CheckReport, workspace: Workspace) -> String {
    switch self {
    case .text: report.plainText
    case .github: GitHubAnnotations(workspace: workspace).text(of: report)
    case .json: JSONReport.text(of: report)
    case .junit: JUnitReport.text(of: report)
    }
  }
}

/// A form, and where it goes: `github` to standard output, `junit=report.xml` into a file.
public struct ReportDestination: Equatable, Sendable {
  public var format: ReportFormat

  /// nil for standard output.
  public var file: String?

  /// What `--format` says.
  public init(argument: String) throws(ReportFormatError) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let format = ReportFormat(rawValue: name) else { throw .unknown(name) }
    guard parts.count < 2 || !parts[1].isEmpty else { throw .noFile(format) }
    self.format = format
    file = parts.count > 1 ? String(parts[1]) : nil
  }

  /// A sentence on why these cannot all be had, if they cannot.
  public static func problem(with destinations: [ReportDestination]) -> String? {
    if destinations.contains(where: { $0.format == .junit && $0.file == nil }) {
      return "`junit` needs a file: write `--format junit=report.xml`."
    }
    let printed = destinations.filter { $0.file == nil }.map(\.format.rawValue)
    if printed.count > 1 {
      return "`\(printed[0])` and `\(printed[1])` would both be printed: give one of them a file, "
        + "`--format \(printed[1])=FILE`."
    }
    let files = destinations.compactMap(\.file)
    guard let twice = files.first(where: { file in files.count { $0 == file } > 1 }) else {
      return nil
    }
    return "two reports would be written to \(twice): give each a file of its own."
  }
}

/// Why `--format` says nothing that can be done.
public enum ReportFormatError: Error, Equatable, CustomStringConvertible {
  case unknown(String)
  case noFile(ReportFormat)

  public var description: String {
    switch self {
    case .unknown(let name):
      "`\(name)` is no form of a report"
        + Suggestion.text(for: name, among: ReportFormat.allCases.map(\.rawValue))
    case .noFile(let format):
      "`\(format.rawValue)=` names no file: write `\(format.rawValue)=FILE`"
    }
  }
}
