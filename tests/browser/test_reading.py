"""Reading in other ways than with a mouse and a script: from the keyboard, without motion, at twice the size, without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page
from reader import Site, until
from visit import TOO_WIDE

MAIN = ["", "timeline/", "people/", "people/trump/", "quotes/", "questions/zelensky-attendance/", "positions/", "unknowns/", "sources/oan/"]
FOCUSED = """() => {
  const el = document.activeElement, box = el.getBoundingClientRect(), style = getComputedStyle(el)
  const label = el.matches(".md-option") ? getComputedStyle(el.nextElementSibling) : style
  const halo = el.querySelector(".halo") ? getComputedStyle(el.querySelector(".halo")).stroke : "none"
  return {
    tag: el.tagName.toLowerCase(), text: (el.textContent || el.getAttribute("aria-label") || "").trim(),
    seen: el.matches(".md-option") || box.width > 0 && box.bottom > 0 && box.top < innerHeight,
    ring: label.outlineStyle !== "none" && parseFloat(label.outlineWidth) >= 2 || halo !== "none" && halo !== "rgba(0, 0, 0, 0)",
  }
}"""


def tabbed(page: Page) -> list[dict[str, object]]:
    """Every stop of the Tab key from the top of a page until the focus leaves it."""
    page.evaluate("document.activeElement.blur()")
    stops = []
    for _ in range(400):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop["tag"] == "body":
            return stops
        stops.append(stop)
    raise AssertionError("the focus does not leave the page")


@pytest.mark.parametrize("name", ["", "positions/", "quotes/", "timeline/"])
def test_the_tab_key_reaches_everything_and_shows_where_it_is(sites: dict[str, Site], page: Page, name: str) -> None:
    page.goto(sites["real"].url + name)
    stops = tabbed(page)
    assert [stop for stop in stops if not (stop["seen"] and stop["ring"])] == []
    links = page.evaluate(
        "[...document.querySelectorAll('.x a[href], .x summary, .x select, .x button')].filter(el => el.checkVisibility()).length"
    )
    assert sum(stop["tag"] in ("a", "summary", "select", "button") for stop in stops) >= links > 30


def test_the_first_stop_leads_past_the_masthead(sites: dict[str, Site], page: Page) -> None:
    page.goto(sites["real"].url + "quotes/")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["text"] == "Skip to content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.x') !== null")


def test_the_grid_from_the_keyboard(sites: dict[str, Site], page: Page) -> None:
    """A cell's receipt opens and its link leads to the position, without a mouse."""
    page.goto(sites["real"].url + "positions/")
    page.locator(".grid th a").first.focus()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.grid td summary')"):
            break
    page.keyboard.press("Enter")
    assert page.locator(".grid td details[open] .receipt-body").first.is_visible()
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.textContent").startswith("Not required")
    page.keyboard.press("Enter")
    page.wait_for_url("**/questions/zelensky-attendance/#trump-on-attendance")
    assert page.evaluate("document.querySelector(':target').getBoundingClientRect().top") < 900


@pytest.mark.parametrize("width", [1280, 360])
def test_the_grid_stays_a_table_where_it_looks_like_cards(sites: dict[str, Site], page: Page, width: int) -> None:
    """What a screen reader is told: rows, and cells under the heading of their question."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(sites["real"].url + "positions/")
    grid = page.get_by_role("table", name="Positions as of 7 August 2025")
    assert grid.get_by_role("row").count() == 7
    assert grid.get_by_role("rowheader").count() == 6
    assert grid.get_by_role("cell").count() == 24
    assert grid.get_by_role("columnheader").all_inner_texts()[1:] == page.locator(".grid thead a").all_inner_texts()
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    roles = [node["role"]["value"] for node in nodes if not node["ignored"]]
    assert (roles.count("table"), roles.count("row"), roles.count("rowheader"), roles.count("columnheader")) == (1, 7, 6, 5)


def test_the_filters_from_the_keyboard(sites: dict[str, Site], page: Page) -> None:
    page.goto(sites["real"].url + "quotes/")
    page.locator(".legend summary").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "speaker"
    page.keyboard.type("Yuri")
    assert page.locator(".quote:visible").count() == 1
    assert page.inner_text(".filters output") == "1 of 12 shown"
    assert page.get_attribute(".filters output", "aria-live") == "polite"
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    until(page, "document.querySelector('.filters output').textContent === '12 of 12 shown'")


def test_the_search_from_the_keyboard(sites: dict[str, Site], page: Page) -> None:
    """Each step waits for the one before: the page's script may start late on a busy machine."""
    page.goto(sites["real"].url)
    until(page, "document.readyState === 'complete'")
    page.keyboard.press("/")
    until(page, "document.activeElement.matches('.md-search__input')")
    until(page, "document.querySelector('.md-search-result__meta').textContent.trim() !== 'Initializing search'")
    page.keyboard.type("ushakov")
    page.wait_for_selector(".md-search-result__item")
    page.keyboard.press("ArrowDown")
    until(page, "document.activeElement.matches('.md-search-result__link')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/ushakov/**")
    until(page, "document.readyState === 'complete'")
    page.keyboard.press("/")
    until(page, "document.activeElement.matches('.md-search__input')")
    page.keyboard.type("x")
    page.keyboard.press("Escape")
    page.locator(".md-search__output").wait_for(state="hidden")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["seen"]


