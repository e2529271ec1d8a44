import LessonRunner
import LessonSyntax

/// What the site itself says, in a page's language.
struct Wording: Sendable {
  /// The language's own name.
  var language: String
  var skip: String
  var contents: String
  var chapters: String
  var otherLanguages: String
  var previous: String
  var next: String
  var noChapters: String
  var cell: @Sendable (Int) -> String
  var claim: @Sendable (_ expression: String) -> String
  var line: @Sendable (Int) -> String
  var column: @Sendable (Int) -> String
  var asText: String
  var meantToFail: String
  var meantNotToCompile: String
  var compiledOnly: String
  var skipped: String
  var hiddenCell: String
  var foldedLines: @Sendable (Int) -> String
  var prerequisites: String
  var notRun: String
  var solution: String
  var wrongAnswer: String
  var notSolved: String
  var check: String
  var hint: String
  var leftOut: String
  var callout: @Sendable (Callout) -> String
  var footnotes: String
  var backFromFootnote: @Sendable (Int) -> String
  var done: String
  var toDo: String
  var failure: @Sendable (CellFailure.Kind) -> String

  /// The words for a language; English where the site has none of its own for it.
  static func of(_ language: String) -> Wording {
    switch language.split(separator: "-").first {
    case "ko": return korean
    case "en": return english
    default:
      var wording = english
      wording.language = language
      return wording
    }
  }

  static let english = Wording(
    language: "English",
    skip: "Skip to the text",
    contents: "On this page",
    chapters: "Chapters",
    otherLanguages: "Languages",
    previous: "Previous",
    next: "Next",
    noChapters: "There are no chapters yet.",
    cell: { "Cell \($0)" },
    claim: { "How this is computed: \($0)" },
    line: { "line \($0)" },
    column: { "column \($0)" },
    asText: "As text",
    meantToFail: "This cell is meant to fail.",
    meantNotToCompile: "This cell is meant not to compile.",
    compiledOnly: "Compiled, not run.",
    skipped: "Not run.",
    hiddenCell: "Hidden cell",
    foldedLines: { $0 == 1 ? "Code, 1 line" : "Code, \($0) lines" },
    prerequisites: "Read first:",
    notRun: "Not run: a cell before it failed.",
    solution: "Solution",
    wrongAnswer: "A usual wrong answer",
    notSolved: "Not solved yet:",
    check: "Checked:",
    hint: "Hint:",
    leftOut: "… the rest of this output is left out …",
    callout: { callout in
      switch callout {
      case .note: "Note"
      case .tip: "Tip"
      case .important: "Important"
      case .warning: "Warning"
      case .caution: "Caution"
      }
    },
    footnotes: "Footnotes",
    backFromFootnote: { "Back to the text of footnote \($0)" },
    done: "Done",
    toDo: "To do",
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
    })

  static let korean = Wording(
    language: "한국어",
    skip: "본문으로 건너뛰기",
    contents: "이 페이지의 내용",
    chapters: "차례",
    otherLanguages: "언어",
    previous: "이전",
    next: "다음",
    noChapters: "아직 장이 없습니다.",
    cell: { "셀 \($0)" },
    claim: { "계산한 식: \($0)" },
    line: { "\($0)행" },
    column: { "\($0)열" },
    asText: "글자로 보기",
    meantToFail: "이 셀은 일부러 실패하게 만들었어요.",
    meantNotToCompile: "이 셀은 일부러 컴파일되지 않게 만들었어요.",
    compiledOnly: "컴파일만 하고 실행하지 않음.",
    skipped: "실행하지 않음.",
    hiddenCell: "숨긴 셀",
    foldedLines: { "코드 \($0)줄" },
    prerequisites: "먼저 읽을 장:",
    notRun: "실행하지 않음: 앞의 셀이 실패했습니다.",
    solution: "풀이",
    wrongAnswer: "흔한 틀린 답",
    notSolved: "아직 풀리지 않음:",
    check: "검사 결과:",
    hint: "힌트:",
    leftOut: "… 나머지 출력은 생략했습니다 …",
    callout: { callout in
      switch callout {
      case .note: "참고"
      case .tip: "도움말"
      case .important: "중요"
      case .warning: "경고"
      case .caution: "주의"
      }
    },
    footnotes: "각주",
    backFromFootnote: { "각주 \($0)번이 달린 본문으로 돌아가기" },
    done: "완료",
    toDo: "할 일",
    failure: { kind in
      switch kind {
      case .doesNotCompile: "이 셀은 컴파일되지 않습니다"
      case .trap: "이 셀은 실행 중에 멈췄습니다"
      case .uncaughtError: "이 셀이 던진 오류를 아무도 처리하지 않았습니다"
      case .didNotFail: "이 셀은 실패해야 하는데 실패하지 않았습니다"
      case .compiles: "이 셀은 컴파일되지 않아야 하는데 컴파일되었습니다"
      case .otherMessage: "이 셀은 다른 메시지로 실패해야 합니다"
      case .exercisePasses: "이 연습 문제는 손대지 않아도 통과합니다"
      case .solutionFails: "이 풀이는 통과하지 못합니다"
      case .wrongAnswerPasses: "이 틀린 답이 통과합니다"
      case .ended: "이 셀이 프로그램을 끝냈습니다"
      case .timeout: "이 셀은 허용된 시간보다 오래 실행되었습니다"
      case .tooMuchOutput: "이 셀은 허용된 것보다 많이 출력했습니다"
      }
    })
}
