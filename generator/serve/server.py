"""The published folder over HTTP, for this machine: pages carry a script that shows findings and follows new builds."""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, unquote, urlsplit

from .preview import Preview

HOST: Final = "127.0.0.1"
OWN: Final = "/_explainer/"
_SCRIPT: Final = f'<script src="{OWN}preview.js" defer></script>'
_NOTHING: Final = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Preview</title></head><body></body></html>'
_PATIENCE: Final = 20.0  # seconds that a page waits for news before it asks again

Route = Callable[["Handler"], None]


class Server(ThreadingHTTPServer):
    """Serves ``preview.root/site``. ``routes`` are further addresses, by the beginning of their path."""

    daemon_threads = True

    def __init__(self, preview: Preview, port: int, routes: dict[str, Route] | None = None) -> None:
        super().__init__((HOST, port), Handler)
        self.preview = preview
        self.routes: dict[str, Route] = {OWN + "state": state, OWN + "preview.js": script, **(routes or {})}

    @property
    def url(self) -> str:
        """Where the front page is."""
        return f"http://{HOST}:{self.server_port}/"


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer a request for a page, a file or one of our own addresses."""
        self._answer()

    def do_POST(self) -> None:
        """Only further routes take any."""
        self._answer()

    def _answer(self) -> None:
        # Another name for this machine is another site's try to read what only this machine may (DNS rebinding).
        if (self.headers.get("Host") or "").rpartition(":")[0] not in (HOST, "localhost"):
            self.send(HTTPStatus.FORBIDDEN, b"this preview is for this machine\n", "text/plain")
            return
        path = urlsplit(self.path).path
        route = next((route for start, route in self.server.routes.items() if path.startswith(start)), None)
        if route is not None:
            route(self)
        elif self.command == "GET":
            self._page(path)
        else:
            self.send(HTTPStatus.METHOD_NOT_ALLOWED, b"", "text/plain")

    def _page(self, path: str) -> None:
        site = self.server.preview.root / "site"
        file = inside(site, path)
        status = HTTPStatus.OK
        if file is None:
            file, status = site / "404.html", HTTPStatus.NOT_FOUND
        try:
            data = file.read_bytes()
        except OSError:
            file, data = Path("nothing.html"), _NOTHING.encode()
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        if kind == "text/html":
            head, end, tail = data.rpartition(b"</body>")
            data = head + _SCRIPT.encode() + end + tail
        self.send(status, data, kind)

    def send(self, status: HTTPStatus, data: bytes, kind: str) -> None:
        """Send a whole answer; nothing may be kept, a new build may be there at any moment."""
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") or kind.endswith("json") else kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
        """Say nothing: the terminal is for findings."""


def inside(site: Path, path: str) -> Path | None:
    """The file of the site that a path asks for; none outside it, none through a link."""
    parts = [part for part in unquote(path).split("/") if part]
    if any(part.startswith(".") or "\\" in part or "\0" in part for part in parts):
        return None
    file = site.joinpath(*parts)
    if file.is_dir():
        file /= "index.html"
    return file if file.is_file() and file.resolve().is_relative_to(site.resolve()) else None


def state(request: Handler) -> None:
    """The outcome of the newest build, at once or when there is one newer than ``?since=``."""
    query = parse_qs(urlsplit(request.path).query)
    since = query.get("since", ["-1"])[0]
    outcome = request.server.preview.after(int(since) if since.isdigit() else -1, _PATIENCE)
    found = {"version": outcome.version, "ok": outcome.ok, "text": outcome.text}
    request.send(HTTPStatus.OK, json.dumps(found).encode(), "application/json")


def script(request: Handler) -> None:
    """The script that every page of the preview carries."""
    request.send(HTTPStatus.OK, (files("generator.serve") / "preview.js").read_bytes(), "text/javascript")
