import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The elements of an XML document, as a parser that is not ours reads them.
final class XMLShape: NSObject, XMLParserDelegate {
  struct Element {
    /// From the root: `feed/entry/id`.
    var path: String
    var text = ""
  }

  struct NoXML: Error {}

  private(set) var elements: [Element] = []
  private var open: [Int] = []

  init(_ text: String) throws {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    guard parser.parse() else { throw NoXML() }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    let path = (open.last.map { elements[$0].path + "/" } ?? "") + name
    open.append(elements.count)
    elements.append(Element(path: path))
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if let last = open.last { elements[last].text += text }
  }

  func children(of path: String...) -> [Element] {
    elements.filter { $0.path == path.joined(separator: "/") }
  }

  /// The texts of the elements called `name`, wherever they stand.
  func texts(_ name: String) -> [String] {
    elements.filter { $0.path.hasSuffix("/" + name) }.map(\.text)
  }
}
