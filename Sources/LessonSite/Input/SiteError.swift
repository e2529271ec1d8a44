/// Why no site can be made from a `SiteInput`.
public enum SiteError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Not letters, digits and hyphens.
  case languageIsNoTag(String)
  case languageComesTwice(String)
  /// Empty, hidden, with a slash, or that of a page that every site has.
  case chapterNameIsNoFile(String)
  /// File systems may not tell capitals from small letters, so neither does the site.
  case chapterNameComesTwice(String, language: String)

  public var description: String {
    switch self {
    case .languageIsNoTag(let language):
      "`\(language)` is no language: a language is a tag such as `en` or `ko`"
    case .languageComesTwice(let language):
      "the book has two editions in the language `\(language)`"
    case .chapterNameIsNoFile(let name):
      "`\(name)` cannot name a chapter's page"
    case .chapterNameComesTwice(let name, let language):
      "two chapters of the edition `\(language)` are called `\(name)`"
    }
  }
}

extension SiteInput {
  /// Throws where two files of the site would be one, or a file would not be in the site.
  func validate() throws(SiteError) {
    var languages: Set<String> = []
    for edition in editions {
      let language = edition.language
      guard !language.isEmpty, language.utf8.allSatisfy(\.isPartOfLanguageTag) else {
        throw .languageIsNoTag(language)
      }
      guard languages.insert(language.lowercased()).inserted else {
        throw .languageComesTwice(language)
      }
      var names: Set<String> = []
      for chapter in edition.chapters {
        let name = chapter.name
        guard !PageAddress.isReserved(name), PageAddress.isFileName(name) else {
          throw .chapterNameIsNoFile(name)
        }
        guard names.insert(name.lowercased()).inserted else {
          throw .chapterNameComesTwice(name, language: language)
        }
      }
    }
  }
}

extension UInt8 {
  fileprivate var isPartOfLanguageTag: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
