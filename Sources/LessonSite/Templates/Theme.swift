import LessonSyntax
import Mustache

/// The look of the site: the built-in theme, with a book's own files in the places of those of the same
/// names.
struct Theme: Sendable {
  private let library: MustacheLibrary
  private let files: [(name: String, bytes: [UInt8])]

  /// What the book adds to the head of every page.
  let head: Markup

  /// The book has a style sheet besides that of the theme.
  let hasExtraStyle: Bool

  enum Template: String {
    /// The frame of every page.
    case page
    /// What is in the frame.
    case chapter
    case index
    /// A chapter alone, with nothing beside it.
    case single
  }

  init(_ book: BookTheme) {
    let own = book.files
    files = BuiltInTheme.files.map { ($0.name, own[$0.name] ?? $0.bytes) }
    var library = MustacheLibrary()
    for (name, bytes) in files where name.hasSuffix(Self.templateEnding) {
      // Every template has been read: the book's by `BookTheme`, ours by a test.
      let text = String(decoding: bytes, as: UTF8.self)
      guard let template = try? MustacheTemplate(string: text) else { continue }
      library.register(template, named: String(name.dropLast(Self.templateEnding.count)))
    }
    self.library = library
    head = Markup(html: own[BookTheme.head].map { String(decoding: $0, as: UTF8.self) } ?? "")
    extraStyle = own[BookTheme.extraStyle]
    hasExtraStyle = extraStyle != nil
  }

  private let extraStyle: [UInt8]?

  static let templateEnding = ".mustache"

  /// The files that pages refer to.
  var assets: [SiteFile] {
    let own = files.filter { !$0.name.hasSuffix(Self.templateEnding) }
      .map { SiteFile(path: $0.name, bytes: $0.bytes) }
    return own + (extraStyle.map { [SiteFile(path: BookTheme.extraStyle, bytes: $0)] } ?? [])
  }

  /// The style sheets, for a page that has them inside.
  var style: Markup {
    let sheet = files.first { $0.name == "lesson.css" }?.bytes ?? []
    return Markup(html: String(decoding: sheet + (extraStyle ?? []), as: UTF8.self))
  }

  func render(_ values: some Sendable, with template: Template) -> Markup {
    let values = TemplateValues(values)
    return Markup(html: library.render(values, withTemplate: template.rawValue) ?? "")
  }
}
