internal import Clibcmark

/// libcmark's tree in Swift's words: with its memory, all that is seen of C. A node belongs to its
/// document and must not outlive it.
struct CommonMarkNode: Equatable {
  private let pointer: OpaquePointer

  private init?(_ pointer: OpaquePointer?) {
    guard let pointer else { return nil }
    self.pointer = pointer
  }

  enum Kind: Equatable {
    case document, quote, list, item, code, html, customBlock, paragraph, heading, thematicBreak
    case text, softBreak, lineBreak, inlineCode, inlineHTML, customInline, emphasis, strong, link
    case image
    case part(Part)
  }

  var kind: Kind {
    if let note = PartNote(cmark_node_get_user_data(pointer)) { return .part(note.part) }
    return switch cmark_node_get_type(pointer) {
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_BLOCK_QUOTE: .quote
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_CODE_BLOCK: .code
    case CMARK_NODE_HTML_BLOCK: .html
    case CMARK_NODE_CUSTOM_BLOCK: .customBlock
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .inlineCode
    case CMARK_NODE_HTML_INLINE: .inlineHTML
    case CMARK_NODE_CUSTOM_INLINE: .customInline
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    default: .text
    }
  }

  private func string(_ bytes: UnsafePointer<CChar>?) -> String {
    bytes.map { String(cString: $0) } ?? ""
  }

  /// The text of a text, code or HTML node.
  var literal: String {
    get { string(cmark_node_get_literal(pointer)) }
    nonmutating set { cmark_node_set_literal(pointer, newValue) }
  }
  /// The words after a code fence.
  var info: String { string(cmark_node_get_fence_info(pointer)) }
  /// Where a link or an image leads.
  var destination: String {
    get { string(cmark_node_get_url(pointer)) }
    nonmutating set { cmark_node_set_url(pointer, newValue) }
  }
  var title: String {
    get { string(cmark_node_get_title(pointer)) }
    nonmutating set { cmark_node_set_title(pointer, newValue) }
  }
  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
  /// The first number of an ordered list, nil for a bullet list.
  var listStart: Int? {
    cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST
      ? Int(cmark_node_get_list_start(pointer)) : nil
  }
  var isTightList: Bool { cmark_node_get_list_tight(pointer) != 0 }

  /// The lines it stands on, from 1; those of a cell's text in a table are not known.
  var lines: ClosedRange<Int> {
    if let note = PartNote(cmark_node_get_user_data(pointer)) { return note.lines }
    let first = Int(cmark_node_get_start_line(pointer))
    return first...max(first, Int(cmark_node_get_end_line(pointer)))
  }

  /// The byte of its first line, from 1, on which it starts.
  var startColumn: Int { max(1, Int(cmark_node_get_start_column(pointer))) }

  var next: CommonMarkNode? { CommonMarkNode(cmark_node_next(pointer)) }

  var parent: CommonMarkNode? { CommonMarkNode(cmark_node_parent(pointer)) }

  var children: [CommonMarkNode] {
    var children: [CommonMarkNode] = []
    var child = CommonMarkNode(cmark_node_first_child(pointer))
    while let node = child {
      children.append(node)
      child = node.next
    }
    return children
  }

  /// Takes the node out of the tree.
  func remove() {
    cmark_node_unlink(pointer)
  }

  static func == (first: CommonMarkNode, second: CommonMarkNode) -> Bool {
    first.pointer == second.pointer
  }

  /// Puts a new node before this one.
  @discardableResult
  func insertBefore(_ new: New) -> CommonMarkNode {
    let node = new.node
    cmark_node_insert_before(pointer, node.pointer)
    return node
  }

  /// Puts a new node behind this one.
  func insertAfter(_ new: New) -> CommonMarkNode {
    let node = new.node
    cmark_node_insert_after(pointer, node.pointer)
    return node
  }

  /// Makes a new node the last child.
  @discardableResult
  func append(_ new: New) -> CommonMarkNode {
    let node = new.node
    append(node)
    return node
  }

  /// Makes `node` the last child, wherever it is now.
  func append(_ node: CommonMarkNode) {
    cmark_node_append_child(pointer, node.pointer)
  }

  /// Moves the children of `other`, which may be of another document, behind those of this one.
  func takeChildren(of other: CommonMarkNode) {
    for child in other.children { append(child) }
  }

