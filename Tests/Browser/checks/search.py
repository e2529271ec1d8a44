"""The search finds each heading by keyboard alone, shows a passage, leads there, and has every word of the
page where it is. The words of `words.json` are what the program makes of the same texts."""

import json
import pathlib
import time

from selenium.webdriver.common.keys import Keys

from browser import Setting
from checks import accessibility

settings = [Setting(), Setting(width=390, scheme="dark")]

_cases = json.loads(
    (pathlib.Path(__file__).parent.parent / "words.json").read_text(encoding="utf-8")
)


def problems(browser, page):
    if not browser.run("return document.querySelector('button.search')?.checkVisibility() ?? false"):
        yield "it shows no button of the search"
        return
    address = browser.driver.current_url
    browser.press("/")
    if not _until(browser, "return document.querySelector('.search-panel[open] input') !== null"):
        yield "`/` does not open the search"
        return
    if not _until(browser, "return lessonsSearch.code !== undefined"):
        yield "the index is not loaded"
        return
    yield from _differences(browser)
    yield from _order(browser)
    asked = _headings(browser)
    for place, (link, text) in enumerate(asked):
        found = _find(browser, text)
        if link not in found:
            yield f"a search for `{text}` finds {found[:3]}, and not {link}"
            continue
        if place == 0:
            yield from _passage(browser, text)
            for problem in accessibility.problems(browser, page):
                yield f"in the panel of the search: {problem}"
    browser.press(Keys.ESCAPE)
    if browser.run("return document.querySelector('.search-panel').open"):
        yield "Esc does not close the search"
    browser.press_with_control("k")
    if not browser.run("return document.querySelector('.search-panel').open"):
        yield "Ctrl-K does not open the search"
    if asked:
        yield from _follow(browser, *asked[-1])
        browser.driver.get(address)


def _until(browser, condition):
    for _ in range(100):
        if browser.run(condition):
            return True
        time.sleep(0.05)
    return False


def _headings(browser):
    """Where the first and the last heading of the page are, and what they say; on the front page, the
    first chapter and the last."""
    return browser.run(
        """
        const skipped = "math, .anchor";
        const read = (element) => {
          const copy = element.cloneNode(true);
          for (const part of copy.querySelectorAll(skipped)) part.remove();
          return copy.textContent.replace(/\\s+/gu, " ").trim();
        };
        const engine = new lessonsSearch.Index(lessonsSearch.code);
        const pages = new Set(engine.sections.map(({ page }) => page.name));
        const own = decodeURIComponent(location.pathname.split("/").pop().replace(/[.]html$/, ""));
        const all = pages.has(own)
          ? [...document.querySelectorAll("main :is(h1, h2, h3)[id]")].map(
            (heading) => [own + "#" + heading.id, read(heading)])
          : [...document.querySelectorAll("main .chapters a .title")].map(
            (title) => [title.closest("a").getAttribute("href").replace(/[.]html.*$/, ""), read(title)]);
        const said = all.filter(([, text]) => lessonsSearch.words(text).length > 0);
        return said.length > 1 ? [said[0], said[said.length - 1]] : said;
        """
    )


def _find(browser, text):
    browser.press_with_control("a")
    browser.press(text)
    return browser.run(
        """
        return [...document.querySelectorAll(".search-panel [role=option]")].flatMap((option) => {
          const { pathname, hash } = new URL(option.href);
          const page = decodeURIComponent(pathname.split("/").pop().replace(/[.]html$/, ""));
          return [page + decodeURIComponent(hash), page];
        });
        """
    )


def _passage(browser, text):
    marks = "document.querySelectorAll('.search-panel [role=option] mark').length > 0"
    passages = (
        "[...document.querySelectorAll('.search-panel [role=option] .passage')]"
        ".some((passage) => passage.textContent !== '')"
    )
    if not _until(browser, f"return {marks} && {passages}"):
        yield f"a search for `{text}` shows no passage with its words marked"


