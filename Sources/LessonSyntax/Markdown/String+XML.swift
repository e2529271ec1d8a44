extension String {
  /// The text between two tags of an XML 1.0 document.
  package var xmlText: String { xml(isAttribute: false) }

  /// The text between the quotation marks of an XML 1.0 attribute, whose line breaks and tabs a parser
  /// would make spaces (section 3.3.3).
  package var xmlAttribute: String { xml(isAttribute: true) }

  private func xml(isAttribute: Bool) -> String {
    var escaped = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\r": escaped += "&#13;"
      case "\n": escaped += isAttribute ? "&#10;" : "\n"
      case "\t": escaped += isAttribute ? "&#9;" : "\t"
      default:
        escaped.unicodeScalars.append(scalar.isXMLCharacter ? scalar : scalar.picture)
      }
    }
    return escaped
  }
}

extension Unicode.Scalar {
  /// Whether a document may hold it at all, even escaped (XML 1.0, production 2).
  fileprivate var isXMLCharacter: Bool {
    switch value {
    case 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  /// What stands for a control character that no document may hold.
  fileprivate var picture: Unicode.Scalar {
    value < 0x20 ? Unicode.Scalar(0x2400 + value)! : "\u{FFFD}"
  }
}
