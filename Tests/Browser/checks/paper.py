"""A page prints to a PDF."""

import base64

from browser import Setting
from checks import at_end_of_head

settings = [Setting()]


def problems(browser, page):
    printed = browser.driver.execute_cdp_cmd(
        "Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True}
    )
    document = base64.b64decode(printed["data"])
    if not document.startswith(b"%PDF-"):
        yield "what it prints is no PDF"
    # Fonts are in it only where text is.
    if b"/Font" not in document:
        yield "what it prints has no text"


breaks = {
    "a page that prints nothing": at_end_of_head(
        "<style>@media print { body { display: none } }</style>"
    )
}
