import LessonWording

/// What the terminal itself says, in a chapter's language; what stands in a chapter wherever it is
/// shown is in `chapter`.
@dynamicMemberLookup
struct Wording: Sendable {
  var chapter: ChapterWording

  // A cell.
  var emptyCell: String
  var meantFailure: String
  var meantRefusal: String
  var solutionLeftOut: String
  var wrongAnswerLeftOut: String

  // Prose.
  var image: @Sendable (String) -> String

  // What `lessons practice` says.
  var exercise: @Sendable (_ number: Int, _ count: Int, _ name: String) -> String
  var answer: @Sendable (_ file: String) -> String
  var task: @Sendable (_ name: String, _ chapter: String) -> String
  var isDone: String
  var isOpen: String
  var notBegun: String
  var toCompare: @Sendable (_ command: String) -> String
  var chapterFails: String
  var timeBefore: @Sendable (_ seconds: Int64) -> String
  var printed: String
  var linesLeftOut: @Sendable (Int) -> String
  var saveToCheck: String
  var answersAreKept: String
  var allDone: @Sendable (Int) -> String

  subscript<Text>(dynamicMember member: KeyPath<ChapterWording, Text>) -> Text {
    chapter[keyPath: member]
  }

  /// The words for a language, a tag such as `ko` or `ko-KR`; English where there are none of its own.
  static func of(_ language: String) -> Wording {
    language.split(separator: "-").first == "ko" ? korean : english
  }

  static let english = Wording(
    chapter: .of("en"),
    emptyCell: "(an empty cell)",
    meantFailure: "error, as meant:",
    meantRefusal: "does not compile, as meant:",
    solutionLeftOut: "(the solution is left out: --solutions shows it)",
    wrongAnswerLeftOut: "(a usual wrong answer is left out: --solutions shows it)",
    image: { "[image: \($0)]" },
    exercise: { "Exercise \($0) of \($1): \($2)" },
    answer: { "Your answer: \($0)" },
    task: { "Exercise `\($0)` of \($1)" },
    isDone: "done",
    isOpen: "open",
    notBegun: "not begun",
    toCompare: { "to compare: \($0)" },
    chapterFails: "the chapter itself does not run, which is not your answer's fault",
    timeBefore: { "The cells above the exercise, which run each time, took \($0) s." },
    printed: "Printed:",
    linesLeftOut: { "\($0) lines above are left out" },
    saveToCheck: "Save the file to check it again; Ctrl-C ends.",
    answersAreKept: "Your answers are kept; the same command goes on with them.",
    allDone: { "All \($0) exercises of this chapter are done." })

  static let korean = Wording(
    chapter: .of("ko"),
    emptyCell: "(빈 셀)",
    meantFailure: "일부러 낸 오류:",
    meantRefusal: "일부러 컴파일되지 않게 한 오류:",
    solutionLeftOut: "(풀이는 가려 두었어요: --solutions를 붙이면 보여요)",
    wrongAnswerLeftOut: "(흔한 틀린 답은 가려 두었어요: --solutions를 붙이면 보여요)",
    image: { "[그림: \($0)]" },
    exercise: { "연습 문제 \($0)/\($1): \($2)" },
    answer: { "답을 쓸 파일: \($0)" },
    task: { "\($1)의 연습 문제 `\($0)`" },
    isDone: "완료",
    isOpen: "미완",
    notBegun: "시작하지 않음",
    toCompare: { "풀이와 비교: \($0)" },
    chapterFails: "장 자체가 실행되지 않아요. 여러분의 답 때문이 아니에요",
    timeBefore: { "연습 문제 앞의 셀들은 매번 실행되고, 이번에는 \($0)초 걸렸어요." },
    printed: "출력:",
    linesLeftOut: { "앞의 \($0)줄은 생략했어요" },
    saveToCheck: "파일을 저장하면 다시 검사해요. Ctrl-C를 누르면 끝나요.",
    answersAreKept: "답은 그대로 남아 있어요. 같은 명령으로 이어서 할 수 있어요.",
    allDone: { "이 장의 연습 문제 \($0)개를 모두 풀었어요." })
}
