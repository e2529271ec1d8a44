import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The structure of a piece of MathML, normalised as `Scripts/make_math_reference.py` says.
struct Skeleton: CustomStringConvertible {
  let description: String

  /// - Throws: `NotWellFormed` when it is not XML.
  init(of mathML: String) throws {
    let builder = Builder()
    let parser = XMLParser(data: Data(mathML.utf8))
    parser.delegate = builder
    guard parser.parse(), let root = builder.root else {
      throw NotWellFormed(mathML: mathML, line: parser.parserError.map { "\($0)" } ?? "")
    }
    description = Self.written(Self.row(Self.nodes(of: root)))
  }

  struct NotWellFormed: Error {
    var mathML: String
    var line: String
  }

  // MARK: Normalising

  private enum Node {
    case token(kind: String, text: String)
    case element(name: String, children: [Node])

    func isToken(in texts: String) -> Bool {
      if case .token(_, let text) = self { text.count == 1 && texts.contains(text) } else { false }
    }
  }

  private static let rows: Set<String> = [
    "mrow", "math", "menclose", "mphantom", "mstyle", "mpadded",
  ]
  private static let scriptNames = [
    "msub": "msub", "msup": "msup", "msubsup": "msubsup", "munder": "msub", "mover": "msup",
    "munderover": "msubsup",
  ]

  private static func nodes(of element: Element, isSmall: Bool = false) -> [Node] {
    switch element.name {
    case "annotation", "mspace": return []
    case "semantics": return nodes(of: element.children[0])
    case "mi", "mo", "mn", "mtext": return token(element.name, element.text)
    default: break
    }
    let isSmall = isSmall || element.name == "mfrac"
    let children = element.children.map { nodes(of: $0, isSmall: isSmall) }
    let content = children.flatMap { $0 }
    switch element.name {
    case "msqrt", "mtd": return [.element(name: element.name, children: [row(content)])]
    case "mtable", "mtr": return [.element(name: element.name, children: content)]
    case _ where rows.contains(element.name): return content
    default: break
    }
    if let script = scriptNames[element.name] {
      return scripts(isSmall ? script : element.name, children)
    }
    let hasNoBar = element.attributes["linethickness"] == "0"
    return [.element(name: element.name + (hasNoBar ? "0" : ""), children: children.map(row))]
  }

  private static func scripts(_ name: String, _ children: [[Node]]) -> [Node] {
    let base = children[0]
    if base.count > 1, base[0].isToken(in: "([{|⟨⌊⌈∥"), base[base.count - 1].isToken(in: ")]}|⟩⌋⌉∥")
    {
      return base.dropLast() + scripts(name, [[base[base.count - 1]]] + children.dropFirst())
    }
    if name == "msup", children[1].allSatisfy({ $0.isToken(in: "′") }) { return base + children[1] }
    return [.element(name: name, children: children.map(row))]
  }

  private static func row(_ nodes: [Node]) -> Node {
    nodes.count == 1 ? nodes[0] : .element(name: "mrow", children: nodes)
  }

  private static func token(_ kind: String, _ content: String) -> [Node] {
    var text = content
    if kind == "mtext" { text = text.trimmingCharacters(in: .whitespaces) }
    text = plain(text)
    if text.isEmpty { return [] }
    guard kind == "mi" || kind == "mo" else { return [.token(kind: kind, text: text)] }
    if text.contains(where: { $0.isLetter || $0.isNumber }) {
      return [.token(kind: "m", text: text)]
    }
    return text.unicodeScalars.map { .token(kind: "m", text: String($0)) }
  }

  private static func plain(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars where !(0x2061...0x2064).contains(scalar.value) {
      let sign = sameSigns[scalar] ?? String(scalar)
      let isLetter = sign.contains { $0.isLetter || $0.isNumber }
      result += isLetter ? sign.precomposedStringWithCompatibilityMapping : sign
    }
    return result
  }

  private static let sameSigns: [Unicode.Scalar: String] = [
    "\u{302}": "^", "\u{303}": "~", "\u{304}": "¯", "\u{203E}": "¯", "\u{305}": "¯",
    "\u{20D7}": "→", "\u{20D6}": "←", "\u{307}": "˙", "\u{308}": "¨", "\u{30C}": "ˇ",
    "\u{306}": "˘", "\u{301}": "´", "\u{300}": "`", "\u{2C6}": "^", "\u{2DC}": "~", "∗": "*",
    "‖": "∥", "-": "−", "⊥": "⟂", "∼": "~", "∣": "|", "·": "⋅", "″": "′′", "‴": "′′′",
    "⁗": "′′′′", "⟺": "⇔", "⟹": "⇒", "⟸": "⇐", "∖": "\\",
  ]

  private static func written(_ node: Node) -> String {
    switch node {
    case .token(let kind, let text): "(\(kind) \(text))"
    case .element(let name, let children):
      "(" + ([name] + children.map(written)).joined(separator: " ") + ")"
    }
  }

  // MARK: Reading XML

  private final class Element {
    let name: String
    let attributes: [String: String]
    var children: [Element] = []
    var text = ""

    init(_ name: String, _ attributes: [String: String]) {
      self.name = name
      self.attributes = attributes
    }
  }

  private final class Builder: NSObject, XMLParserDelegate {
    private var stack: [Element] = []
    private(set) var root: Element?

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      let element = Element(name, attributes)
      stack.last?.children.append(element)
      stack.append(element)
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      root = stack.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) { stack.last?.text += text }
  }
}
