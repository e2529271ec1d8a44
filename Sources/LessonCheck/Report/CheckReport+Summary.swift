import LessonRunner

extension CheckReport {
  /// A line for people: what was checked, in what time, and what came of it; then the slowest of
  /// several chapters, and what to do.
  public var summary: String {
    let outcome = isPassed ? "everything holds" : failures
    var lines = ["\(subject) in \(duration.shortText): \(outcome)"]
    let ran = chapters.compactMap { chapter in chapter.duration.map { (chapter.path, $0) } }
    if ran.count > 1, let (path, time) = ran.max(by: { $0.1 < $1.1 }),
      time >= .milliseconds(10)
    {
      lines.append("the slowest chapter was \(path), in \(time.shortText)")
    }
    if count(.output) + count(.claim) > 0 {
      lines.append("`lessons accept` records what the cells compute now")
    }
    if count(.site) > 0 {
      lines.append("`lessons build` writes the site anew")
    }
    return lines.joined(separator: "\n")
  }

  /// `2 chapters, 31 cells, 4 claims`, or what of the chapters changed; without claims where there are
  /// none.
  private var subject: String {
    var parts = [Self.counted(chapters.count, "chapter")]
    if let revision {
      let changed = chapters.count { $0.duration != nil }
      parts = ["\(changed) of \(parts[0]) changed since \(revision)"]
    }
    parts.append(Self.counted(chapters.reduce(0) { $0 + $1.cells.count }, "cell"))
    let claims = chapters.reduce(0) { $0 + $1.claims }
    if claims > 0 { parts.append(Self.counted(claims, "claim")) }
    return parts.joined(separator: ", ")
  }

  private var failures: String {
    var parts: [String] = []
    let outputs = count(.output)
    if outputs > 0 {
      parts.append(
        "\(Self.counted(outputs, "output")) \(outputs == 1 ? "is" : "are") not as recorded")
    }
    let claims = count(.claim)
    if claims > 0 {
      parts.append(
        "\(Self.counted(claims, "claim")) \(claims == 1 ? "is" : "are") not what is computed")
    }
    let errors = count(.cell) + count(.chapter) + count(.failedClaim)
    if errors > 0 { parts.append(Self.counted(errors, "error")) }
    if count(.link) > 0 { parts.append(Self.counted(count(.link), "broken link")) }
    if count(.translation) > 0 {
      parts.append(Self.counted(count(.translation), "difference") + " from an original")
    }
    let files = count(.site)
    if files > 0 {
      parts.append("\(Self.counted(files, "file")) of the site \(files == 1 ? "is" : "are") stale")
    }
    return parts.joined(separator: ", ")
  }

  func count(_ kind: Finding.Kind) -> Int { findings.count { $0.kind == kind } }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
