/// A page with what is added to it only while it is served: what is wrong with the book, and a script
/// that loads the page again when there is a new one.
struct PreviewPage {
  var html: String
  /// Empty where nothing is wrong.
  var problems: String
  var version: String

  var text: String {
    var text = html
    // A theme may give its body attributes.
    if !problems.isEmpty, let body = text.firstRange(of: /<body(\s[^>]*)?>/) {
      text.insert(contentsOf: "\n" + banner, at: body.upperBound)
    }
    let end = text.ranges(of: "</body>").last?.lowerBound ?? text.endIndex
    text.insert(contentsOf: script, at: end)
    return text
  }

  /// Over the page's own colours, which a theme may have changed, and over what stays in view when the
  /// page is scrolled.
  private var banner: String {
    """
    <div role="alert" style="position: sticky; top: 0; z-index: 4; background: #fff4f2; color: #7a1712; border-bottom: 3px solid #c0392b; \
    padding: .75rem 1rem; max-height: 40vh; overflow: auto">\
    <pre style="margin: 0; white-space: pre-wrap; font: .875rem/1.5 ui-monospace, monospace; \
    background: none; color: inherit; border: 0; padding: 0">\(problems.escaped)</pre></div>
    """
  }

  private var script: String {
    """
    <script>
    setInterval(async () => {
      try {
        const answer = await fetch("\(PreviewSite.versionPath)", { cache: "no-store" });
        if (answer.ok && await answer.text() !== "\(version)") location.reload();
      } catch { }
    }, 400);
    </script>

    """
  }
}

extension String {
  fileprivate var escaped: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
