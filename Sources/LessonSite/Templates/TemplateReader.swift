import LessonSyntax
import Mustache

/// Reads a template of a book's theme for what is wrong with it.
///
/// A template may name what the built-in template of that name names, so a misspelt name is found
/// before it leaves a hole in every page.
struct TemplateReader {
  /// As diagnostics name the file.
  var path: String

  /// The template's own name: `page.mustache`.
  var name: String

  private static let opening = "{{"

  /// Everything that is wrong with `text`, with its lines.
  func problems(in text: String) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    var open: [(name: String, line: Int)] = []
    let known = Self.names(ofBuiltIn: name)
    for tag in Self.tags(in: text) {
      func report(_ message: String) {
        problems.append(Diagnostic(path: path, line: tag.line, message: message))
      }
      switch tag.kind {
      case .unclosed:
        report("a tag opens here and does not end on its line: close it with braces")
        return problems
      case .comment: continue
      case .other(let sign):
        report(
          "`{{\(sign)` is no tag of a theme: there are `{{{name}}}`, `{{#name}}`, "
            + "`{{^name}}`, `{{/name}}` and `{{> name}}`")
      case .partial:
        let partials = BuiltInTheme.partials.map { String($0.dropLast(Theme.templateEnding.count)) }
        if BuiltInTheme.partials.contains(name) || !partials.contains(tag.name) {
          report(
            "`\(tag.name)` is no part that this template can take in"
              + Suggestion.text(for: tag.name, among: partials.sorted()))
        }
      case .escaped:
        report(
          "write `{{{\(tag.name)}}}` with three braces: what a template is given is HTML already")
      case .value, .section:
        if !known.contains(tag.name) {
          report(
            "`\(tag.name)` is nothing that this template is given"
              + Suggestion.text(for: tag.name, among: known.sorted()))
        }
        if tag.kind == .section { open.append((tag.name, tag.line)) }
      case .end:
        guard let section = open.popLast() else {
          report("`\(tag.name)` ends here and does not begin")
          continue
        }
        if section.name != tag.name {
          report("`\(tag.name)` ends here, and `\(section.name)` of line \(section.line) is open")
        }
      }
    }
    for section in open {
      problems.append(
        Diagnostic(
          path: path, line: section.line,
          message: "`\(section.name)` begins here and does not end: write `{{/\(section.name)}}`"))
    }
    if problems.isEmpty, (try? MustacheTemplate(string: text)) == nil {
      problems.append(Diagnostic(path: path, line: 1, message: "this is no Mustache template"))
    }
    return problems
  }

  /// What the built-in template of this name is given, and its parts.
  private static func names(ofBuiltIn name: String) -> Set<String> {
    guard let file = BuiltInTheme.files.first(where: { $0.name == name }) else { return [] }
    var names: Set<String> = []
    for tag in tags(in: String(decoding: file.bytes, as: UTF8.self)) {
      switch tag.kind {
      case .value, .section: names.insert(tag.name)
      case .partial: names.formUnion(Self.names(ofBuiltIn: tag.name + Theme.templateEnding))
      default: continue
      }
    }
    return names
  }

  // MARK: Tags

  private struct Tag {
    enum Kind: Equatable {
      case value, escaped, section, end, partial, comment, unclosed
      /// A tag of Mustache's that themes do not use.
      case other(Character)
    }

    var kind: Kind
    var name: String
    var line: Int
  }

  private static func tags(in text: String) -> [Tag] {
    var tags: [Tag] = []
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      var rest = line
      while let start = rest.firstRange(of: opening) {
        rest = rest[start.upperBound...]
        let (kind, inner, close) = Self.kind(of: rest)
        guard let end = inner.firstRange(of: close) else {
          return tags + [Tag(kind: .unclosed, name: "", line: index + 1)]
        }
        let name = String(inner[..<end.lowerBound].filter { !$0.isWhitespace })
        tags.append(Tag(kind: kind, name: name, line: index + 1))
        rest = rest[end.upperBound...]
      }
    }
    return tags
  }

  /// What the tag is whose text behind `{{` is `text`, what is left of that, and what closes it.
  private static func kind(of text: Substring) -> (Tag.Kind, Substring, close: String) {
    guard let sign = text.first else { return (.unclosed, text, "}}") }
    let rest = text.dropFirst()
    return switch sign {
    case "{": (.value, rest, "}}}")
    case "&": (.value, rest, "}}")
    case "#", "^": (.section, rest, "}}")
    case "/": (.end, rest, "}}")
    case ">": (.partial, rest, "}}")
    case "!": (.comment, rest, "}}")
    case "=", "<", "$", "%": (.other(sign), rest, "}}")
    default: (.escaped, text, "}}")
    }
  }
}
