/// What a renderer puts into a chapter's page in place of what CommonMark has no word for.
public struct PageParts {
  /// The HTML of each cell with its output, by the cell's index.
  public var cells: [String]

  /// The HTML of a formula.
  public var formula: (MathSpan) -> String

  /// The HTML of a code block that is no cell: its info string and its text.
  public var code: (_ info: String, _ text: String) -> String

  /// The HTML before and after the text of a claim.
  public var claim: (Claim) -> (before: String, after: String)

  /// Where a link leads on the site, given where it leads in the Markdown.
  public var destination: (String) -> String

  /// Where a picture lies for the page, given where it lies in the Markdown; nil where the page is
  /// not to show it, and its text with a link to it stands in its place.
  public var picture: (String) -> String?

  /// The HTML in the Markdown, made fit for the page.
  public var html: (String) -> String

  public init(
    cells: [String], formula: @escaping (MathSpan) -> String,
    code: @escaping (_ info: String, _ text: String) -> String,
    claim: @escaping (Claim) -> (before: String, after: String) = { _ in ("", "") },
    destination: @escaping (String) -> String,
    picture: @escaping (String) -> String? = { $0 }, html: @escaping (String) -> String = { $0 }
  ) {
    self.cells = cells
    self.formula = formula
    self.code = code
    self.claim = claim
    self.destination = destination
    self.picture = picture
    self.html = html
  }
}

extension Chapter {
  /// The body of the chapter's page: CommonMark's HTML with the parts in their places.
  public func html(with parts: PageParts) -> String {
    CommonMarkNode.withDocument(parsing: mask.text) { document in
      var placer = PartPlacer(parts: parts, mask: mask, claims: claims[...])
      placer.place(in: document)
      return document.renderHTML()
    }
  }
}

/// Walks the tree in the parser's order and puts each part where it belongs.
private struct PartPlacer {
  let parts: PageParts
  let mask: MathMask
  var cell = 0
  /// Those that are still to be placed.
  var claims: ArraySlice<Claim>
  var anchors = AnchorMaker()

  mutating func place(in node: CommonMarkNode) {
    for child in node.children {
      switch child.kind {
      case .code: placeCode(child)
      case .heading: placeHeading(child)
      case .text: placeFormulas(child)
      case .html, .inlineHTML: child.literal = parts.html(mask.unmask(child.literal))
      case .inlineCode: child.literal = mask.unmask(child.literal)
      case .link where mask.claim(leadingTo: child.destination) != nil: placeClaim(child)
      case .link:
        child.destination = parts.destination(mask.unmask(child.destination))
        place(in: child)
      case .image:
        placePicture(child)
      default: place(in: child)
      }
    }
  }

  private mutating func placeCode(_ node: CommonMarkNode) {
    switch FenceKind(info: node.info) {
    case .cell:
      node.replace(with: [.block(parts.cells[cell])])
      cell += 1
    case .output:
      node.remove()
    case .code:
      let code = parts.code(mask.unmask(node.info), mask.unmask(node.literal))
      node.replace(with: [.block(code)])
    }
  }

  private mutating func placeClaim(_ node: CommonMarkNode) {
    place(in: node)
    guard let claim = claims.popFirst() else { return }
    let html = parts.claim(claim)
    node.unwrap(into: .inline(html.before, after: html.after))
  }

  private mutating func placePicture(_ node: CommonMarkNode) {
    let source = mask.unmask(node.destination)
    place(in: node)
    if let picture = parts.picture(source) {
      node.destination = picture
    } else {
      let address = HTML.escape(source)
      node.unwrap(into: .inline("<a href=\"\(address)\">", after: "</a>"))
    }
  }

  private mutating func placeHeading(_ node: CommonMarkNode) {
    let anchor = anchors.anchor(for: node.plainText(mask))
    place(in: node)
    let tag = "h\(node.headingLevel)"
    node.unwrap(into: .block("<\(tag) id=\"\(HTML.escape(anchor))\">", after: "</\(tag)>"))
  }

  private func placeFormulas(_ node: CommonMarkNode) {
    let pieces = mask.pieces(of: node.literal)
    if case .text? = pieces.first, pieces.count == 1 { return }
    node.replace(
      with: pieces.compactMap { piece in
        switch piece {
        case .text(let text): .text(text)
        case .formula(let span): .inline(parts.formula(span))
        case .continuation: nil
        case .claim(let claim): .text(claim.written)
        }
      })
  }
}

extension CommonMarkNode {
  /// The text below the node, as `[Inline].plainText` gives it.
  func plainText(_ mask: MathMask) -> String {
    children.map { child in
      switch child.kind {
      case .text:
        mask.pieces(of: child.literal).map { piece in
          switch piece {
          case .text(let text): text
          case .formula(let span): span.tex
          case .continuation: ""
          case .claim(let claim): claim.written
          }
        }.joined()
      case .inlineCode: mask.unmask(child.literal)
      case .softBreak, .lineBreak: " "
      case .inlineHTML: ""
      default: child.plainText(mask)
      }
    }.joined()
  }
}
