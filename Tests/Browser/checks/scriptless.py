"""Without scripts nothing is shown that needs them."""

from browser import Setting

settings = [Setting(scripts=False)]


def problems(browser, page):
    buttons = browser.run(
        """
        return [...document.querySelectorAll("button:not([popovertarget]), input:not([disabled])")]
          .filter((control) => control.checkVisibility()).map((control) => control.outerHTML);
        """
    )
    for button in buttons:
        yield f"without scripts there is {button}, which does nothing"


breaks = {
    "a search box that is always there": lambda html: html.replace(
        "</header>", '<input type="search" aria-label="Search"></header>', 1
    )
}
