"""The reader: the system's Chromium, and a site served to it from this machine as a host would serve it."""

from __future__ import annotations

import gzip
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Playwright

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# As root there is no sandbox; the others keep the browser from calling home.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_TEXTS = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".csv", ".md", ".map")


def missing(what: str) -> None:
    """Skip a test for want of a tool; where tools are promised (EXPLAINER_REQUIRE_BROWSER=1), fail it."""
    (pytest.fail if os.environ.get("EXPLAINER_REQUIRE_BROWSER") == "1" else pytest.skip)(what)


def module(name: str) -> Path:
    """A file of an installed npm package."""
    if not (MODULES / name).exists():
        missing(f"{name} is not there: npm ci --prefix {HERE}")
    return MODULES / name


def launch(playwright: Playwright) -> Browser:
    """The system's Chromium."""
    if CHROMIUM is None:
        missing("there is no Chromium: apt-get install chromium")
    return playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)


def until(page: Page, expression: str) -> None:
    """Wait until an expression is true on a page. (The driver's own way is forbidden by the pages' policy.)"""
    for _ in range(400):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(25)
    raise AssertionError(f"not within ten seconds: {expression}")


@dataclass(frozen=True)
class Site:
    """A built site, and where it is served."""

    folder: Path
    url: str

    @property
    def pages(self) -> list[str]:
        """Every page by its address below ``url``, those apart that only lead on to another."""
        found = {path.relative_to(self.folder).as_posix(): path.read_text(encoding="utf-8") for path in sorted(self.folder.rglob("*.html"))}
        return [name.removesuffix("index.html") for name, text in found.items() if 'http-equiv="refresh"' not in text]

    @property
    def redirects(self) -> list[str]:
        """Every page that only leads on to another."""
        everything = {path.relative_to(self.folder).as_posix().removesuffix("index.html") for path in self.folder.rglob("*.html")}
        return sorted(everything - set(self.pages))


@contextmanager
def served(folder: Path, base: str = "/") -> Iterator[Site]:
    """The files of a folder on a port of this machine, below ``base``: gzipped, and 404.html for what is not there."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, folder, base))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Site(folder, f"http://127.0.0.1:{server.server_port}{base}")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Host(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, folder: Path, base: str, *arguments: object) -> None:
        self.folder, self.base = folder, base
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self.folder / path.removeprefix(self.base)
        if file.is_dir() and not path.endswith("/"):
            self.answer(301, b"", Location=f"{path}/")
            return
        file = file / "index.html" if file.is_dir() else file
        found = path.startswith(self.base) and file.is_file()
        file = file if found else self.folder / "404.html"
        body, headers = file.read_bytes(), {"Content-Type": guess_type(file.name)[0] or "application/octet-stream"}
        if file.suffix in _TEXTS and "gzip" in self.headers.get("Accept-Encoding", ""):
            body, headers["Content-Encoding"] = gzip.compress(body, mtime=0), "gzip"
        self.answer(200 if found else 404, body, **headers, **{"Cache-Control": "max-age=600"})

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""
