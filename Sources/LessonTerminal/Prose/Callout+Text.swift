import LessonSyntax

extension Callout {
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