def _follow(browser, link, text):
    """Goes to a heading by the keys."""
    found = _find(browser, text)
    if link not in found:
        return
    for _ in range(found.index(link) // 2):
        browser.press(Keys.ARROW_DOWN)
    active = browser.run(
        """
        const field = document.querySelector(".search-panel input");
        const option = document.getElementById(field.getAttribute("aria-activedescendant"));
        return option?.getAttribute("aria-selected") === "true" ? option.href : null;
        """
    )
    if active is None:
        yield "no result is chosen after an arrow key"
        return
    browser.press(Keys.ENTER)
    if not _until(browser, f"return location.href === {json.dumps(active)}"):
        yield f"Enter on {active} does not lead there"
    if browser.run("return document.querySelector('.search-panel')?.open ?? false"):
        yield "the search stays open where it led to"


def _differences(browser):
    """Between how the program and the script take a text apart."""
    for case in _cases:
        words = browser.run(
            "return lessonsSearch.words(arguments[0]).map(({ written }) => written)", case["text"]
        )
        if words != case["words"]:
            yield f"the words of `{case['text']}` are {words} to the script"
    missing = browser.run(
        """
        const engine = new lessonsSearch.Index(lessonsSearch.code);
        const own = decodeURIComponent(location.pathname.split("/").pop().replace(/[.]html$/, ""));
        const missing = [];
        for (const formula of document.querySelectorAll("main math")) formula.remove();
        engine.sections.forEach(({ page, anchor }, number) => {
          if (page.name !== own) return;
          for (const word of lessonsSearch.words(lessonsSearch.passage(anchor))) {
            const index = engine.words.get(engine.known(word));
            const places = index === undefined ? []
              : engine.places.slice(engine.starts[index], engine.starts[index + 1]);
            if (!places.includes(number)) missing.push(`${word.written} (below #${anchor})`);
          }
        });
        return missing;
        """
    )
    if missing:
        yield f"the index does not have {len(missing)} words of the page: {', '.join(missing[:8])}"


# Sections with their headings and texts, of which each page's first has its title: the order of what is
# found is that of the index where nothing else tells them apart, so those to be found first come last.
_ranked = [
    [["Other", "hypergradient"], ["Inside", "gradientwise"], ["Text", "gradient"]],
    [["Start", "layer"], ["The gradient", "layer"], ["Both", "layer tensorial"]],
    [["Gradients", "layer"], ["Rare", "layerwise tensor"]],
]
_orders = {
    "gradient": ["Gradients", "The gradient", "Text", "Inside", "Other"],
    # The rarer of two words counts more.
    "layer tensor": ["Rare", "Both"],
}


def _order(browser):
    """Of what a small index finds: title, heading, text, beginnings of words, insides of words."""
    for question, expected in _orders.items():
        found = browser.run(
            """
            const index = Object.create(lessonsSearch.Index.prototype);
            const places = new Map();
            const said = (text) => lessonsSearch.words(text).map(({ forms }) => forms.at(-1));
            index.sections = arguments[0].flatMap((sections) => {
              const page = {};
              return sections.map(([heading, text]) => ({ page, heading, text }));
            });
            index.sections.forEach((section, number) => {
              section.page.first ??= number;
              section.words = new Set(said(section.heading));
              for (const word of said(section.heading + " " + section.text)) {
                if (!places.has(word)) places.set(word, []);
                places.get(word).push(number);
              }
            });
            index.words = new Map([...places.keys()].map((word, number) => [word, number]));
            index.starts = [0];
            index.places = [];
            for (const sections of places.values()) {
              index.places.push(...sections);
              index.starts.push(index.places.length);
            }
            return index.search(arguments[1]).map(({ heading }) => heading);
            """,
            _ranked,
            question,
        )
        if found != expected:
            yield f"a search for `{question}` finds {found} in this order, and not {expected}"


breaks = {
    "a ranking that knows no rarity": lambda html: html.replace(
        "</body>", "<script>Math.log = () => 0</script></body>", 1
    ),
    "an index that is not there": lambda html: html.replace('data-index="', 'data-index="no-', 1),
    "a heading that the index does not have": lambda html: html.replace(
        "</main>", '<h2 id="unindexed">Unindexed</h2></main>', 1
    ),
    "a text that the index does not have": lambda html: html.replace(
        "</main>", "<p>unindexed</p></main>", 1
    ),
    "a page without the button": lambda html: html.replace('class="search"', 'class="find"', 1),
}
