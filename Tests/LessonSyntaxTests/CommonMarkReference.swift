import Clibcmark
import Foundation

/// What libcmark itself prints for `text`: the reference for Markdown without our extensions.
func commonMark(_ text: String) -> String {
  var text = text
  let html = text.withUTF8 { bytes in
    bytes.withMemoryRebound(to: CChar.self) { characters in
      // Raw HTML stays: an author who may run code may also write a tag.
      cmark_markdown_to_html(characters.baseAddress, characters.count, CMARK_OPT_UNSAFE)
    }
  }
  guard let html else { return "" }
  defer { free(html) }
  return String(cString: html)
}

/// A page's body in the one respect in which ours differs on purpose: headings have anchors, and
/// stand on lines of their own.
func withoutAnchors(_ html: String) -> String {
  html.replacing(/<h([1-6]) id="[^"]*">\n/) { "<h\($0.1)>" }
    .replacing(/\n<\/h([1-6])>/) { "</h\($0.1)>" }
}
