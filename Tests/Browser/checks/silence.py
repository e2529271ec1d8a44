"""Pages say nothing in the console: no script fails and no file is missing."""

from browser import Setting
from checks import at_end_of_main

settings = [
    Setting(width, scheme) for width in (1440, 390) for scheme in ("light", "dark")
]


def problems(browser, page):
    for message in browser.messages():
        yield f"the console says: {message['message']}"


breaks = {
    "a script that fails": at_end_of_main("<script>noSuchFunction()</script>"),
    "a picture that is not there": at_end_of_main('<img alt="" src="no-such-file.png">'),
    "a script that complains": at_end_of_main("<script>console.error('no')</script>"),
}
