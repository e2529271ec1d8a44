/// The built-in theme: plain files in the folder `Theme`, built into the program.
enum BuiltInTheme {
  /// Each file by its name. A template is a `.mustache`; every other file becomes one of the site.
  static let files: [(name: String, bytes: [UInt8])] = [
    ("page.mustache", PackageResources.page_mustache),
    ("chapter.mustache", PackageResources.chapter_mustache),
    ("index.mustache", PackageResources.index_mustache),
    ("single.mustache", PackageResources.single_mustache),
    ("contents.mustache", PackageResources.contents_mustache),
    ("lesson.css", PackageResources.lesson_css),
    ("lesson.js", PackageResources.lesson_js),
    ("search.css", PackageResources.search_css),
    ("search.js", PackageResources.search_js),
    ("search-engine.js", PackageResources.search_engine_js),
    ("search-panel.js", PackageResources.search_panel_js),
  ]

  /// Templates that others put into themselves with `{{> name}}`.
  static let partials: Set<String> = ["contents.mustache"]
}
