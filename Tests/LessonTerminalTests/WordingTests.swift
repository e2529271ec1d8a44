import LessonRunner
import LessonSyntax
import LessonTerminal
import Testing

/// What stands beside the author's words is in the chapter's language.
@Suite struct WordingTests {
  private static let markdown = """
    ---
    prerequisites: [01-first]
    ---
    # 제목

    > [!WARNING]
    > 조심

    ```swift
    let a = loss
    ```

    ```swift hide
    f()
    ```

    ```swift fold
    f()
    ```

    ```swift error
    f()
    ```

    ```swift compile-error
    f(
    ```

    ```swift no-run
    f()
    ```

    ```swift skip
    f()
    ```

    ```swift
    ```

    ![사진](a.png)

    ```swift exercise name=one
    let answer = 1

    expect(answer == 2, "2여야 해요")
    ```

    ```swift solution
    let answer = 2
    ```

    ```swift wrong="하나 더"
    let answer = 3
    ```
    """

  private static let missing = Shortcoming(line: 45, message: "2여야 해요")

  private func page(_ language: String, showsSolutions: Bool = false) throws -> String {
    let chapter = try Chapter(markdown: Self.markdown)
    let renderer = TerminalRenderer(
      chapter: chapter, style: TerminalStyle(), language: language,
      showsSolutions: showsSolutions)
    var results = Array(repeating: CellResult.ran(), count: chapter.cells.count)
    results[0] = .ran(shapes: [LineShape(10, [])])
    results[3] = .ran(.error("0으로 나눔"))
    results[4] = .ran(.refusal("괄호", excerpt: ""))
    for (index, cell) in chapter.cells.enumerated() where cell.options.role != .lesson {
      if cell.options.role != .solution { results[index].missing = Self.missing }
    }
    return renderer.whole(ChapterResult(cells: results))
  }

  @Test func aKoreanChapterIsKoreanThroughout() throws {
    let words = [
      "먼저 읽을 장: 01-first", "┃ 경고", "스칼라", "… 숨긴 셀", "… 코드 1줄", "│ 일부러 낸 오류: 0으로 나눔",
      "│ 일부러 컴파일되지 않게 한 오류: 괄호", "│ 컴파일만 하고 실행하지 않음.", "│ 실행하지 않음.", "(빈 셀)", "[그림: 사진]",
      "│ 아직 풀리지 않음: 2여야 해요", "(풀이는 가려 두었어요: --solutions를 붙이면 보여요)",
      "(흔한 틀린 답은 가려 두었어요: --solutions를 붙이면 보여요)",
    ]
    for language in ["ko", "ko-KR"] {
      let page = try page(language)
      for word in words { #expect(page.contains(word)) }
    }
    let open = try page("ko", showsSolutions: true)
    #expect(open.contains("│ 검사 결과: 2여야 해요\n  │ 힌트: 하나 더\n"))
  }

  @Test func aLanguageWithoutWordsOfItsOwnHasEnglishOnes() throws {
    let english = try page("en")
    #expect(english.contains("Read first: 01-first"))
    #expect(english.contains("┃ Warning"))
    #expect(english.contains("scalar"))
    #expect(try page("de") == english)
  }

  @Test func practiceSpeaksTheChaptersLanguage() throws {
    let chapter = try Chapter(markdown: Self.markdown)
    let exercise = try #require(chapter.exercises.first)
    let text = PracticeText(chapter: chapter, style: TerminalStyle(), language: "ko")
    #expect(
      text.opening(exercise, file: "one.swift")
        == "연습 문제 1/1: one  lessons/01.md:42\n답을 쓸 파일: one.swift\n")
    #expect(text.task(of: exercise).first == "01.md의 연습 문제 `one`")
    #expect(text.list([(exercise, "one.swift", nil)]) == "미완  one  시작하지 않음\n")
    let verdict = AnswerVerdict(outcome: .passed, printed: "1", hints: ["하나 더"])
    let shown = text.verdict(verdict, on: exercise)
    #expect(shown.contains("힌트: 하나 더\n출력:\n│ 1\n"))
  }
}
