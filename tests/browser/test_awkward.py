"""Sites nobody thinks of: one participant, no quotes, 300 events on a day, names without end or from right to left."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from awkward import CASES, awkward
from playwright.sync_api import Browser
from projects import MINIMAL, TODAY, explainer
from reader import module, served
from visit import SET_UP, TAGS, Visit, seen_as, watched

MAIN = ["", "timeline/", "positions/", "people/", "quotes/", "questions/", "unknowns/", "everything/"]
# Words drawn in a picture that lie across one another.
ACROSS = """() => [...document.querySelectorAll(".x svg")].filter(svg => svg.checkVisibility()).flatMap(svg => {
  const boxes = [...svg.querySelectorAll("text")].map(el => [el.textContent, el.getBoundingClientRect()])
  const meet = (p, q) => p.left < q.right - 1 && q.left < p.right - 1 && p.top < q.bottom - 2 && q.top < p.bottom - 2
  return boxes.flatMap(([a, p], i) => boxes.slice(i + 1).filter(([, q]) => meet(p, q)).map(([b]) => `${a} × ${b}`))
})"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Every case, built by the command line."""
    folder = tmp_path_factory.mktemp("awkward")

    def build(case: str) -> Path:
        project = folder / case
        project.mkdir()
        awkward(project, case)
        shutil.copy(MINIMAL / "mkdocs.yml", project)
        done = explainer("build", project, "--today", TODAY)
        assert done.returncode == 0, done.stderr
        return project / "site"

    return cache(build)


@pytest.mark.parametrize("case", CASES)
def test_the_pages_hold_together(browser: Browser, built: Callable[[str], Path], case: str) -> None:
    visit = Visit()
    across: list[str] = []
    context = browser.new_context(reduced_motion="reduce")
    context.add_init_script(path=module("axe-core/axe.min.js"))
    page = context.new_page()
    watched(page, visit)
    with served(built(case), "/explainer/") as site:
        singles = [name for folder in ("people/", "questions/") for name in site.pages if name.startswith(folder) and name != folder]
        for name in (*MAIN, *singles[:2]):
            page.goto(site.url + name)
            rules = page.evaluate(SET_UP, TAGS)
            for width, scheme in ((1280, "light"), (320, "dark")):
                where = f"{name or '(front page)'} {width}"
                seen_as(page, width, scheme)
                visit.overflow(page, where)
                across += [f"{where}: {words}" for words in page.evaluate(ACROSS)[:3]]
            visit.axe(page, where, rules)
    context.close()
    assert (visit.wide, across, visit.broken, visit.said) == ([], [], [], [])
