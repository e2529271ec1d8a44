"""What the script adds works: a button that copies a cell's code and nothing else, a number beside each of
its lines that links to it, colours that stay chosen, and a switch between languages that keeps the heading."""

from selenium.webdriver.common.keys import Keys

from browser import Setting

settings = [Setting()]


def problems(browser, page):
    yield from _copying(browser)
    yield from _numbers(browser)
    yield from _heading(browser)
    yield from _colours(browser, page)


def _copying(browser):
    result = browser.run_async(
        """
        const done = arguments[arguments.length - 1];
        const block = document.querySelector(".cell pre.code");
        if (!block) return done(null);
        const button = [...block.closest(".cell").querySelectorAll("button")]
          .find((button) => button.nextElementSibling === block);
        if (!button) return done("no button");
        const code = [...block.querySelectorAll(".line")].map((line) =>
          [...line.childNodes].filter((node) => !node.classList?.contains("shape"))
            .map((node) => node.textContent).join("")).join("\\n") + "\\n";
        let copied = "";
        navigator.clipboard.writeText = async (text) => { copied = text; };
        button.click();
        setTimeout(() => done(copied !== code ? `copied ${copied}`
          : document.querySelector("[role=status]").textContent === "" ? "silence" : null), 50);
        """
    )
    if result is not None:
        yield f"the button that copies a cell's code gives: {result}"


def _numbers(browser):
    line = browser.run(
        """
        const line = [...document.querySelectorAll(".cell .line")]
          .find((line) => line.checkVisibility());
        line?.closest(".cell").dispatchEvent(new Event("focusin"));
        line?.querySelector("a[href]")?.focus();
        return line && [line.id, line.querySelector("a[href]")?.getAttribute("aria-label") ?? ""];
        """
    )
    if line is None:
        return
    if line[1] == "":
        yield "a cell's line has no link to it"
        return
    browser.press(Keys.ENTER)
    if not browser.run("return document.querySelector(':target')?.id === arguments[0]", line[0]):
        yield f"the number of the line {line[0]} does not lead to it"


def _heading(browser):
    # The heading in the middle, by its number, and what the switch then leads to.
    number, there, count = browser.run_async(
        """
        const done = arguments[arguments.length - 1];
        const link = document.querySelector(".languages a[data-anchors]");
        const headings = [...document.querySelectorAll(".anchor")].map((a) => a.parentElement);
        if (!link || headings.length < 3) return done([0, 0, 0]);
        const anchors = link.dataset.anchors.split(" ");
        const number = Math.floor(headings.length / 2);
        headings[number].scrollIntoView();
        setTimeout(() => {
          link.focus({ preventScroll: true });
          const there = anchors.indexOf(decodeURIComponent(link.hash.slice(1)));
          // Where the page is too short to scroll, a later heading is in view as well.
          const isInView = there >= 0 && headings[there].getBoundingClientRect().top < innerHeight
            && headings[there].getBoundingClientRect().bottom > 0;
          done([number, isInView ? number : there, headings.length]);
        }, 200);
        """
    )
    if number != there:
        yield f"under heading {number} of {count}, the switch leads to heading {there}"


def _colours(browser, page):
    colours = "return getComputedStyle(document.body).backgroundColor"
    light = browser.run(colours)
    button = "document.querySelector('header .colours')"
    if not browser.run(f"return Boolean({button})"):
        yield "there is no choice of colours"
        return
    browser.run(f"{button}.click(); {button}.click()")
    dark = browser.run(colours)
    if dark == light:
        yield "the choice of dark colours changes nothing"
    browser.open(page.file_address, settings[0])
    if browser.run(colours) != dark:
        yield "the chosen colours are forgotten"
    browser.run(f"{button}.click()")
    if browser.run(colours) != light:
        yield "the colours of the system do not come back"


breaks = {
    "a line's address that is gone": lambda html: html.replace(
        'class="line" id="', 'class="line" data-id="'
    ),
    "a switch that knows of other headings": lambda html: html.replace(
        'data-anchors="', 'data-anchors="more ', 1
    ),
    "colours that are fixed": lambda html: html.replace("<body", '<body style="background: red"', 1),
    "a script that is missing": lambda html: html.replace('lesson.js"', 'no-lesson.js"', 1),
}
