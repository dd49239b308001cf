"""On paper: the whole explainer, nothing cut off, every receipt open, every address spelled out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page
from reader import Site
from visit import TOO_WIDE

# The printable width in CSS pixels: the paper less the margins of 16 mm.
PAPERS = {"A4": (210 - 32) * 96 / 25.4, "Letter": (215.9 - 32) * 96 / 25.4}
PAGES = ["", "everything/", "quotes/", "positions/", "timeline/", "how-this-was-made/"]
CUT = """() => [...document.querySelectorAll(".x *")].filter(el => getComputedStyle(el).overflowX !== "visible"
  && getComputedStyle(el).clipPath === "none" && el.scrollWidth > el.clientWidth + 1).map(el => el.className)"""

# Words that reach over the edge of the printable page, which a box around them does not show.
OVER = """() => {
  const words = document.createTreeWalker(document.querySelector(".x"), NodeFilter.SHOW_TEXT), range = document.createRange(), found = []
  while (words.nextNode()) {
    if (!words.currentNode.data.trim() || !words.currentNode.parentElement.checkVisibility()) continue
    range.selectNodeContents(words.currentNode)
    const box = range.getBoundingClientRect()
    if (box.width > 1 && (box.left < -0.5 || box.right > innerWidth + 0.5)) found.push(words.currentNode.data)
  }
  return found
}"""


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("site", ["real", "fixture"])
@pytest.mark.parametrize("paper", PAPERS)
def test_nothing_is_cut_off(sites: dict[str, Site], page: Page, site: str, paper: str, name: str) -> None:
    page.emulate_media(media="print")
    page.set_viewport_size({"width": int(PAPERS[paper]), "height": 1000})
    page.goto(sites[site].url + name)
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(CUT) == []
    assert page.evaluate(OVER) == []


@pytest.mark.parametrize("paper", PAPERS)
def test_the_whole_explainer_prints(sites: dict[str, Site], page: Page, tmp_path: Path, paper: str) -> None:
    page.goto(sites["real"].url + "everything/")
    page.evaluate("window.asked = 0; addEventListener('beforeprint', () => { window.asked += 1 })")
    document = page.pdf(path=tmp_path / "everything.pdf", format=paper)
    assert 8 <= len(re.findall(rb"/Type /Page\b", document)) <= 24
    assert page.evaluate("window.asked") == 1, "the browser no longer says that it prints, and the footnotes are not made"


def test_the_masthead_the_filters_and_the_menus_stay_off_the_paper(sites: dict[str, Site], page: Page) -> None:
    page.emulate_media(media="print")
    page.goto(sites["real"].url + "quotes/")
    assert page.locator("header:visible, .sections:visible, .filters:visible, .colophon nav:visible, .permalink:visible").count() == 0
    assert page.locator(".quote:visible").count() == 12


def test_every_receipt_is_open(sites: dict[str, Site], page: Page) -> None:
    """Closed on the screen, and there on paper; but for the grid, whose words stand with the questions."""
    page.goto(sites["real"].url + "everything/")
    words = "[...document.querySelectorAll('.proof-words')].filter(el => !el.closest('td')).map(el => el.checkVisibility())"
    assert True not in page.evaluate(words)
    page.emulate_media(media="print")
    shown = page.evaluate(words)
    assert len(shown) > 40
    assert False not in shown


@pytest.mark.parametrize("name", ["", "everything/", "sources/oan/", "people/trump/"])
def test_addresses_are_footnotes(sites: dict[str, Site], page: Page, name: str) -> None:
    """Beside every link that leaves the site stands the number of its address, without the words it points at."""
    page.emulate_media(media="print")
    page.goto(sites["real"].url + name)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    told = page.evaluate("""[...document.querySelectorAll(".x a[href^=http]")].map(link => [
      link.href.split("#")[0], document.querySelectorAll(".footnotes li")[+link.nextElementSibling.textContent - 1].textContent])""")
    assert told != []
    assert [pair for pair in told if pair[0] != pair[1]] == []
    assert page.locator(".footnotes li").count() == len({address for address, _ in told})
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".footnote, .footnotes").count() == 0
