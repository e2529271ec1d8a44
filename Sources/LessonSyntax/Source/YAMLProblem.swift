import Yams

/// What Yams says of text that is no YAML.
enum YAMLProblem {
  /// The line, from 1, and the problem.
  static func place(of error: any Error) -> (line: Int, problem: String) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (mark.line, problem)
    case .reader(let problem, _, _, _):
      (1, problem)
    default:
      (1, "\(error)")
    }
  }
}
