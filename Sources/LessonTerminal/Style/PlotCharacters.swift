/// What plots are drawn with.
public enum PlotCharacters: String, CaseIterable, Sendable {
  /// Characters of ASCII, as outputs are recorded.
  case ascii
  /// Braille patterns, eight dots a cell.
  case braille

  /// What a stream shows well: Braille patterns on a terminal whose locale has them. The Linux
  /// console has no font for them.
  ///
  /// - Parameter environment: of `LC_ALL`, `LC_CTYPE` and `LANG` the first that is not empty counts
  ///   (POSIX, Environment Variables).
  init(environment: [String: String], isTerminal: Bool) {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    let coding = locale?.lowercased() ?? ""
    let isUnicode = coding.contains("utf-8") || coding.contains("utf8")
    let isPlain = ["dumb", "linux"].contains(environment["TERM"])
    self = isTerminal && isUnicode && !isPlain ? .braille : .ascii
  }
}
