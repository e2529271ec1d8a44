/// What a cell's fence says behind `swift`.
public struct CellOptions: Equatable, Hashable, Sendable {
  /// What must come of the cell.
  public var outcome = Outcome.runs

  /// What the reader sees of it at first.
  public var visibility = Visibility.shown

  /// What becomes of its output.
  public var outputUse = OutputUse.checked

  /// How far a number of the output may be from the recorded one, relative to its size where that
  /// is above 1; nil where the text must be the same.
  public var tolerance: Double?

  /// How long it may run; nil where the chapter's own limit holds.
  public var timeout: Duration?

  /// What references call it; unique in its chapter.
  public var name: String?

  /// The text under its figure.
  public var caption: String?

  /// What the random numbers start from at its beginning; nil where they go on.
  public var seed: UInt64?

  /// Its part in an exercise.
  public var role = Role.lesson

  /// It is known to take long.
  public var isSlow = false

  public enum Outcome: Equatable, Hashable, Sendable {
    /// It compiles and runs to its end.
    case runs
    /// It compiles, and fails when it runs, with a message that holds the text.
    case fails(saying: String?)
    /// The compiler refuses it, with a message that holds the text.
    case doesNotCompile(saying: String?)
    /// It compiles and is not run.
    case compilesOnly
    /// It is neither compiled nor run.
    case isSkipped
  }

  public enum Visibility: Equatable, Hashable, Sendable {
    case shown
    /// The code opens on demand, the output is shown.
    case folded
    /// Code and output open on demand.
    case hidden
  }

  public enum OutputUse: Equatable, Hashable, Sendable {
    /// Shown, recorded and compared.
    case checked
    /// Neither shown nor recorded.
    case hidden
    /// Shown, recorded once, and never compared: times, paths.
    case ignored
  }

  public enum Role: Equatable, Hashable, Sendable {
    case lesson
    /// What the reader starts from: compiles, and its checks do not hold yet.
    case exercise
    /// What fulfils the exercise above it.
    case solution
    /// A usual wrong answer to the exercise above it, for which the hint is.
    case wrong(hint: String)
  }

  public init() {}

  /// The cell runs in a child of its chapter's program: no later cell sees what it does.
  public var runsInChild: Bool { mustFail || role != .lesson }

  /// The cell must fail when it runs, and its message is its output.
  public var mustFail: Bool {
    if case .fails = outcome { true } else { false }
  }

  /// The chapter's program runs the cell, to its end or until it fails.
  public var runs: Bool {
    switch outcome {
    case .runs, .fails: true
    case .doesNotCompile, .compilesOnly, .isSkipped: false
    }
  }
}
