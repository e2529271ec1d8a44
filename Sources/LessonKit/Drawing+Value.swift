internal import CellProtocol
import LessonDisplay

extension Drawing {
  /// How a bare expression's value is shown: figures draw themselves, a text keeps its quotation
  /// marks, so that `"1"` and `1` differ, an optional is what it holds, and everything else describes
  /// itself.
  init(of value: Any) {
    switch value {
    case let figure as any Figure:
      let drawn = figure.drawn
      self.init(text: drawn.text, html: drawn.page, forms: drawn.forms)
    case let figure as any Drawable:
      self.init(text: figure.text, html: Multilingual(figure.html))
    case let text as String:
      self.init(text: text.quoted)
    default:
      if let wrapped = Mirror.wrapped(in: value) {
        self.init(of: wrapped)
      } else {
        self.init(text: describe(value))
      }
    }
  }
}

extension Mirror {
  /// What an optional holds; `nil` for one that holds nothing, and for what is no optional.
  fileprivate static func wrapped(in value: Any) -> Any? {
    let mirror = Mirror(reflecting: value)
    return mirror.displayStyle == .optional ? mirror.children.first?.value : nil
  }
}

/// A value as it describes itself. Elements of tuples and arrays that take several lines, such as
/// matrices, stand below each other, their lines aligned.
private func describe(_ value: Any) -> String {
  let whole = String(describing: value)
  // Most values have one line, and some of those are arrays of a million numbers.
  guard whole.utf8.contains(UInt8(ascii: "\n")) else { return whole }
  let mirror = Mirror(reflecting: value)
  let brackets: (String, String)
  switch mirror.displayStyle {
  case .tuple: brackets = ("(", ")")
  case .collection: brackets = ("[", "]")
  case .optional: return mirror.children.first.map { describe($0.value) } ?? whole
  default: return whole
  }
  let elements = mirror.children.map { label, element in
    let name = label.flatMap { $0.hasPrefix(".") ? nil : "\($0): " } ?? ""
    let indent = "\n" + String(repeating: " ", count: name.count + 1)
    let text = (element as? String)?.quoted ?? describe(element)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return name + lines.joined(separator: indent)
  }
  return brackets.0 + elements.joined(separator: ",\n ") + brackets.1
}

extension String {
  /// The text as a Swift literal: what could be taken for its end, or not be seen, is escaped.
  fileprivate var quoted: String {
    var quoted = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        quoted += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
