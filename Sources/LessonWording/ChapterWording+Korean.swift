import LessonRunner
import LessonSyntax

extension ChapterWording {
  static let korean = ChapterWording(
    tag: "ko",
    prerequisites: "먼저 읽을 장:",
    scalar: "스칼라",
    callout: { callout in
      switch callout {
      case .note: "참고"
      case .tip: "도움말"
      case .important: "중요"
      case .warning: "경고"
      case .caution: "주의"
      }
    },
    figure: { "그림 \($0)" },
    equation: { "식 (\($0))" },
    ofChapter: { "‘\($1)’의 \($0)" },
    hiddenCell: "숨긴 셀",
    foldedLines: { "코드 \($0)줄" },
    compiledOnly: "컴파일만 하고 실행하지 않음.",
    skipped: "실행하지 않음.",
    notRun: "실행하지 않음: 앞의 셀이 실패했어요.",
    failure: { kind in
      switch kind {
      case .doesNotCompile: "이 셀은 컴파일되지 않아요"
      case .trap: "이 셀은 실행하다가 멈췄어요"
      case .uncaughtError: "이 셀이 던진 오류를 아무 데서도 처리하지 않았어요"
      case .didNotFail: "이 셀은 실패해야 하는데 실패하지 않았어요"
      case .compiles: "이 셀은 컴파일되지 않아야 하는데 컴파일됐어요"
      case .otherMessage: "이 셀은 다른 메시지로 실패해야 해요"
      case .exercisePasses: "이 연습 문제는 손대지 않아도 통과해요"
      case .solutionFails: "이 풀이는 통과하지 못해요"
      case .wrongAnswerPasses: "이 틀린 답이 통과해요"
      case .ended: "이 셀이 프로그램을 끝냈어요"
      case .timeout: "이 셀은 허용된 시간보다 오래 실행됐어요"
      case .tooMuchOutput: "이 셀은 허용된 것보다 많이 출력했어요"
      }
    },
    solution: "풀이",
    wrongAnswer: "흔한 틀린 답",
    notSolved: "아직 풀리지 않음:",
    check: "검사 결과:",
    hint: "힌트:")
}
