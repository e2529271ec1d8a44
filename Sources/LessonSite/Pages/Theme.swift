import Mustache

/// The look of the site: its templates and its style sheet, which are plain files in the folder
/// `Theme`, built into the program.
struct Theme: Sendable {
  private let library: MustacheLibrary

  /// The files that pages refer to.
  let assets: [SiteFile]

  enum Template: String {
    /// The frame of every page.
    case page
    /// What is in the frame.
    case chapter
    case index
    /// A chapter alone, with nothing beside it.
    case single
  }

  init() throws {
    library = MustacheLibrary(templates: [
      "page": try Self.template(PackageResources.page_mustache),
      "chapter": try Self.template(PackageResources.chapter_mustache),
      "index": try Self.template(PackageResources.index_mustache),
      "single": try Self.template(PackageResources.single_mustache),
    ])
    assets = [SiteFile(path: "lesson.css", bytes: PackageResources.lesson_css)]
  }

  /// The style sheet, for a page that has it inside.
  var style: Markup { Markup(html: String(decoding: PackageResources.lesson_css, as: UTF8.self)) }

  private static func template(_ bytes: [UInt8]) throws -> MustacheTemplate {
    try MustacheTemplate(string: String(decoding: bytes, as: UTF8.self))
  }

  func render(_ values: some Sendable, with template: Template) -> Markup {
    let values = TemplateValues(values)
    return Markup(html: library.render(values, withTemplate: template.rawValue) ?? "")
  }
}
