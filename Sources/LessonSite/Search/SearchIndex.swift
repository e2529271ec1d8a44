import LessonSyntax

/// What a search in one edition of a book needs: its pages with their headings, and for each word the
/// sections that have it.
///
/// It holds no text: a search that shows a passage takes it from the page that it is on. Without that
/// it stays below 15 % of the text that it covers. No word is cut into parts for the search inside of
/// words either: whoever searches has all words at hand and looks through them.
struct SearchIndex {
  private var pages: [(name: String, sections: [ChapterSection])] = []
  private var sectionCount = 0
  private var terms = SearchTerms()

  /// Adds the next page of the edition.
  ///
  /// - Parameter name: its file without `.html`.
  mutating func add(_ sections: [ChapterSection], ofPage name: String) {
    for section in sections {
      for word in section.words.split(separator: 0) { terms.add(word, in: sectionCount) }
      sectionCount += 1
    }
    pages.append((name, sections))
  }

  /// The index as text for a script, in the format that `SearchCode` describes.
  var text: [UInt8] {
    var code = SearchCode()
    code.add(pages.count, .amount)
    for page in pages {
      code.add(page.name)
      code.add(page.sections.count, .amount)
      var anchors = HeadingAnchors()
      for section in page.sections {
        code.add(section.heading)
        let usual = anchors.next(for: section.heading)
        switch section.anchor {
        case nil: code.add(SearchCode.Anchor.none.rawValue, .anchor)
        case usual: code.add(SearchCode.Anchor.usual.rawValue, .anchor)
        case let anchor?:
          code.add(SearchCode.Anchor.given.rawValue, .anchor)
          code.add(anchor)
        }
      }
    }
    var last: [UInt8] = []
    terms.visit { word, sections in
      last = code.add(String(decoding: word, as: UTF8.self), behind: last)
      code.add(sections.count - 1, .count)
      var previous = -1
      for section in sections {
        code.add(section - previous - 1, .distance(of: sections.count))
        previous = section
      }
    }
    code.addEnd(behind: last)
    return code.text
  }
}

/// The anchors that headings have when nobody says otherwise, so that the index need not repeat them:
/// small letters and digits, hyphens for spaces, and a number where one comes again on its page.
struct HeadingAnchors {
  private var uses: [String: Int] = [:]

  mutating func next(for heading: String) -> String {
    var anchor = ""
    for scalar in heading.unicodeScalars {
      // Looking up what a character is takes a hundred times as long.
      if scalar.isASCII, scalar.value | 0x20 >= 0x61, scalar.value | 0x20 <= 0x7A {
        anchor.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value | 0x20)))
      } else if scalar.isPartOfWord || scalar == "-" || scalar == "_" {
        anchor += scalar.properties.lowercaseMapping
      } else if scalar == " " {
        anchor += "-"
      }
    }
    let count = uses[anchor, default: 0]
    uses[anchor] = count + 1
    return count == 0 ? anchor : "\(anchor)-\(count)"
  }
}