  /// Has a custom node written as `before`, its children and `after`.
  func write(before: String, after: String) {
    cmark_node_set_on_enter(pointer, before)
    cmark_node_set_on_exit(pointer, after)
  }

  /// Puts new nodes where this one is.
  func replace(with replacements: [New]) {
    for replacement in replacements {
      cmark_node_insert_before(pointer, replacement.node.pointer)
    }
    remove()
  }

  /// Puts the node's children, inside `wrapper`, where it is.
  func unwrap(into wrapper: New) {
    let wrapper = wrapper.node
    cmark_node_insert_before(pointer, wrapper.pointer)
    for child in children { cmark_node_append_child(wrapper.pointer, child.pointer) }
    remove()
  }

  /// A node that is not in a tree yet.
  enum New {
    case text(String)
    case softBreak
    /// HTML as it is, in running text.
    case inline(String, after: String = "")
    /// HTML as it is, as a block.
    case block(String, after: String = "")
    /// One of our parts, with the lines that it stands on.
    case part(Part, lines: ClosedRange<Int>)

    fileprivate var node: CommonMarkNode {
      let type =
        switch self {
        case .text: CMARK_NODE_TEXT
        case .softBreak: CMARK_NODE_SOFTBREAK
        case .inline: CMARK_NODE_CUSTOM_INLINE
        case .block: CMARK_NODE_CUSTOM_BLOCK
        case .part(let part, _):
          part.isInline ? CMARK_NODE_CUSTOM_INLINE : CMARK_NODE_CUSTOM_BLOCK
        }
      let pointer = cmark_node_new_with_mem(type, CommonMarkMemory.allocator)
      switch self {
      case .text(let text):
        cmark_node_set_literal(pointer, text)
      case .inline(let html, let after):
        cmark_node_set_on_enter(pointer, html)
        cmark_node_set_on_exit(pointer, after)
      case .block(let html, let after):
        cmark_node_set_on_enter(pointer, html)
        cmark_node_set_on_exit(pointer, after)
      case .part(let part, let lines):
        cmark_node_set_user_data(pointer, PartNote(part: part, lines: lines).word)
      case .softBreak:
        break
      }
      return CommonMarkNode(pointer)!
    }
  }

  /// Parses `text` and hands the document to `body`; nothing of it may leave.
  static func withDocument<Result>(
    parsing text: String, _ body: (CommonMarkNode) throws -> Result
  ) rethrows -> Result {
    try CommonMarkMemory.lend {
      // The option makes lines right behind a code span that has several.
      let parser = cmark_parser_new_with_mem(CMARK_OPT_SOURCEPOS, CommonMarkMemory.allocator)
      var text = text
      text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { characters in
          cmark_parser_feed(parser, characters.baseAddress, characters.count)
        }
      }
      // libcmark gives a document for any bytes.
      let document = CommonMarkNode(cmark_parser_finish(parser))!
      return try body(document)
    }
  }

  /// The node as HTML, with its raw HTML kept: an author who may run code may also write a tag.
  func renderHTML() -> String {
    // Its memory is the tree's.
    string(cmark_render_html(pointer, CMARK_OPT_UNSAFE))
  }
}

/// What a node of ours is and where it stands, in the word that libcmark keeps for it: eight bits for
/// the part, 28 for the first line, 28 for how many more there are.
private struct PartNote {
  var part: CommonMarkNode.Part
  var lines: ClosedRange<Int>

  private static let mostLines = (1 << 28) - 1

  init(part: CommonMarkNode.Part, lines: ClosedRange<Int>) {
    self.part = part
    self.lines = lines
  }

  init?(_ word: UnsafeMutableRawPointer?) {
    let bits = Int(bitPattern: word)
    guard let part = CommonMarkNode.Part(rawValue: UInt8(bits & 0xFF)) else { return nil }
    let first = bits >> 8 & Self.mostLines
    self.init(part: part, lines: first...(first + (bits >> 36 & Self.mostLines)))
  }

  var word: UnsafeMutableRawPointer? {
    let first = min(lines.lowerBound, Self.mostLines)
    let more = min(lines.count - 1, Self.mostLines)
    return UnsafeMutableRawPointer(bitPattern: Int(part.rawValue) | first << 8 | more << 36)
  }
}
