/// A link to something in a book.
struct Reference {
  /// The words of the link.
  var text: String

  /// Where it leads, as it is written, and its two halves.
  var destination: String
  var path: String
  var fragment: String

  /// What a file has to lead to.
  struct Target {
    /// The title of another chapter; nil for the reference's own.
    var chapter: String?
    var labels: [String: Label]
    var anchors: Set<String>
  }

  enum Problem: Error, Equatable {
    case noFile(path: String)
    case noSuchLabel(destination: String, near: String?)
    case hasNoWords(destination: String)
    case otherNumber(text: String, destination: String, isFigure: Bool, number: Int)
    case hasNoNumber(text: String, destination: String)
  }

  /// Only then need its target be read.
  var mayDependOnItsTarget: Bool {
    text.isEmpty || Glossary.isGlossary(path) || NumberedWord(text) != nil
  }

  /// What it leads to, where its text depends on that; nil where it does not.
  func label(in target: Target?) throws(Problem) -> Label? {
    guard text.isEmpty else { return try confirmedLabel(in: target) }
    guard let target else { throw .noFile(path: path) }
    if fragment.isEmpty, let title = target.chapter {
      return Label(.chapter, title: [.text(title)])
    }
    guard var label = target.labels[fragment] else {
      if target.anchors.contains(fragment) { throw .hasNoWords(destination: destination) }
      let known = Array(target.labels.keys).sorted()
      throw .noSuchLabel(
        destination: destination, near: Suggestion.nearest(to: fragment, among: known))
    }
    label.chapter = target.chapter
    return label
  }

  /// What the link's words must hold for. Where it leads is for the check of links to find.
  private func confirmedLabel(in target: Target?) throws(Problem) -> Label? {
    guard let target else { return nil }
    let label = target.labels[fragment]
    if case .term? = label?.kind { return label }
    guard let word = NumberedWord(text), target.anchors.contains(fragment) else { return nil }
    guard let label, let number = label.number else {
      throw .hasNoNumber(text: text, destination: destination)
    }
    guard word.names(label) else {
      let isFigure = if case .figure = label.kind { true } else { false }
      throw .otherNumber(
        text: text, destination: destination, isFigure: isFigure, number: number)
    }
    return nil
  }
}

extension Reference.Target {
  init(_ target: LabelReader.Target) {
    self.init(
      chapter: target.title, labels: target.labels, anchors: target.anchors)
  }
}

extension Reference.Problem: CustomStringConvertible {
  var description: String {
    switch self {
    case .noFile(let path):
      "this link has no words of its own and leads to `\(path)`, which cannot be read: mend the path, or "
        + "write the words between the brackets"
    case .noSuchLabel(let destination, let near):
      "this link has no words of its own, and `\(destination)` names no heading, figure or formula"
        + (near.map { ": did you mean `#\($0)`?" }
          ?? ": mend it, or write the words between the brackets")
    case .hasNoWords(let destination):
      "this link has no words of its own, and `\(destination)` has none to lend: write them between the "
        + "brackets, or give a cell that it names a `caption`"
    case .otherNumber(let text, let destination, let isFigure, let number):
      "`\(destination)` is \(isFigure ? "figure \(number)" : "equation (\(number))"), and this link calls "
        + "it `\(text)`: write that number, or `[](\(destination))`, which gets its words by itself"
    case .hasNoNumber(let text, let destination):
      "this link calls `\(destination)` `\(text)`, which has no number: a figure gets one from the "
        + "`caption` of its cell, a formula from `\\label`"
    }
  }
}
