"""The link check: what is gone is told apart from what could not be asked. A server on this machine stands for the world."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from generator.model import Source
from generator.reach import Answer, as_markdown, ask_all

STATUSES = {"/there": 200, "/gone": 404, "/removed": 410, "/forbidden": 403, "/busy": 429, "/broken": 500}


class World(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/cut":
            self.wfile.write(b"no answer at all")
            self.close_connection = True
            return
        moved = {"/moved": "/there", "/file": "file:///etc/passwd", "/round": "/round"}.get(self.path)
        self.send_response(301 if moved else STATUSES[self.path])
        if moved:
            self.send_header("Location", moved)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def world() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), World)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def asked(url: str) -> Answer:
    source = {"id": "one", "publisher": "x", "url": url, "kind": "article", "language": "en", "published": {"date": "2024-05-16"}}
    (answer,) = ask_all([Source.model_validate(source)])
    return answer


@pytest.mark.parametrize(
    ("path", "verdict", "detail"),
    [
        ("/there", "there", "answers 200"),
        ("/moved", "there", "now at"),
        ("/gone", "gone", "404"),
        ("/removed", "gone", "410"),
        ("/forbidden", "could not check", "403"),
        ("/busy", "could not check", "429"),
        ("/broken", "could not check", "500"),
        ("/round", "could not check", "301"),
        ("/file", "could not check", "301"),
        ("/cut", "could not check", ""),
    ],
)
def test_an_answer_is_what_it_is(world: str, path: str, verdict: str, detail: str) -> None:
    answer = asked(world + path)
    assert answer.verdict == verdict
    assert detail in answer.detail


def test_nobody_at_home_is_not_gone() -> None:
    assert asked("http://127.0.0.1:9/").verdict == "could not check"


def test_the_list_begins_with_what_is_gone_and_a_hostile_answer_starts_no_line() -> None:
    answers = [Answer("b", "https://b.example/", "there", "answers 200"), Answer("a", "https://a.example/", "gone", "404\n::error::x")]
    text = as_markdown(answers)
    assert [line.split("**")[1] for line in text.splitlines()] == ["gone", "there"]
    assert "<U+000A>" in text
