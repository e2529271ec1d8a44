import LessonSyntax

/// What is new in a book in one language, as an Atom feed (RFC 4287): the chapters that say when they
/// were written or changed, the newest first. There is none for a site whose address is not known, and
/// none where no chapter says so: what a feed must hold would have to be made up.
struct Feed {
  static let name = "feed.xml"

  struct Entry {
    var address: String
    var title: String
    var summary: String
    var published: CalendarDate?
    var updated: CalendarDate
  }

  var language: String
  var title: String
  var subtitle: String
  /// Whole, of the front page and of the feed itself.
  var home: String
  var address: String
  var entries: [Entry]

  /// nil without entries.
  var text: String? {
    // Stable: of two chapters of one day, the one that comes first in the book.
    let newest = entries.enumerated().sorted { first, second in
      (second.element.updated, first.offset) < (first.element.updated, second.offset)
    }.map(\.element)
    guard let updated = newest.first?.updated else { return nil }
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"\(language.xmlAttribute)\">",
      element("id", home), element("title", title),
    ]
    if !subtitle.isEmpty { lines.append(element("subtitle", subtitle)) }
    lines += [
      "<link rel=\"alternate\" type=\"text/html\" href=\"\(home.xmlAttribute)\"/>",
      "<link rel=\"self\" type=\"application/atom+xml\" href=\"\(address.xmlAttribute)\"/>",
      // The format asks for an author; the book is all that is known of it.
      "<author>\(element("name", title))</author>", element("updated", Self.time(updated)),
    ]
    for entry in newest {
      lines += [
        "<entry>", element("id", entry.address), element("title", entry.title),
        "<link rel=\"alternate\" type=\"text/html\" href=\"\(entry.address.xmlAttribute)\"/>",
      ]
      if let published = entry.published {
        lines.append(element("published", Self.time(published)))
      }
      lines.append(element("updated", Self.time(entry.updated)))
      if !entry.summary.isEmpty { lines.append(element("summary", entry.summary)) }
      lines.append("</entry>")
    }
    return (lines + ["</feed>", ""]).joined(separator: "\n")
  }

  private func element(_ name: String, _ text: String) -> String {
    "<\(name)>\(text.xmlText)</\(name)>"
  }

  /// RFC 3339, as Atom wants it.
  private static func time(_ date: CalendarDate) -> String { "\(date)T00:00:00Z" }
}
