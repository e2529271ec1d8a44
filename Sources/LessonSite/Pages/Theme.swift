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
  }

  init() throws {
    library = MustacheLibrary(templates: [
      "page": try Self.template(PackageResources.page_mustache),
      "chapter": try Self.template(PackageResources.chapter_mustache),
      "index": try Self.template(PackageResources.index_mustache),
    ])
    assets = [SiteFile(path: "lesson.css", bytes: PackageResources.lesson_css)]
  }

  private static func template(_ bytes: [UInt8]) throws -> MustacheTemplate {
    try MustacheTemplate(string: String(decoding: bytes, as: UTF8.self))
  }

  func render(_ values: some Sendable, with template: Template) -> Markup {
    Markup(html: library.render(values, withTemplate: template.rawValue) ?? "")
  }
}
