internal import CellProtocol

/// HTML or SVG under construction: elements in order, everything escaped.
struct Markup {
  private(set) var source = ""

  /// An attribute's name and value.
  typealias Attributes = KeyValuePairs<String, String>

  mutating func open(_ element: String, _ attributes: Attributes = [:]) {
    start(element, attributes)
    source += ">"
  }

  mutating func close(_ element: String) { source += "</\(element)>" }

  /// An element without content.
  mutating func empty(_ element: String, _ attributes: Attributes = [:]) {
    start(element, attributes)
    source += "/>"
  }

  /// An element that holds only text.
  mutating func element(_ element: String, _ attributes: Attributes = [:], _ text: String) {
    open(element, attributes)
    source += Markup.escaped(text)
    close(element)
  }

  mutating func line() { source += "\n" }

  mutating func text(_ text: String) { source += Markup.escaped(text) }

  /// An element that holds words of the figure's own, in every language.
  mutating func element(_ element: String, _ attributes: Attributes = [:], _ words: Phrase) {
    open(element, attributes)
    source += Multilingual(words.map(Markup.escaped)).source
    close(element)
  }

  private mutating func start(_ element: String, _ attributes: Attributes) {
    source += "<" + element
    for (name, value) in attributes where !value.isEmpty {
      source += " \(name)=\"\(Markup.escaped(value))\""
    }
  }

  /// Safe as text and in a quoted attribute. Controls that HTML does not allow become U+FFFD.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n": result.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// A length in a drawing with at most two decimals: `12`, `0.5`, `-3.25`.
func coordinate(_ value: Double) -> String {
  let hundredths = Int((value * 100).nearestWhole)
  let (whole, rest) = (hundredths.magnitude / 100, hundredths.magnitude % 100)
  let sign = hundredths < 0 ? "-" : ""
  if rest == 0 { return "\(sign)\(whole)" }
  let decimals = rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)"
  return "\(sign)\(whole).\(decimals)"
}
