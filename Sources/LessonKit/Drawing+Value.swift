internal import CellProtocol

extension Drawing {
  /// How a bare expression's value is shown: figures draw themselves, a text keeps its quotation
  /// marks, so that `"1"` and `1` differ, and everything else describes itself.
  init<Value>(of value: Value) {
    switch value {
    case let figure as any Drawable:
      self.init(text: figure.text, html: figure.html)
    case let text as String:
      self.init(text: text.quoted)
    default:
      self.init(text: String(describing: value))
    }
  }
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
