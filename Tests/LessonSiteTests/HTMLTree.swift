/// A page read strictly: an element that is not closed, an attribute without quotation marks, a
/// stray `<` or `&`, or an id that comes twice is an error. Not a browser, which forgives.
struct HTMLTree {
  final class Element {
    let name: String
    let attributes: [String: String]
    fileprivate(set) var nodes: [Node] = []

    fileprivate init(_ name: String, _ attributes: [String: String]) {
      self.name = name
      self.attributes = attributes
    }

    /// All text in the element, without that in elements of the class `excluded`.
    func text(without excluded: String? = nil) -> String {
      nodes.map { node in
        switch node {
        case .text(let text): text
        case .element(let element):
          excluded != nil && element.attributes["class"] == excluded
            ? "" : element.text(without: excluded)
        }
      }.joined()
    }

    var text: String { text() }

    /// The elements in it, depth first.
    var descendants: [Element] {
      nodes.flatMap { node -> [Element] in
        guard case .element(let element) = node else { return [] }
        return [element] + element.descendants
      }
    }

    /// The elements in it with a name, a class, or both.
    func all(_ name: String? = nil, class style: String? = nil) -> [Element] {
      descendants.filter { element in
        (name == nil || element.name == name)
          && (style == nil || element.attributes["class"] == style)
      }
    }

    func first(_ name: String? = nil, class style: String? = nil) -> Element? {
      all(name, class: style).first
    }

    subscript(attribute: String) -> String? { attributes[attribute] }
  }

  enum Node {
    case text(String)
    case element(Element)
  }

  struct Problem: Error, CustomStringConvertible {
    var description: String
  }

  let root: Element

  static let voidElements: Set<String> = [
    "area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr",
  ]

  init(_ html: String) throws {
    var reader = Reader(text: Array(html.unicodeScalars))
    root = try reader.read()
    let ids = root.descendants.compactMap { $0["id"] }
    guard Set(ids).count == ids.count else { throw Problem(description: "an id comes twice") }
  }
}

private struct Reader {
  let text: [Unicode.Scalar]
  var position = 0

  typealias Problem = HTMLTree.Problem

  mutating func read() throws -> HTMLTree.Element {
    var open = [HTMLTree.Element("", [:])]
    while position < text.count {
      guard text[position] == "<" else {
        open.last!.nodes.append(.text(try decoded(take { $0 == "<" })))
        continue
      }
      position += 1
      if skip("!DOCTYPE html>") { continue }
      if skip("/") {
        let name = take { $0 == ">" }
        position += 1
        guard open.count > 1, open.last!.name == name else {
          throw Problem(description: "</\(name)> closes <\(open.last!.name)>")
        }
        open.removeLast()
        continue
      }
      let (element, isClosed) = try tag()
      open.last!.nodes.append(.element(element))
      if !isClosed, !HTMLTree.voidElements.contains(element.name) { open.append(element) }
    }
    guard open.count == 1 else { throw Problem(description: "<\(open.last!.name)> stays open") }
    return open[0]
  }

  private mutating func tag() throws -> (HTMLTree.Element, isClosed: Bool) {
    let name = take { $0 == " " || $0 == ">" || $0 == "/" || $0 == "\n" }
    guard let first = name.unicodeScalars.first, first.properties.isAlphabetic, first.isASCII else {
      throw Problem(description: "a stray < before \(name)")
    }
    var attributes: [String: String] = [:]
    while position < text.count {
      while skip(" ") || skip("\n") {}
      if skip("/>") { return (HTMLTree.Element(name, attributes), true) }
      if skip(">") { return (HTMLTree.Element(name, attributes), false) }
      let key = take { "=> \"'<".unicodeScalars.contains($0) }
      guard !key.isEmpty, attributes[key] == nil else {
        throw Problem(description: "an attribute of <\(name)> is wrong after \(attributes)")
      }
      guard skip("=\"") else { throw Problem(description: "\(key) of <\(name)> has no value") }
      attributes[key] = try decoded(take { $0 == "\"" })
      position += 1
    }
    throw Problem(description: "<\(name) does not end")
  }

  private mutating func take(until isEnd: (Unicode.Scalar) -> Bool) -> String {
    var taken = String.UnicodeScalarView()
    while position < text.count, !isEnd(text[position]) {
      taken.append(text[position])
      position += 1
    }
    return String(taken)
  }

  private mutating func skip(_ expected: String) -> Bool {
    let scalars = Array(expected.unicodeScalars)
    guard text[position...].starts(with: scalars) else { return false }
    position += scalars.count
    return true
  }

  /// `#x2061` and the like, as formulas have them.
  private func character(numbered name: String) -> String? {
    guard name.hasPrefix("#x") else { return nil }
    return UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init).map { String($0) }
  }

  private func decoded(_ source: String) throws -> String {
    var reader = Reader(text: Array(source.unicodeScalars))
    var result = ""
    while reader.position < reader.text.count {
      result += reader.take { $0 == "&" }
      guard reader.skip("&") else { break }
      let name = reader.take { $0 == ";" || $0 == " " }
      let known = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'", "#x27": "'"]
      guard reader.skip(";"), let character = known[name] ?? character(numbered: name) else {
        throw Problem(description: "a stray & before \(name)")
      }
      result += character
    }
    return result
  }
}
