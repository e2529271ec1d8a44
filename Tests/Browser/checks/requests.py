"""Pages ask for nothing but files of their own site."""

from urllib.parse import urlsplit

from browser import Setting
from checks import at_end_of_head, at_end_of_main

settings = [Setting()]


def problems(browser, page):
    address = browser.driver.current_url
    if address.startswith("file:"):
        own = page.site.folder.as_uri() + "/"
    else:
        parts = urlsplit(address)
        own = f"{parts.scheme}://{parts.netloc}/"
    for request in browser.requests():
        if not request.startswith((own, "data:", "about:")):
            yield f"it asks for {request}"


breaks = {
    "a style sheet from elsewhere": at_end_of_head(
        '<link rel="stylesheet" href="http://127.0.0.1:9/style.css">'
    ),
    "a script that fetches": at_end_of_main(
        "<script>fetch('http://127.0.0.1:9/count').catch(() => {})</script>"
    ),
}
