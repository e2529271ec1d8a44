extension CellOptions {
  /// A message for each option that means nothing beside another one.
  var idleOptions: [String] {
    let messages =
      switch outcome {
      case .isSkipped:
        idle(ofRunning + ofOutput, beside: "skip", "a cell that is skipped does nothing")
      case .compilesOnly:
        idle(ofRunning + ofOutput, beside: "no-run", "a cell that is not run computes nothing")
      case .doesNotCompile:
        idle(
          ofRunning + (tolerance == nil ? [] : ["tolerance"]), beside: "compile-error",
          "a cell that does not compile computes nothing")
      case .runs, .fails: [String]()
      }
    return messages + idleTolerance + idleCaption
  }

  /// The options that are about running and were given.
  private var ofRunning: [String] {
    (timeout == nil ? [] : ["timeout"]) + (seed == nil ? [] : ["seed"]) + (isSlow ? ["slow"] : [])
  }

  /// The options that are about the output and were given.
  private var ofOutput: [String] {
    (outputUse == .checked ? [] : ["output"]) + (tolerance == nil ? [] : ["tolerance"])
  }

  private var idleTolerance: [String] {
    guard tolerance != nil, runs, outputUse != .checked else { return [] }
    return idle(["tolerance"], beside: outputWord, "no output of this cell is compared")
  }

  /// A hidden cell has its caption for a name.
  private var idleCaption: [String] {
    guard caption != nil, visibility != .hidden else { return [] }
    let reason = "there is no output for it to stand under"
    return switch outcome {
    case .isSkipped: idle(["caption"], beside: "skip", reason)
    case .compilesOnly: idle(["caption"], beside: "no-run", reason)
    default: outputUse == .hidden ? idle(["caption"], beside: outputWord, reason) : []
    }
  }

  private var outputWord: String { outputUse == .hidden ? "output=hide" : "output=ignore" }

  private func idle(_ names: [String], beside other: String, _ reason: String) -> [String] {
    names.map { "`\($0)` means nothing beside `\(other)`: \(reason)" }
  }
}
