"""The Content-Security-Policy: exactly the scripts that a page was rendered with may run."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest

from generator.site.policy import policy, seal, sealed

HEAD = '<!doctype html><html><head><meta charset="utf-8"><title>x</title></head><body>'


def hashes(text: str) -> list[str]:
    return re.findall(r"'sha256-([^']+)'", policy(text))


def hash_of(script: str) -> str:
    return b64encode(sha256(script.encode()).digest()).decode()


@pytest.mark.parametrize(
    ("markup", "scripts"),
    [
        ("<script>one()</script>", ["one()"]),
        ("<script>one()</script><SCRIPT type=module>\ntwo()\n</SCRIPT>", ["one()", "\ntwo()\n"]),
        ("<script>same()</script><script>same()</script>", ["same()"]),
        ('<script src="a.js"></script>', []),
        ('<script type="application/json">{"a": 1}</script><script type="application/ld+json">{}</script>', []),
        ("<p>&lt;script&gt;evil()&lt;/script&gt;</p>", []),
        ("<!-- <script>evil()</script> -->", []),
        ("<textarea><script>evil()</script></textarea>", []),
        ("<script>if (a < b) write('<p>')</script>", ["if (a < b) write('<p>')"]),
        ("<script></script>", [""]),
    ],
)
def test_each_inline_script_has_its_hash_and_nothing_else_does(markup: str, scripts: list[str]) -> None:
    assert hashes(HEAD + markup) == [hash_of(script) for script in scripts]


def test_the_policy_stands_before_everything_it_is_about() -> None:
    page = sealed(HEAD + "<script>one()</script>")
    assert page.startswith('<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="')
    content = unescape(page.split('content="')[1].split('"')[0])
    assert content == policy(HEAD + "<script>one()</script>")
    assert "'unsafe-inline'" not in content.split("script-src")[1].split(";")[0]
    assert content.startswith("default-src 'none'; script-src 'self' 'sha256-")


def test_every_page_is_sealed_and_one_without_a_place_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(HEAD, encoding="utf-8")
    (tmp_path / "odd.html").write_text("<p>no head</p>", encoding="utf-8")
    (tmp_path / "data.json").write_text("{}", encoding="utf-8")
    (finding,) = seal(tmp_path)
    assert (finding.code, finding.location.file) == ("no-charset", "site/odd.html")
    assert "Content-Security-Policy" in (tmp_path / "index.html").read_text(encoding="utf-8")
    assert (tmp_path / "data.json").read_text(encoding="utf-8") == "{}"
