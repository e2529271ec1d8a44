import LessonSyntax
import Mustache

/// HTML. Text gets into it escaped, by interpolation or `init(_:)`; only `init(html:)` takes a
/// string for HTML, so that every place that trusts one can be searched for.
///
/// Templates must be given `Markup`, and write it with three braces: Mustache's own escaping
/// compares characters, so that a quotation mark with a combining accent behind it, which a browser
/// reads as a quotation mark, stays one.
struct Markup: Equatable, Sendable {
  private(set) var html: String

  /// `html` as it is. It comes from this module, from libcmark, from the book's author, or from a
  /// figure, which escapes its own text.
  init(html: String) {
    self.html = html
  }

  /// `text`, escaped.
  init(_ text: String) {
    html = HTML.escape(text)
  }

  static func + (first: Markup, second: Markup) -> Markup {
    Markup(html: first.html + second.html)
  }

  static func += (markup: inout Markup, more: Markup) {
    markup.html += more.html
  }
}

extension Markup: ExpressibleByStringInterpolation {
  init(stringLiteral html: String) {
    self.html = html
  }

  init(stringInterpolation: StringInterpolation) {
    html = stringInterpolation.html
  }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var html = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      html.reserveCapacity(literalCapacity)
    }

    mutating func appendLiteral(_ literal: String) {
      html += literal
    }

    mutating func appendInterpolation(_ text: String) {
      html += HTML.escape(text)
    }

    mutating func appendInterpolation(_ markup: Markup) {
      html += markup.html
    }

    mutating func appendInterpolation(_ number: Int) {
      html += String(number)
    }
  }
}

extension Markup: MustacheCustomRenderable {
  var renderText: String { html }
  var isNull: Bool { html.isEmpty }
}

extension Sequence<Markup> {
  func joined(separator: Markup = "") -> Markup {
    Markup(html: map(\.html).joined(separator: separator.html))
  }
}
