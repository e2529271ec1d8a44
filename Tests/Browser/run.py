#!/usr/bin/env python3
"""Looks at every page of built sites in a browser, and says what is wrong with them.

    run.py SITE …

Pages are opened as files in every setting that a check asks for, and once from a server. First every
check must find what is wrong with pages that were broken for it.
"""

import sys
import time

import self_test
from browser import Browser, Setting
from checks import (
    accessibility,
    extras,
    keyboard,
    languages,
    links,
    paper,
    reading,
    requests,
    scriptless,
    search,
    silence,
    validity,
    width,
)
from sites import Server, Site

# They only look, and so share what is loaded.
LOOKING = [silence, requests, width, reading, scriptless, links]
# They press keys, and need a page of their own.
ACTING = [accessibility, keyboard, extras, languages, search, paper]
# What differs between a file and a server.
SERVED = [silence, requests, search]


def name(check):
    return check.__name__.rsplit(".", 1)[1]


def from_files(browser, page):
    for setting in dict.fromkeys(setting for check in LOOKING for setting in check.settings):
        browser.open(page.file_address, setting)
        for check in LOOKING:
            if setting in check.settings:
                for problem in check.problems(browser, page):
                    yield f"{page} ({setting}): {name(check)}: {problem}"
    for check in ACTING:
        for setting in check.settings:
            browser.open(page.file_address, setting)
            for problem in check.problems(browser, page):
                yield f"{page} ({setting}): {name(check)}: {problem}"
            # What a check does must go without a complaint, too.
            if check is not accessibility:
                for problem in silence.problems(browser, page):
                    yield f"{page} ({setting}): {name(check)}: {problem}"


def from_server(browser, page, server):
    for check in SERVED:
        browser.open(server.address(page), Setting())
        for problem in check.problems(browser, page):
            yield f"{page} (served): {name(check)}: {problem}"


def main(folders):
    started = time.monotonic()
    sites = [Site(folder) for folder in folders]
    pages = [page for site in sites for page in site.pages]
    found = []

    def note(problem):
        found.append(problem)
        print(problem, flush=True)

    invalid = validity.problems_of_files([page.path for page in pages])
    for page in pages:
        for problem in invalid.get(str(page.path), []):
            note(f"{page}: validity: {problem}")
    browser = Browser()
    try:
        for problem in self_test.problems(browser, sites[-1], LOOKING + ACTING):
            note(problem)
        for site in sites:
            server = Server(site.folder)
            for page in site.pages:
                # It leads away as soon as it is opened.
                if page.is_redirect:
                    continue
                for problem in from_files(browser, page):
                    note(problem)
                for problem in from_server(browser, page, server):
                    note(problem)
            server.close()
    finally:
        browser.close()
    checks = len(LOOKING + ACTING) + 1
    minutes = (time.monotonic() - started) / 60
    print(f"{len(pages)} pages, {checks} checks, {len(found)} problems, in {minutes:.1f} minutes")
    return 1 if found else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    sys.exit(main(sys.argv[1:]))
