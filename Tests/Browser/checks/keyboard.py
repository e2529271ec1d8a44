"""A page can be read by keyboard alone: Tab reaches everything in the order of the page, what has the
focus shows it, the skip link comes first and leads to the text, and folded parts open."""

from selenium.webdriver.common.keys import Keys

from browser import Setting
from checks import at_end_of_head, at_end_of_main

settings = [Setting(), Setting(width=390)]

# A chapter may have hundreds of stops that are alike.
_most_stops = 120

_focus = """
const element = document.activeElement;
if (!element || element === document.body) return null;
const style = getComputedStyle(element);
const box = element.getBoundingClientRect();
// What the style sheet writes in front of it may hang beside a box of no width.
const isDrawn = !["none", "normal"].includes(getComputedStyle(element, "::before").content);
const list = window.stops ??= [];
const last = list[list.length - 1];
const isNew = !list.includes(element);
list.push(element);
return {
  html: element.outerHTML.slice(0, 120),
  isNew,
  isMarked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
  isSeen: (box.width > 0 || isDrawn) && box.height > 0 && box.right > 0 && box.left < innerWidth
    && box.bottom > 0 && box.top < innerHeight && element.checkVisibility(),
  isBehind: !last || last === element
    || (last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  skips: element.matches("a.skip"),
};
"""

_reachable = """
const all = "a[href], button, input, select, textarea, summary, [tabindex='0']";
return [...document.querySelectorAll(all)].filter((element) =>
  element.checkVisibility() && !element.disabled && element.tabIndex >= 0).length;
"""


def problems(browser, page):
    expected = min(browser.run(_reachable), _most_stops)
    reached = 0
    for stop in range(expected):
        browser.press(Keys.TAB)
        focus = browser.run(_focus)
        if focus is None or not focus["isNew"]:
            break
        reached += 1
        if stop == 0 and not focus["skips"]:
            yield f"Tab reaches {focus['html']} before the link to the text"
        if not focus["isMarked"]:
            yield f"{focus['html']} does not show that it has the focus"
        if not focus["isSeen"]:
            yield f"{focus['html']} has the focus and is not to be seen"
        if not focus["isBehind"]:
            yield f"Tab goes back to {focus['html']}"
    if reached < expected:
        yield f"Tab reaches {reached} of {expected} places"
    yield from _skipping(browser)
    yield from _unfolding(browser)
    yield from _explaining(browser)


def _skipping(browser):
    browser.run("document.activeElement.blur(); document.querySelector('a.skip').focus()")
    browser.press(Keys.ENTER)
    browser.press(Keys.TAB)
    isInside = browser.run(
        """
        const main = document.querySelector("main");
        return document.activeElement === document.body || main.contains(document.activeElement)
          || (main.compareDocumentPosition(document.activeElement)
            & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
        """
    )
    if not isInside:
        yield "the skip link does not lead to the text"


def _unfolding(browser):
    has = browser.run(
        """
        window.folded = [...document.querySelectorAll("main details:not([open]) > summary")]
          .find((summary) => summary.checkVisibility());
        window.folded?.focus();
        return Boolean(window.folded);
        """
    )
    if not has:
        return
    browser.press(Keys.ENTER)
    if not browser.run("return window.folded.parentElement.open"):
        yield "Enter does not open a folded part"


def _explaining(browser):
    shown = """
        const explanation = document.activeElement.nextElementSibling;
        return explanation?.matches(".definition") && explanation.checkVisibility();
        """
    if not browser.run("document.querySelector('.term > a')?.focus(); return true") or not browser.run(
        "return document.activeElement.matches('.term > a')"
    ):
        return
    if not browser.run(shown):
        yield "a term that has the focus is not explained"
    browser.press(Keys.ESCAPE)
    if browser.run(shown):
        yield "Escape does not put a term's explanation away"


_stuck = """<details><summary onkeydown="event.preventDefault()">More</summary><p>text</p></details>"""

breaks = {
    "focus that does not show": at_end_of_head("<style>* { outline: none !important }</style>"),
    "an order of its own": at_end_of_main('<a href="#page.text" tabindex="1">first</a>'),
    "a skip link that leads nowhere": lambda html: html.replace(
        'class="skip" href="#', 'class="skip" href="#not-', 1
    ),
    "an explanation that Escape leaves": at_end_of_head(
        "<style>.definition { display: block !important }</style>"
    ),
    "a term that is not explained": at_end_of_head(
        "<style>.definition { display: none !important }</style>"
    ),
    "a folded part that Enter does not open": lambda html: html.replace("<h1", _stuck + "<h1", 1),
    "a link that is off the screen": lambda html: html.replace(
        "<h1", '<a href="#page.text" style="position: fixed; left: -9999px">lost</a><h1', 1
    ),
}
