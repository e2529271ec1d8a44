import CellProtocol
import LessonExchange
import LessonRunner
import Testing

@Suite struct MarkdownExportTests {
  @Test func cellsAreCodeWithWhatTheyComputeNow() throws {
    let text = try export(
      sample(
        """
        ---
        title: T
        ---

        Prose.

        ```swift fold tolerance=0.1
        1
        ```
        ```output
        old
        ```

        > 1. quoted
        >
        >    ````swift
        >    2
        >    ````

        End.
        """, [[.value(text: "```\n* *", html: "<svg></svg>")], [.printed("a\n\nb\n")]]), as: .md)
    #expect(
      text == """
        # T

        Prose.

        ```swift
        1
        ```

        ````text
        ```
        * *
        ````

        > 1. quoted
        >
        >    ```swift
        >    2
        >    ```
        >
        >    ```text
        >    a
        >
        >    b
        >    ```

        End.

        """)
  }

  @Test func hiddenCellsAreLeftOut() throws {
    let text = try export(
      sample(
        "# T\n\na\n\n```swift hide\n1\n```\n\nb\n\n```swift output=hide\n2\n```\n\n- ```swift hide\n  3\n  ```\n\n  c\n",
        [[.printed("1")], [.printed("2")]]), as: .md)
    #expect(text == "# T\n\na\n\nb\n\n```swift\n2\n```\n\n-\n  c\n")
  }
}
