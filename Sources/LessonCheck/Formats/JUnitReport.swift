import LessonSyntax

/// A report in JUnit's XML: a suite for each chapter, in it a test for each cell, one for the chapter's
/// links and so on. There is no standard; this is what Jenkins, GitLab and GitHub's actions read.
struct JUnitReport {
  /// A well-formed XML 1.0 document, whatever the outputs hold.
  static func text(of report: CheckReport) -> String {
    var suites = report.chapters.map(Suite.init)
    if !report.otherFindings.isEmpty {
      suites.append(Suite(name: "site", file: nil, findings: report.otherFindings))
    }
    var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    xml +=
      "<testsuites name=\"lessons check\"\(counts(of: suites)) time=\"\(report.duration.xml)\">\n"
    xml += suites.map(\.xml).joined()
    return xml + "</testsuites>\n"
  }

  fileprivate static func counts(of suites: [Suite]) -> String {
    let tests = suites.flatMap(\.tests)
    let failures = tests.count { $0.outcome?.element == "failure" }
    let errors = tests.count { $0.outcome?.element == "error" }
    let skipped = tests.count { $0.outcome?.element == "skipped" }
    return " tests=\"\(tests.count)\" failures=\"\(failures)\" errors=\"\(errors)\""
      + " skipped=\"\(skipped)\""
  }
}

private struct Suite {
  var name: String
  var file: String?
  var time: Duration
  var tests: [Test]

  init(_ chapter: CheckedChapter) {
    name = chapter.path
    file = chapter.path
    time = chapter.duration ?? .zero
    tests = chapter.cells.enumerated().map { index, cell in
      let findings = chapter.findings.filter { $0.cell == index }
      return Test(
        name: cell.name ?? "line \(cell.line)", line: cell.line, time: cell.duration,
        outcome: Outcome(skipping: cell.status) ?? Outcome(findings))
    }
    // These tests are there whether or not they fail, so that a CI system sees them mended.
    let rest = chapter.findings.filter { $0.cell == nil }
    tests += Self.tests(of: rest, always: chapter.claims > 0 ? [.claim, .link] : [.link])
  }

  init(name: String, file: String?, findings: [Finding]) {
    self.name = name
    self.file = file
    time = .zero
    tests = Self.tests(of: findings, always: [])
  }

  /// A test for each kind of finding that is no cell's.
  private static func tests(of findings: [Finding], always: Set<Finding.Kind>) -> [Test] {
    Finding.Kind.allCases.compactMap { kind in
      let own = findings.filter { $0.kind == kind }
      guard !own.isEmpty || always.contains(kind) else { return nil }
      return Test(
        name: kind.rawValue, line: own.first?.diagnostic.line, time: .zero, outcome: Outcome(own))
    }
  }

  var xml: String {
    var xml = "  <testsuite name=\"\(name.xmlAttribute)\"\(JUnitReport.counts(of: [self]))"
    xml += " time=\"\(time.xml)\">\n"
    for test in tests {
      xml += "    <testcase classname=\"\(name.xmlAttribute)\" name=\"\(test.name.xmlAttribute)\""
      if let file { xml += " file=\"\(file.xmlAttribute)\"" }
      if let line = test.line { xml += " line=\"\(line)\"" }
      xml += " time=\"\(test.time.xml)\""
      if let outcome = test.outcome {
        xml += ">\n      <\(outcome.element) message=\"\(outcome.message.xmlAttribute)\""
        xml +=
          outcome.details.isEmpty
          ? "/>\n" : ">\(outcome.details.xmlText)</\(outcome.element)>\n"
        xml += "    </testcase>\n"
      } else {
        xml += "/>\n"
      }
    }
    return xml + "  </testsuite>\n"
  }
}

private struct Test {
  var name: String
  var line: Int?
  var time: Duration
  var outcome: Outcome?
}

/// Why a test did not pass.
private struct Outcome {
  /// `failure` for what is not as it was promised, `error` for what could not be found out.
  var element: String
  var message: String
  var details: String

  /// nil where the cell was not left out.
  init?(skipping status: CheckedCell.Status) {
    switch status {
    case .notRun: message = "a cell before it failed"
    case .skipped: message = "it is marked `skip`"
    case .passed, .changed, .failed: return nil
    }
    (element, details) = ("skipped", "")
  }

  /// nil where nothing is wrong.
  init?(_ findings: [Finding]) {
    guard let first = findings.first else { return nil }
    let isError = findings.contains { [.cell, .chapter, .failedClaim].contains($0.kind) }
    element = isError ? "error" : "failure"
    message =
      findings.count == 1
      ? first.diagnostic.message : first.diagnostic.message + " (and \(findings.count - 1) more)"
    details = findings.map(\.description).joined(separator: "\n")
  }
}

extension Duration {
  /// In seconds with three digits.
  fileprivate var xml: String {
    let thousandths = components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    let digits = String(thousandths % 1000 + 1000).dropFirst()
    return "\(thousandths / 1000).\(digits)"
  }
}
