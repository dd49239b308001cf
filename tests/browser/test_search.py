"""The search, asked in a real browser against the index as it is built: names, quotations, terms, dates."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page
from reader import HERE, Site, module, until
from visit import SET_UP, TAGS, Visit

from generator.build import check
from generator.link import Library
from generator.model import Participant, Quote

QUERIES: dict[str, dict[str, str]] = yaml.safe_load((HERE / "queries.yml").read_text(encoding="utf-8"))
FIELD = ".md-search__input"
# Listens to the search's worker: whether it is ready, and how many queries it has not answered yet.
LISTEN = """() => { const Stock = Worker; window.open = -1
  window.Worker = class extends Stock {
    constructor(...a) { super(...a); this.addEventListener("message", ({ data }) => { window.open += { 1: 1, 3: -1 }[data.type] || 0 }) }
    postMessage(message) { window.open += message.type === 2; super.postMessage(message) }
  } }"""
ANSWERED = "window.open === 0"
BEST = """() => [...document.querySelectorAll(".md-search-result__link")]
  .map(link => [parseFloat(link.firstElementChild.dataset.mdScore), link.href])
  .sort((a, b) => b[0] - a[0]).map(([, href]) => href)[0] || "" """


@pytest.fixture(scope="session")
def fields(browser: Browser, sites: dict[str, Site]) -> Callable[[str], Page]:
    """A page of a site with its search open."""

    def opened(name: str) -> Page:
        context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
        context.add_init_script(f"({LISTEN})()")
        page = context.new_page()
        page.goto(sites[name].url)
        page.click(FIELD)
        until(page, ANSWERED)
        return page

    return cache(opened)


def first_hit(page: Page, query: str) -> str:
    """The address the Enter key would open."""
    page.fill(FIELD, query)
    page.press(FIELD, "End")
    until(page, ANSWERED)
    return re.sub(r"\?h=[^#]*", "", page.evaluate(BEST))


@cache
def library(project: Path) -> Library:
    found = check(project).library
    assert found is not None
    return found


@pytest.mark.parametrize("name", QUERIES)
def test_every_query_leads_where_it_should(fields: Callable[[str], Page], sites: dict[str, Site], name: str) -> None:
    page, site = fields(name), sites[name]
    found = {query: first_hit(page, query).removeprefix(site.url) for query in QUERIES[name]}
    assert {query: hit for query, hit in found.items() if hit != QUERIES[name][query]} == {}
    assert len(QUERIES["real"]) >= 40


@pytest.mark.parametrize("name", QUERIES)
def test_every_spelling_of_a_name_leads_to_the_person(
    fields: Callable[[str], Page], sites: dict[str, Site], built_sites: dict[str, Path], name: str
) -> None:
    page, site = fields(name), sites[name]
    asked = {
        spelling: f"people/{fact.id}/"
        for fact in library(built_sites[name]).of("participants", Participant)
        for spelling in (fact.name, *fact.aliases, *([fact.native_name.text] if fact.native_name else []))
    }
    found = {query: first_hit(page, query).removeprefix(site.url) for query in asked}
    assert {query: hit for query, hit in found.items() if hit != asked[query]} == {}


@pytest.mark.parametrize("name", QUERIES)
def test_the_first_words_of_a_quotation_lead_to_it(
    fields: Callable[[str], Page], sites: dict[str, Site], built_sites: dict[str, Path], name: str
) -> None:
    """With the opening quotation mark, as they are copied from a page; to it, or to one that it is quoted in."""
    page, site = fields(name), sites[name]
    said = {fact.id: " … ".join(fact.words or ()) for fact in library(built_sites[name]).of("quotes", Quote) if fact.words}
    asked = {" ".join(words.split()[:5]) for words in said.values()}
    found = {words: first_hit(page, f"“{words}").removeprefix(f"{site.url}quotes/#") for words in asked}
    assert {words: hit for words, hit in found.items() if words not in said.get(hit, "")} == {}


def test_the_enter_key_opens_the_first_hit(sites: dict[str, Site], page: Page) -> None:
    page.add_init_script(f"({LISTEN})()")
    for query, target in (("Зеленський", "people/zelensky/"), ("no", "quotes/#trump-oval-office")):
        page.goto(sites["real"].url)
        page.click(FIELD)
        until(page, ANSWERED)
        assert first_hit(page, query) == sites["real"].url + target
        page.press(FIELD, "Enter")
        page.wait_for_url(re.compile(re.escape(target.split("#")[0]) + r".*"))
        assert not page.locator(".md-search__output").is_visible()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")])
def test_the_results_break_no_rule_of_accessibility(sites: dict[str, Site], browser: Browser, width: int, scheme: Any) -> None:
    """Names with their other spellings, terms found and missing, more results folded away and unfolded."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
    context.add_init_script(path=module("axe-core/axe.min.js"))
    context.add_init_script(f"({LISTEN})()")
    page, visit = context.new_page(), Visit()
    page.goto(sites["real"].url)
    page.keyboard.press("/")
    until(page, ANSWERED)
    rules = page.evaluate(SET_UP, TAGS)
    for query in ("zelenskyy", "secondary tariffs", "nothing at all like this", "Trump"):
        first_hit(page, query)
        visit.axe(page, query, rules)
    page.locator(".md-search-result__more summary").first.click()
    visit.axe(page, "unfolded", rules)
    context.close()
    assert visit.broken == []


def indexed(site: Site) -> list[dict[str, Any]]:
    """The entries of the search's index."""
    found: list[dict[str, Any]] = json.loads((site.folder / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"]
    return found


def test_words_stay_apart_in_the_index(sites: dict[str, Site]) -> None:
    """Where a label ends and a value begins there is a space; without one neither is found."""
    said = {entry["location"]: entry["text"] for entry in indexed(sites["real"])}
    assert "Also written President Zelensky · Zelenskyy" in said["people/zelensky/"]
    assert "When 7 August 2025 (“on Thursday”) Where The Oval Office" in " ".join(said["quotes/#trump-oval-office"].split())


def test_what_only_repeats_is_left_out(sites: dict[str, Site]) -> None:
    pages = {entry["location"].split("#")[0] for entry in indexed(sites["fixture"])}
    assert not [page for page in pages if page.startswith(("everything/", "positions/as-of/"))]
    assert not pages & set(sites["fixture"].redirects)
    assert {"people/", "quotes/", "timeline/", ""} <= pages
