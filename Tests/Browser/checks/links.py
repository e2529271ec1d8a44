"""Links within the site lead to a page or file that is there, and to a place on it."""

import functools
import re
from urllib.parse import unquote, urlsplit

from browser import Setting
from checks import at_end_of_main

settings = [Setting(), Setting(scripts=False)]


@functools.lru_cache(maxsize=None)
def _ids(path, changed):
    return set(re.findall(r'\bid="([^"]*)"', path.read_text(encoding="utf-8")))


def problems(browser, page):
    links = browser.run(
        """
        return [...document.querySelectorAll("a[href], link[href]")]
          .map((link) => [link.getAttribute("href"), link.href]);
        """
    )
    folder = page.site.folder.as_uri() + "/"
    for written, address in links:
        parts = urlsplit(address)
        if parts.scheme != "file":
            continue
        path = page.path.__class__(unquote(parts.path))
        if not address.startswith(folder):
            yield f"the link `{written}` leads out of the site"
        elif not path.is_file():
            yield f"the link `{written}` leads to no file"
        elif parts.fragment and path.suffix == ".html":
            if unquote(parts.fragment) not in _ids(path, path.stat().st_mtime_ns):
                yield f"the link `{written}` leads to no place on its page"


breaks = {
    "a link to a page that is not there": at_end_of_main('<a href="no-such-page.html">there</a>'),
    "a link to no heading": at_end_of_main('<a href="#no-such-heading">there</a>'),
    "a link out of the site": at_end_of_main('<a href="../../elsewhere.html">there</a>'),
}
