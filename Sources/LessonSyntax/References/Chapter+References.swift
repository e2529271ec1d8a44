extension Chapter {
  /// A reference to a figure may name its cell, too.
  mutating func labelFigures() {
    for cell in cells {
      guard let number = figureNumbers.number(ofCell: cell.index), let anchor = cell.figureAnchor,
        let name = cell.options.name
      else { continue }
      labels[anchor] = Label(.figure(number))
      labels[name] = Label(.figure(number))
    }
  }

  /// Finds what the links lead to whose text depends on that: links without a text, which get one;
  /// links such as `[Figure 3](#norms)`, whose number must be that of the figure; and terms of the
  /// glossary.
  ///
  /// - Parameter reader: reads other files; links into them are left alone without one, and those
  ///   within the chapter with one, since they have been seen to.
  /// - Returns: what is wrong with them.
  mutating func resolveReferences(with reader: LabelReader? = nil) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    for link in links where link.kind == .link {
      guard let text = link.text,
        case .file(let path, let fragment) = LinkDestination(link.destination),
        path.isEmpty ? reader == nil : reader != nil && path.hasSuffix(".md")
      else { continue }
      let reference = Reference(
        text: text, destination: link.destination, path: path, fragment: fragment ?? "")
      guard reference.mayDependOnItsTarget else { continue }
      let target: Reference.Target?
      if let reader {
        target = reader.target(at: folder + path).map(Reference.Target.init)
      } else {
        target = Reference.Target(labels: labels, anchors: anchors)
      }
      do throws(Reference.Problem) {
        guard let label = try reference.label(in: target) else { continue }
        references[link.destination] = label
      } catch {
        problems.append(Diagnostic(path: self.path, line: link.line, message: error.description))
      }
    }
    return problems
  }

  /// What the paths of links are relative to: empty, or ends with a slash.
  private var folder: String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }
}
