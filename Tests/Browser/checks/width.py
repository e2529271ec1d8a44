"""Nothing of a page is wider than the window: what is too wide scrolls in a box of its own."""

from browser import Setting
from checks import at_end_of_main

settings = [Setting(width) for width in (1440, 800, 390)]


def problems(browser, page):
    wider = browser.run(
        """
        const width = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= width) return [];
        const scrolls = (element) => {
          for (let outer = element.parentElement; outer; outer = outer.parentElement) {
            if (outer !== document.body && outer !== document.documentElement
              && getComputedStyle(outer).overflowX !== "visible") return true;
          }
          return false;
        };
        const wide = [...document.body.querySelectorAll("*")].filter(
          (element) => element.getBoundingClientRect().right > width + 0.5 && !scrolls(element));
        return wide.slice(0, 3).map((element) => element.outerHTML.slice(0, 120));
        """
    )
    scroll = browser.run(
        "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    if scroll > 0:
        yield f"it scrolls sideways by {scroll} px, for {wider}"


breaks = {
    "a line that does not break": at_end_of_main(
        '<p style="white-space: nowrap">' + "wide " * 400 + "</p>"
    )
}
