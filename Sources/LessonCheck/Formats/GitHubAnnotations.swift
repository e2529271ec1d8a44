import LessonSyntax

/// Workflow commands that GitHub turns into annotations beside the lines of a pull request
/// (docs.github.com, "Workflow commands for GitHub Actions").
struct GitHubAnnotations {
  var workspace: Workspace

  /// A line for each finding.
  func text(of report: CheckReport) -> String {
    report.findings.map { command(for: $0) + "\n" }.joined()
  }

  private func command(for finding: Finding) -> String {
    let diagnostic = finding.diagnostic
    var properties = ["file=" + Self.property(workspace.relative(diagnostic.path))]
    if let line = diagnostic.line { properties.append("line=\(line)") }
    if let column = diagnostic.column { properties.append("col=\(column)") }
    properties.append("title=" + Self.property(finding.title))
    let details = finding.details
    let message = diagnostic.message + (details.isEmpty ? "" : "\n" + details)
    return "::error \(properties.joined(separator: ","))::\(Self.data(message))"
  }

  /// The runner takes a line break for the end of the command.
  private static func data(_ text: String) -> String {
    escape(text, marks: ["%": "%25", "\r": "%0D", "\n": "%0A"])
  }

  /// A property's value ends at a comma, and the last one at a colon.
  private static func property(_ text: String) -> String {
    escape(text, marks: ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
  }

  /// By scalars: `\r\n` is one character.
  private static func escape(_ text: String, marks: [Unicode.Scalar: String]) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      if let mark = marks[scalar] {
        escaped += mark
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

extension Finding {
  /// A few words for a heading.
  var title: String {
    switch kind {
    case .output: "Output not as recorded"
    case .claim: "Claim not as computed"
    case .failedClaim: "Claim failed"
    case .cell: "Cell failed"
    case .chapter: "Chapter cannot be read"
    case .link: "Broken link"
    case .translation: "Translation differs"
    case .site: "Site is stale"
    }
  }
}
