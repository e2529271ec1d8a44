"""axe finds nothing, in the page's light and its dark colours, on a desk and on a phone."""

import importlib.util
import pathlib

from browser import Setting
from checks import at_end_of_main

settings = [
    Setting(width, scheme) for width in (1440, 390) for scheme in ("light", "dark")
]

_package = pathlib.Path(importlib.util.find_spec("axe_playwright_python").origin).parent
_axe = (_package / "axe.min.js").read_text(encoding="utf-8")


def problems(browser, page):
    browser.run(_axe)
    found = browser.run_async(
        """
        const end = arguments[arguments.length - 1];
        // It may not read style sheets of pages that are files.
        axe.run(document, { resultTypes: ["violations"], preload: false }).then(
          ({ violations }) => end(violations.map(({ id, help, nodes }) =>
            `${id}: ${help}: ${nodes.length} times, such as ${nodes[0].html.slice(0, 160)} `
              + nodes[0].failureSummary)),
          (error) => end([String(error)]));
        """
    )
    yield from found


breaks = {
    "a page in no language": lambda html: html.replace("<html lang=", "<html data-lang=", 1),
    "a picture without a text": at_end_of_main('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'),
    "grey on grey": at_end_of_main('<p style="color: #777; background: #666">Hard to read</p>'),
    "a button without a name": at_end_of_main("<button></button>"),
}
