import LessonSyntax

extension Callout {
  /// What a reader of the terminal's page sees above the text.
  var title: String {
    switch self {
    case .note: "Note"
    case .tip: "Tip"
    case .important: "Important"
    case .warning: "Warning"
    case .caution: "Caution"
    }
  }

  var color: TextStyle.Color {
    switch self {
    case .note: .brightBlue
    case .tip: .green
    case .important: .magenta
    case .warning: .yellow
    case .caution: .red
    }
  }
}
