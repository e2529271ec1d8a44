"""All text can be read, with scripts and without and on paper: nothing is hidden but what a reader opens."""

from browser import Setting
from checks import at_end_of_head, at_end_of_main

settings = [
    Setting(width, scripts=scripts) for width in (1440, 390) for scripts in (True, False)
] + [Setting(width=700, media="print")]


def problems(browser, page):
    hidden, length = browser.run(
        """
        const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
        const isFolded = (element) => {
          for (let outer = element; outer; outer = outer.parentElement) {
            const parent = outer.parentElement;
            if (parent?.matches("details:not([open])") && outer.localName !== "summary") return true;
          }
          return false;
        };
        const hidden = [];
        let length = 0;
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const element = node.parentElement;
          const text = node.data.trim();
          const isPrint = matchMedia("print").matches;
          if (text === "" || element.closest("script, style, annotation, [popover], .definition, title, desc")) continue;
          // Navigation and controls are of no use on paper.
          if (isPrint && element.closest("nav, summary, button, [download], .visually-hidden")) continue;
          // What is said of a file to take along.
          if (isPrint && element.querySelector(":scope > [download]")) continue;
          if (isFolded(element)) continue;
          length += text.length;
          if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) {
            hidden.push(text.slice(0, 60));
          }
        }
        return [hidden, length];
        """
    )
    if length == 0:
        yield "it has no text"
    for text in hidden[:3]:
        yield f"a reader cannot see `{text}`"
    if not browser.run("return document.querySelector('h1')?.checkVisibility() ?? false"):
        yield "it has no heading"


breaks = {
    "a text that a script is to show": at_end_of_main("<p hidden>Later</p>"),
    "a text that fades in": at_end_of_main('<p style="opacity: 0">Later</p>'),
    "a page that scripts make": at_end_of_head("<style>main { display: none }</style>"),
    "a text that is not printed": at_end_of_head(
        "<style>@media print { main p, main li, h1 { display: none } }</style>"
    ),
}
