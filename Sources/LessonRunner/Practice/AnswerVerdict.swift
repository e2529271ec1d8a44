import LessonSyntax

/// What came of a reader's own answer to an exercise.
public struct AnswerVerdict: Equatable, Sendable {
  public enum Outcome: Equatable, Sendable {
    /// Every check held.
    case passed
    /// The check on this line of the chapter does not hold.
    case failed(Shortcoming)
    /// The answer does not compile, or stopped before its checks were through; the places are those
    /// of the reader's file, or of the check that does not fit it.
    case stopped([Diagnostic])
    /// A cell above the exercise, or a wrong answer of the chapter's, is itself not as it must be.
    case chapterFails([Diagnostic])
  }

  public var outcome: Outcome

  /// What the answer printed, and the values of its bare expressions, as lines.
  public var printed: String

  /// The hints of the chapter's wrong answers that go wrong in the same way.
  public var hints: [String]

  /// How long the cells above the exercise ran.
  public var timeBefore: Duration

  public init(
    outcome: Outcome, printed: String = "", hints: [String] = [], timeBefore: Duration = .zero
  ) {
    self.outcome = outcome
    self.printed = printed
    self.hints = hints
    self.timeBefore = timeBefore
  }
}
