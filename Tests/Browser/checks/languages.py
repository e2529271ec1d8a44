"""The language switch leads to the same page in the other language, and back."""

from selenium.webdriver.common.keys import Keys

from browser import Setting

settings = [Setting()]


def problems(browser, page):
    start = browser.run("return [document.documentElement.lang, location.pathname]")
    count = len(_links(browser))
    twins = browser.run("return document.querySelectorAll('link[hreflang][rel=alternate]').length")
    if count == 0 and twins > 0:
        yield "it has translations and no way to them"
    for number in range(count):
        language, heading = _links(browser)[number]
        yield from _follow(browser, number)
        there = browser.run("return [document.documentElement.lang, location.pathname]")
        if there[0] != language:
            yield f"the switch to {language} leads to a page in {there[0]}"
        if there[1].rsplit("/", 1)[1] != start[1].rsplit("/", 1)[1]:
            yield f"the switch to {language} leads to {there[1]}"
        back = [link[0] for link in _links(browser)]
        if start[0] not in back:
            yield f"the page in {language} has no switch back to {start[0]}"
            browser.driver.get(page.file_address)
            continue
        yield from _follow(browser, back.index(start[0]))
        if browser.run("return [document.documentElement.lang, location.pathname]") != start:
            yield f"the way to {language} and back leads elsewhere"
            browser.driver.get(page.file_address)


def _links(browser):
    return browser.run(
        """
        return [...document.querySelectorAll(".languages a[hreflang]")]
          .map((link) => [link.hreflang, link.textContent]);
        """
    )


def _follow(browser, number):
    browser.run("document.querySelectorAll('.languages a[hreflang]')[arguments[0]].focus()", number)
    before = browser.driver.current_url
    browser.press(Keys.ENTER)
    if browser.driver.current_url == before:
        yield "Enter on the language switch leads nowhere"


breaks = {
    "a switch that stays where it is": lambda html: html.replace(
        '<nav class="languages"', '<nav class="languages" onclick="event.preventDefault()"', 1
    ),
    "a translation that is not linked": lambda html: html.replace(
        '<nav class="languages"', '<nav class="tongues"', 1
    ),
}
