import CellProtocol
import LessonRunner
import LessonWording

/// What a cell printed and drew, in the order in which it came. A page holds the output as it is
/// recorded, with the middle of a long one left out, however much there was.
struct OutputMarkup {
  var outputs: [CellOutput]

  /// What the files are called that hold the figures' data, but for their ends.
  var fileName: String

  var wording: Wording

  /// Bytes of text of one cell that a page holds, at most.
  private static let mostBytes = 65_536

  private var bytesLeft = OutputMarkup.mostBytes

  /// A text did not fit: it is left out, and every one after it.
  private var isFull = false

  private var figureCount = 0

  private var markup: Markup = ""

  private init(outputs: [CellOutput], fileName: String, wording: Wording) {
    self.outputs = outputs
    self.fileName = fileName
    self.wording = wording
  }

  /// Empty where there is no output.
  static func markup(of outputs: [CellOutput], fileName: String, wording: Wording) -> Markup {
    var output = OutputMarkup(outputs: outputs, fileName: fileName, wording: wording)
    output.draw()
    guard output.markup != "" else { return "" }
    return "<div class=\"output\">\n\(output.markup)</div>\n"
  }

  /// `text` as it is recorded: what a page shows of a text that may be of any length.
  static func shortened(_ text: String) -> String {
    CellResult(outputs: [.printed(text)]).outputText
  }

  private mutating func draw() {
    var texts: [CellOutput] = []
    for output in outputs {
      switch output {
      case .value(let text, let html, let forms) where !html.isEmpty:
        drawText(texts)
        texts = []
        drawFigure(html: html, text: text, forms ?? FigureForms())
      case .error, .refusal:
        drawText(texts)
        texts = []
        drawText([output], style: " class=\"error\"")
      default:
        texts.append(output)
      }
    }
    drawText(texts)
  }

  /// Text outputs that follow each other make one block.
  private mutating func drawText(_ outputs: [CellOutput], style: Markup = "") {
    guard !outputs.isEmpty, !isFull else { return }
    let text = limited(CellResult(outputs: outputs).outputText)
    guard !text.isEmpty else { return }
    let attributes = ScrollBox.attributes(for: text, isOutput: true)
    markup += "<pre\(style)\(attributes)><samp>\(text)</samp></pre>\n"
  }

  private mutating func drawFigure(html: Multilingual, text: String, _ forms: FigureForms) {
    figureCount += 1
    let own = forms.text.isEmpty ? text : forms.text.text(in: wording.tag)
    let text = isFull ? "" : limited(Self.shortened(own))
    // It may have to scroll on a phone, so the keyboard must reach it.
    markup += """
      <figure>
      <div class="drawing" tabindex="0">\(Markup(html: html.text(in: wording.tag)))</div>

      """
    let parts = [asText(text), link(to: forms.data)].filter { $0 != "" }
    if !parts.isEmpty { markup += "<div class=\"forms\">\n\(parts.joined())</div>\n" }
    markup += "</figure>\n"
  }

  private func asText(_ text: String) -> Markup {
    guard !text.isEmpty else { return "" }
    return """
      <details><summary>\(wording.asText)</summary>
      <pre tabindex="0"><samp>\(text)</samp></pre></details>

      """
  }

  /// Left out, like texts, where the page holds enough of the cell.
  private mutating func link(to data: DataExcerpt) -> Markup {
    guard data.allRows > 0, data.csv.utf8.count <= bytesLeft else { return "" }
    bytesLeft -= data.csv.utf8.count
    let number = figureCount > 1 ? "-\(figureCount)" : ""
    let link = DataLink(data: data, fileName: "\(fileName)\(number).csv", wording: wording)
    return "<p>\(link.markup)</p>\n"
  }

  private mutating func limited(_ text: String) -> String {
    let count = text.utf8.count
    guard count > bytesLeft else {
      bytesLeft -= count
      return text
    }
    isFull = true
    return wording.leftOut
  }
}
