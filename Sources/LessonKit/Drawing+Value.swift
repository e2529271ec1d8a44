internal import CellProtocol

extension Drawing {
  /// How a bare expression's value is shown: figures draw themselves, a text keeps its quotation
  /// marks, so that `"1"` and `1` differ, and everything else describes itself.
  init<Value>(of value: Value) {
    switch value {
    case let figure as any Drawable:
      self.init(text: figure.text, html: figure.html)
    case let text as String:
      self.init(text: text.debugDescription)
    default:
      self.init(text: String(describing: value))
    }
  }
}
