"""What a browser finds for a text fragment is what our model of it says (``text_fragments.yml``)."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page
from reader import HERE, Site, served

from generator.quotes import Passage, encode

TABLE = yaml.safe_load((HERE.parent / "text_fragments.yml").read_text(encoding="utf-8"))
# So much stands before the paragraphs that a browser has to move to show them.
FILLER = "<p>Nothing.</p>" * 200


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("fragments")
    paragraphs = "".join(f"<p>{escape(text)}</p>" for text in TABLE["paragraphs"])
    (folder / "index.html").write_text(
        f"<!doctype html><meta charset=utf-8><title>Made up</title>{FILLER}{paragraphs}{FILLER}", encoding="utf-8"
    )
    with served(folder) as site:
        yield site


@pytest.fixture(scope="module")
def visitor(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda case: case["name"])
def test_the_browser_agrees(case: dict[str, Any], site: Site, visitor: Page) -> None:
    passage = Passage(*(case.get(key, "") for key in ("prefix", "start", "end", "suffix")))
    visitor.goto("about:blank")
    visitor.goto(f"{site.url}#{encode([passage])}")
    for _ in range(40 if case["found"] else 6):
        if visitor.evaluate("scrollY"):
            break
        visitor.wait_for_timeout(25)
    assert (visitor.evaluate("scrollY") > 0) == case["found"]
