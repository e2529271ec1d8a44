import LessonWording

/// What the site itself says, in a page's language; what stands in a chapter wherever it is shown is in
/// `chapter`.
@dynamicMemberLookup
struct Wording: Sendable {
  var chapter: ChapterWording
  /// The language's own name.
  var language: String
  var skip: String
  var search: String
  var contents: String
  var chapters: String
  var allChapters: String
  var here: String
  var linkToHeading: String
  var otherLanguages: String
  /// To the chapters before and after.
  var steps: String
  var previous: String
  var next: String
  var noChapters: String
  var cell: @Sendable (Int) -> String
  var claim: @Sendable (_ expression: String) -> String
  var line: @Sendable (Int) -> String
  var column: @Sendable (Int) -> String
  var asText: String
  var runningTime: String
  var copy: String
  var copied: String
  var notCopied: String
  /// The link of a cell's line; a script puts the number in the place of `%`.
  var lineLink: String
  /// What the switch of colours says, in the order in which it goes through them.
  var colours: [String]
  var asData: String
  var firstRows: @Sendable (_ shown: Int, _ all: Int) -> String
  var meantToFail: String
  var meantNotToCompile: String
  var leftOut: String
  var footnotes: String
  var backFromFootnote: @Sendable (Int) -> String
  var done: String
  var toDo: String
  var editPage: String
  var readingTime: @Sendable (_ minutes: Int) -> String
  var madeWith: @Sendable (_ version: String) -> String
  var noSuchPage: String

  subscript<Text>(dynamicMember member: KeyPath<ChapterWording, Text>) -> Text {
    chapter[keyPath: member]
  }

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
    chapter: .of("en"),
    language: "English",
    skip: "Skip to the text",
    search: "Search",
    contents: "On this page",
    chapters: "Chapters",
    allChapters: "All chapters",
    here: "You are here",
    linkToHeading: "Link to this heading",
    otherLanguages: "Languages",
    steps: "Previous and next chapter",
    previous: "Previous",
    next: "Next",
    noChapters: "There are no chapters yet.",
    cell: { "Cell \($0)" },
    claim: { "How this is computed: \($0)" },
    line: { "line \($0)" },
    column: { "column \($0)" },
    asText: "As text",
    runningTime: "Running time",
    copy: "Copy",
    copied: "Copied",
    notCopied: "Not copied: select the code and copy it by hand",
    lineLink: "Link to line %",
    colours: ["Colours: as the system", "Colours: light", "Colours: dark"],
    asData: "Data (CSV)",
    firstRows: { "(the first \($0) of \($1) rows)" },
    meantToFail: "This cell is meant to fail.",
    meantNotToCompile: "This cell is meant not to compile.",
    leftOut: "… the rest of this output is left out …",
    footnotes: "Footnotes",
    backFromFootnote: { "Back to the text of footnote \($0)" },
    done: "Done",
    toDo: "To do",
    editPage: "Edit this page",
    readingTime: { "\($0) min read" },
    madeWith: { "Made with lessons \($0)" },
    noSuchPage: "There is no page at this address. The book starts here:")

  static let korean = Wording(
    chapter: .of("ko"),
    language: "한국어",
    skip: "본문으로 건너뛰기",
    search: "검색",
    contents: "이 페이지의 내용",
    chapters: "차례",
    allChapters: "모든 장",
    here: "현재 위치",
    linkToHeading: "이 제목의 링크",
    otherLanguages: "언어",
    steps: "앞 장과 다음 장",
    previous: "이전",
    next: "다음",
    noChapters: "아직 장이 없어요.",
    cell: { "셀 \($0)" },
    claim: { "계산한 식: \($0)" },
    line: { "\($0)행" },
    column: { "\($0)열" },
    asText: "글자로 보기",
    runningTime: "실행 시간",
    copy: "복사",
    copied: "복사했어요",
    notCopied: "복사하지 못했어요. 코드를 선택해서 직접 복사해 주세요",
    lineLink: "%행의 링크",
    colours: ["색: 시스템 설정대로", "색: 밝게", "색: 어둡게"],
    asData: "데이터 (CSV)",
    firstRows: { "(전체 \($1)행 가운데 처음 \($0)행)" },
    meantToFail: "이 셀은 일부러 실패하게 만들었어요.",
    meantNotToCompile: "이 셀은 일부러 컴파일되지 않게 만들었어요.",
    leftOut: "… 나머지 출력은 생략했어요 …",
    footnotes: "각주",
    backFromFootnote: { "각주 \($0)번이 달린 본문으로 돌아가기" },
    done: "완료",
    toDo: "할 일",
    editPage: "이 페이지 고치기",
    readingTime: { "읽는 데 \($0)분" },
    madeWith: { "만든 도구: lessons \($0)" },
    noSuchPage: "이 주소에는 페이지가 없어요. 책은 여기에서 시작해요:")
}
