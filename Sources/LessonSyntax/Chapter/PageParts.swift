/// What a renderer puts into a chapter's page in place of what CommonMark has no word for.
public struct PageParts {
  /// The HTML of each cell with its output, by the cell's index.
  public var cells: [String]

  /// The HTML at the end of a heading, by its anchor.
  public var headingEnd: (_ anchor: String) -> String

  /// The HTML of a formula with the characters right before and behind it, which no line should part
  /// from it; none for one that stands by itself.
  public var formula: (_ span: MathSpan, _ before: String, _ after: String) -> String

  /// The HTML of a code block that is no cell: its info string and its text.
  public var code: (_ info: String, _ text: String) -> String

  /// The HTML before and after the text of a claim.
  public var claim: (Claim) -> (before: String, after: String)

  /// The HTML before and after a table's rows; `text` is the widest row's, to judge its width by.
  public var table: (_ text: String) -> (before: String, after: String)

  /// The HTML before a figure's caption, given the figure's number: what it is called.
  public var figureName: (Int) -> String

  /// The HTML before and after the text of a callout.
  public var callout: (Callout) -> (before: String, after: String)

  /// The HTML of the box of a task.
  public var taskBox: (_ isDone: Bool) -> String

  /// The HTML before and after the footnotes, which are items of an ordered list.
  public var footnotes: (before: String, after: String)

  /// The HTML of the link from a footnote to a reference to it.
  public var backLink: (_ address: String, _ number: Int) -> String

  /// The words of a link that has none of its own.
  public var reference: (Label) -> String

  /// The HTML before and after the words of a link to a term of the glossary, given what explains it,
  /// where the link leads on the site, and how many such links there are up to it.
  public var term:
    (_ definition: [Inline], _ address: String, _ number: Int) -> (
      before: String, after: String
    )

  /// Where a link leads on the site, given where it leads in the Markdown.
  public var destination: (String) -> String

  /// Where a picture lies for the page, given where it lies in the Markdown; nil where the page is
  /// not to show it, and its text with a link to it stands in its place.
  public var picture: (String) -> String?

  /// The HTML in the Markdown, made fit for the page.
  public var html: (String) -> String

  public init(
    cells: [String], headingEnd: @escaping (_ anchor: String) -> String = { _ in "" },
    formula: @escaping (_ span: MathSpan, _ before: String, _ after: String) -> String,
    code: @escaping (_ info: String, _ text: String) -> String,
    claim: @escaping (Claim) -> (before: String, after: String) = { _ in ("", "") },
    table: @escaping (_ text: String) -> (before: String, after: String) = { _ in
      ("<table>", "</table>")
    },
    figureName: @escaping (Int) -> String = { "\($0). " },
    callout: @escaping (Callout) -> (before: String, after: String) = { _ in
      ("<blockquote>", "</blockquote>")
    },
    taskBox: @escaping (_ isDone: Bool) -> String = { $0 ? "[x] " : "[ ] " },
    footnotes: (before: String, after: String) = ("<section>", "</section>"),
    backLink: @escaping (_ address: String, _ number: Int) -> String = { address, _ in
      "<a href=\"\(address)\">↩</a>"
    },
    reference: @escaping (Label) -> String = { HTML.escape($0.title.plainText) },
    term:
      @escaping (_ definition: [Inline], _ address: String, _ number: Int) -> (
        before: String, after: String
      ) = { _, address, _ in ("<a href=\"\(HTML.escape(address))\">", "</a>") },
    destination: @escaping (String) -> String,
    picture: @escaping (String) -> String? = { $0 }, html: @escaping (String) -> String = { $0 }
  ) {
    self.cells = cells
    self.headingEnd = headingEnd
    self.formula = formula
    self.code = code
    self.claim = claim
    self.table = table
    self.figureName = figureName
    self.callout = callout
    self.taskBox = taskBox
    self.footnotes = footnotes
    self.backLink = backLink
    self.reference = reference
    self.term = term
    self.destination = destination
    self.picture = picture
    self.html = html
  }
}