def test_nothing_moves_for_who_asked_for_stillness(sites: dict[str, Site], page: Page) -> None:
    page.goto(sites["real"].url)
    page.locator(".answer summary").first.click()
    page.keyboard.press("/")
    page.wait_for_selector("[data-md-toggle=search]:checked", state="attached")
    still = """() => document.getAnimations().length === 0 && [...document.querySelectorAll("*")].every(el => {
      const style = getComputedStyle(el)
      return !/[1-9]/.test(style.transitionDuration) && style.animationName === "none" && style.scrollBehavior === "auto"
    })"""
    assert page.evaluate(still)
    page.emulate_media(reduced_motion="no-preference")
    assert not page.evaluate(still), "Material moves where nobody objects; if it no longer does, this test sees nothing"


@pytest.mark.parametrize("name", MAIN)
def test_text_at_twice_the_size(sites: dict[str, Site], page: Page, name: str) -> None:
    """The reader's own setting counts: all text grows with it, headlines less than the rest, and nothing is cut off."""
    page.goto(sites["real"].url + name)
    sizes = """() => [...document.querySelectorAll(".x *, .masthead *, .sections *, .colophon *")]
      .filter(el => [...el.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()))
      .map(el => [el.tagName, parseFloat(getComputedStyle(el).fontSize)])"""
    before = page.evaluate(sizes)
    page.add_style_tag(content="html { font-size: 200% }")
    both = zip(before, page.evaluate(sizes), strict=True)
    grown = [(tag, large / small) for (tag, small), (_, large) in both if tag not in ("text", "title")]
    assert [(tag, factor) for tag, factor in grown if factor < (1.45 if tag == "H1" else 1.7)] == []
    assert sum(factor == 2 for _, factor in grown) > len(grown) / 2
    assert page.evaluate(TOO_WIDE) == []
    cut = """() => [...document.querySelectorAll(".x *, .masthead-row > *, .sections a")].filter(el => el.checkVisibility()
      && getComputedStyle(el).overflowY === "hidden" && getComputedStyle(el).clipPath === "none" && el.scrollHeight > el.clientHeight + 1)
      .map(el => el.className)"""
    assert page.evaluate(cut) == []


@pytest.mark.parametrize("name", MAIN)
def test_everything_is_there_without_javascript(sites: dict[str, Site], browser: Browser, page: Page, name: str) -> None:
    """The same words, seen; only the filters and the search are left out."""
    page.goto(sites["real"].url + name)
    page.evaluate("document.querySelector('.x form.filters')?.remove()")
    with_script = page.inner_text(".x").split()
    plain = browser.new_page(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    plain.goto(sites["real"].url + name)
    without_script = plain.inner_text(".x").split()
    assert without_script == with_script
    assert len(with_script) > 90
    assert plain.locator(".sections a:visible").count() == 5
    assert plain.locator(".colophon a:visible").count() >= 8
    assert plain.locator(".filters:visible, .md-search:visible, .masthead-search:visible").count() == 0
    plain.close()


def test_a_receipt_opens_without_javascript(sites: dict[str, Site], browser: Browser) -> None:
    plain = browser.new_page(java_script_enabled=False)
    plain.goto(sites["real"].url)
    plain.locator(".answer summary").first.click()
    assert "#:~:text=" in (plain.locator(".answer .receipt-body a.go").first.get_attribute("href") or "")
    assert plain.locator(".answer .receipt-body").first.is_visible()
    plain.close()
