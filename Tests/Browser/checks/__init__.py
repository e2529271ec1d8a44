"""One topic a module. Each has

`settings`
    in which a page is to be looked at;
`problems(browser, page)`
    what is wrong with the page that the browser shows, a sentence each;
`breaks`
    changes to a page's HTML after which there must be a problem, by what they do: the proof that the
    check can fail.
"""


def at_end_of_main(html):
    """A change that adds HTML at the end of a page's text."""
    return lambda page: page.replace("</main>", html + "</main>", 1)


def at_end_of_head(html):
    """A change that adds HTML at the end of a page's head."""
    return lambda page: page.replace("</head>", html + "</head>", 1)
