"""The live preview: what is saved is on the page, what is wrong is told, and nobody ever gets half a site."""

from __future__ import annotations

import http.client
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from projects import MINIMAL, ROOT, TODAY, copy_of, copy_of_this_site

from generator.serve import Outcome, Preview, inputs_of
from generator.serve.server import inside


@dataclass
class Served:
    project: Path
    port: int
    lines: queue.Queue[str]

    def get(self, path: str, host: str = "", method: str = "GET") -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request(method, path, headers={"Host": host} if host else {})
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, text

    def state(self, since: int = -1) -> dict[str, object]:
        found: dict[str, object] = json.loads(self.get(f"/_explainer/state?since={since}")[1])
        return found

    def save(self, name: str, old: str, new: str) -> dict[str, object]:
        """Change a file as an editor does and return the outcome of the build that follows."""
        version = self.state()["version"]
        file = self.project / "site_data" / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        return self.state(int(str(version)))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    project = copy_of_this_site(tmp_path_factory.mktemp("served") / "project")
    command = [sys.executable, "-m", "generator", "serve", str(project), "--port", "0", "--today", TODAY]
    env = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT, env=env)
    lines: queue.Queue[str] = queue.Queue()
    assert process.stdout is not None
    reading = threading.Thread(target=lambda: [lines.put(line) for line in process.stdout or ()], daemon=True)
    reading.start()
    url = urlsplit(lines.get(timeout=60).split(" ")[0])
    assert url.hostname == "127.0.0.1"
    served = Served(project, url.port or 0, lines)
    assert served.state(0)["ok"]
    try:
        yield served
    finally:
        process.terminate()
        process.wait(timeout=30)
        reading.join()
        process.stdout.close()


def test_pages_come_with_the_script_and_nothing_else_does(served: Served) -> None:
    status, front = served.get("/")
    assert status == 200
    assert front.count("/_explainer/preview.js") == 1
    assert served.get("/people/trump/")[0] == 200
    assert "preview.js" not in served.get("/assets/explainer.css")[1]
    assert served.get("/_explainer/preview.js")[0] == 200
    assert "_explainer" not in (served.project / "site" / "index.html").read_text(encoding="utf-8")


def test_a_saved_fact_is_on_its_page(served: Served) -> None:
    assert served.save("quotes.yml", "The words are about Putin.", "The words concern Putin.")["ok"]
    assert "The words concern Putin." in served.get("/quotes/")[1]
    assert "The words concern Putin." in served.get("/people/trump/")[1]


def test_a_wrong_fact_is_told_and_the_last_good_site_stays(served: Served) -> None:
    before = served.get("/quotes/")[1]
    found = served.save("quotes.yml", "stop the killing", "stop the war")
    assert not found["ok"]
    assert "site_data/quotes.yml:" in str(found["text"])
    assert "[misquote]" in str(found["text"])
    assert served.get("/quotes/")[1] == before
    assert served.save("quotes.yml", "stop the war", "stop the killing")["ok"]


def test_nobody_gets_half_a_site(served: Served) -> None:
    """Pages are asked for all through a build; each answer is a whole page of the old site or of the new one."""
    answers: list[tuple[int, str]] = []
    done = threading.Event()

    def ask() -> None:
        while not done.is_set():
            answers.append(served.get("/timeline/"))

    asking = threading.Thread(target=ask)
    asking.start()
    found = served.save("timeline.yml", "Trump and Putin talk at the APEC", "Trump and Putin meet at the APEC")
    done.set()
    asking.join()
    assert found["ok"]
    assert len(answers) > 5
    assert {status for status, _ in answers} == {200}
    assert all(text.rstrip().endswith("</html>") and ("talk at the" in text) != ("meet at the" in text) for _, text in answers)


def test_only_this_machine_is_answered(served: Served) -> None:
    assert served.get("/", host=f"127.0.0.1:{served.port}")[0] == 200
    assert served.get("/", host=f"localhost:{served.port}")[0] == 200
    assert served.get("/", host="evil.example")[0] == 403
    assert served.get("/_explainer/state", host="evil.example:80")[0] == 403
    assert served.get("/", method="POST")[0] == 405


def test_what_is_not_there_is_404_and_nothing_outside_the_site_is_there(served: Served) -> None:
    status, text = served.get("/nowhere/")
    assert status == 404
    assert "This page does not exist" in text
    for path in (
        "/../mkdocs.yml",
        "/%2e%2e/mkdocs.yml",
        "/..%2fmkdocs.yml",
        "/people/../../site_data/quotes.yml",
        "/.git/config",
        "/a%00b",
    ):
        assert served.get(path)[0] == 404, path


def test_links_out_of_the_site_are_not_followed(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (site / "link").symlink_to(tmp_path / "secret")
    (site / "index.html").write_text("front", encoding="utf-8")
    assert inside(site, "/link") is None
    assert inside(site, "/") == site / "index.html"


def test_only_what_a_build_reads_counts_as_a_change(tmp_path: Path) -> None:
    project = copy_of(MINIMAL, tmp_path / "project")
    before = inputs_of(project)
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("new", encoding="utf-8")
    (project / "site_data" / ".quotes.yml.swp").write_text("an editor program's own", encoding="utf-8")
    assert inputs_of(project) == before
    (project / "site_data" / "glossary.yml").write_text("[]\n", encoding="utf-8")
    assert inputs_of(project) != before


def test_whoever_waits_hears_of_the_next_build(tmp_path: Path) -> None:
    outcomes = iter([(True, ""), (False, "wrong\n")])
    preview = Preview(copy_of(MINIMAL, tmp_path / "project"), lambda: next(outcomes))
    heard: list[Outcome] = []
    waiting = threading.Thread(target=lambda: heard.append(preview.after(0, 30)))
    waiting.start()
    assert preview.rebuild().ok
    waiting.join()
    assert heard == [preview.outcome]
    assert preview.rebuild().text == "wrong\n"
    assert preview.after(1, 0).version == 2
    assert preview.after(2, 0.01).version == 2


def test_a_port_in_use_is_said(served: Served) -> None:
    command = [sys.executable, "-m", "generator", "serve", str(served.project), "--port", str(served.port)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert f"port {served.port} cannot be used" in done.stderr
