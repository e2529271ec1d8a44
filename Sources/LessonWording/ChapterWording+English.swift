import LessonRunner
import LessonSyntax

extension ChapterWording {
  static let english = ChapterWording(
    tag: "en",
    prerequisites: "Read first:",
    scalar: "scalar",
    callout: { callout in
      switch callout {
      case .note: "Note"
      case .tip: "Tip"
      case .important: "Important"
      case .warning: "Warning"
      case .caution: "Caution"
      }
    },
    figure: { "Figure \($0)" },
    equation: { "Equation (\($0))" },
    ofChapter: { "\($0) of “\($1)”" },
    hiddenCell: "Hidden cell",
    foldedLines: { $0 == 1 ? "Code, 1 line" : "Code, \($0) lines" },
    compiledOnly: "Compiled, not run.",
    skipped: "Not run.",
    notRun: "Not run: a cell before it failed.",
    failure: { kind in
      switch kind {
      case .doesNotCompile: "This cell does not compile"
      case .trap: "This cell stopped"
      case .uncaughtError: "Nothing caught an error that this cell threw"
      case .didNotFail: "This cell is meant to fail, and did not"
      case .compiles: "This cell is meant not to compile, and does"
      case .otherMessage: "This cell is meant to fail with another message"
      case .exercisePasses: "This exercise passes as it is"
      case .solutionFails: "This solution does not pass"
      case .wrongAnswerPasses: "This wrong answer passes"
      case .ended: "This cell ended the program"
      case .timeout: "This cell ran longer than it may"
      case .tooMuchOutput: "This cell printed more than it may"
      }
    },
    solution: "Solution",
    wrongAnswer: "A usual wrong answer",
    notSolved: "Not solved yet:",
    check: "Checked:",
    hint: "Hint:")
}
