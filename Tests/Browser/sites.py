"""The built sites that are looked at: every page of them, from files and from a server."""

import functools
import http.server
import pathlib
import threading


class Site:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder).resolve()
        pages = sorted(self.folder.rglob("*.html"))
        if not pages:
            raise SystemExit(f"{folder} has no page: build it first")
        self.pages = [Page(self, path) for path in pages]


class Page:
    def __init__(self, site, path):
        self.site = site
        self.path = path

    def __str__(self):
        return f"{self.site.folder.name}/{self.path.relative_to(self.site.folder)}"

    @property
    def file_address(self):
        return self.path.as_uri()

    @property
    def is_redirect(self):
        return 'http-equiv="refresh"' in self.path.read_text(encoding="utf-8")


class Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


class Server:
    """Serves a folder on a port of this machine's own."""

    def __init__(self, folder):
        handler = functools.partial(Handler, directory=str(folder))
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.root = f"http://127.0.0.1:{self.server.server_port}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def address(self, page):
        return self.root + page.path.relative_to(page.site.folder).as_posix()

    def close(self):
        self.server.shutdown()
        self.server.server_close()
