/// Unified diffs in a terminal.
public enum DiffText {
  /// `text`, in which unified diffs stand between other lines, each of which ends with an empty line:
  /// in colour what goes is red and what comes is green, as git has it; else as it is.
  public static func text(_ text: String, style: TerminalStyle) -> String {
    guard style.usesColor else { return text }
    var output = ""
    var isInHunk = false
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let isHeading = line.hasPrefix("@@ ")
      // A line of a hunk has its mark, be it a space.
      isInHunk = isHeading || (isInHunk && !line.isEmpty)
      let color: TextStyle =
        switch line.first {
        case "@" where isHeading: TextStyle(color: .cyan)
        case "-" where isInHunk: TextStyle(color: .red)
        case "+" where isInHunk: TextStyle(color: .green)
        default: .plain
        }
      let codes = color.codes.map(String.init).joined(separator: ";")
      output += codes.isEmpty ? line : "\u{1B}[\(codes)m\(line)\u{1B}[0m"
      if index < lines.count - 1 { output += "\n" }
    }
    return output
  }
}
