import LessonPreview
import LessonSite
import Testing

@Suite struct PreviewSiteTests {
  private let site = PreviewSite(token: "t")
  private let page = "<!DOCTYPE html>\n<html>\n<body>\n<p>text</p>\n</body>\n</html>\n"

  private func file(_ path: String, _ text: String) -> SiteFile {
    SiteFile(path: path, bytes: Array(text.utf8))
  }

  private func text(_ path: String) -> String {
    String(decoding: site.answer(to: path).bytes, as: UTF8.self)
  }

  @Test func pagesGetTheScriptAndNothingElseDoes() {
    site.show([file("index.html", page), file("a/index.html", page), file("lesson.css", "p {}")])
    for path in ["/", "/index.html", "/a/"] {
      #expect(site.answer(to: path).status == 200)
      #expect(site.answer(to: path).type == "text/html")
      #expect(text(path).contains("<p>text</p>\n<script>"))
      #expect(text(path).hasSuffix("</script>\n</body>\n</html>\n"))
    }
    #expect(site.answer(to: "/lesson.css").type == "text/css")
    #expect(text("/lesson.css") == "p {}")
    #expect(!text("/").contains("role=\"alert\""))
  }

  @Test func whatIsWrongStandsAboveTheLastGoodPage() {
    site.show([file("index.html", page)])
    let version = text("/.lessons/version")
    site.show(nil, problems: "a.md:1: error: <script> & more")
    #expect(text("/.lessons/version") != version)
    #expect(text("/").contains("a.md:1: error: &lt;script&gt; &amp; more</pre></div>\n<p>text</p>"))
    site.show([file("index.html", page)])
    #expect(!text("/").contains("error"))
  }

  @Test func aThemesBodyMayHaveAttributes() {
    site.show(
      [file("index.html", page.replacing("<body>", with: "<body class=\"wide\">"))],
      problems: "a.md:1: error")
    #expect(text("/").contains("<body class=\"wide\">\n<div role=\"alert\""))
  }

  @Test func beforeTheFirstBuildThereIsAPageThatWaits() {
    #expect(site.answer(to: "/").status == 404)
    #expect(text("/").contains("being built"))
    #expect(text("/").contains("/.lessons/version"))
    site.show(nil, problems: "no chapter")
    #expect(text("/").contains("no chapter"))
  }

  @Test(arguments: [
    "/../a", "/a/../../b", "//index.html", "/.lessons", "/index.html/", "", "x", "/\0", "/..",
  ])
  func whatIsNoFileOfTheSiteIsNotFound(path: String) {
    site.show([file("index.html", page), file("404.html", page.replacing("text", with: "gone"))])
    #expect(site.answer(to: path).status == 404)
    #expect(text(path).contains("gone"))
  }
}
