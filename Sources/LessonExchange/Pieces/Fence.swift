/// Fences around code, long enough that nothing in it ends them.
enum Fence {
  /// The lines of a fenced block.
  ///
  /// - Parameter isOutput: the fence is longer than any run of backticks in the text, as a recorded
  ///   output's is; else it need only be longer than one that begins a line.
  static func lines(around text: String, info: String, isOutput: Bool = false) -> [String] {
    // A fence of backticks can have none behind it (CommonMark 0.31.2, section 4.5).
    let mark: Character = info.contains("`") ? "~" : "`"
    let lines = text.linesOfText
    let longest =
      lines.map { line in
        isOutput
          ? line.split { $0 != mark }.map(\.count).max() ?? 0
          : line.drop { $0 == " " }.prefix { $0 == mark }.count
      }.max() ?? 0
    let fence = String(repeating: mark, count: max(3, longest + 1))
    return [fence + info] + lines + [fence]
  }
}
