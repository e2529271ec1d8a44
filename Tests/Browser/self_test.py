"""The proof that every check can fail: on a page that was broken for it, it must find a problem."""

import pathlib
import shutil
import tempfile

from checks import validity
from sites import Site

# The page that has all that a chapter may have.
_page = "01-everything.html"


def problems(browser, site, checks):
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder).resolve() / "site"
        shutil.copytree(site.folder, copy)
        path = copy / _page
        original = path.read_text(encoding="utf-8")
        for check in checks:
            for what, change in check.breaks.items():
                broken = change(original)
                if broken == original:
                    yield f"self-test: `{what}` changes nothing on the page"
                    continue
                path.write_text(broken, encoding="utf-8")
                if not _is_noticed(browser, check, copy):
                    yield f"self-test: {check.__name__} does not notice {what}"
        yield from _validity(original, copy)


def _is_noticed(browser, check, copy):
    page = next(page for page in Site(copy).pages if page.path.name == _page)
    for setting in check.settings:
        browser.open(page.file_address, setting)
        if next(iter(check.problems(browser, page)), None) is not None:
            return True
    return False


def _validity(original, copy):
    paths = {}
    for number, (what, change) in enumerate(validity.breaks.items()):
        path = copy / f"broken-{number}.html"
        path.write_text(change(original), encoding="utf-8")
        paths[str(path)] = what
    found = validity.problems_of_files(paths)
    for path, what in paths.items():
        if path not in found:
            yield f"self-test: checks.validity does not notice {what}"
