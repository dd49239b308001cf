"""Every page of both sites in a real browser: accessible, at rest with itself, and in nobody else's company."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from playwright.sync_api import Browser, Page
from reader import Site
from visit import Visit, dead_ends, visited

SITES = ["real", "fixture"]


@pytest.fixture(scope="session")
def visits(browser: Browser, sites: dict[str, Site]) -> Callable[[str], Visit]:
    """The visit to a site, made once."""
    return cache(lambda name: visited(browser, sites[name], sites[name].pages))


@pytest.mark.parametrize("name", SITES)
def test_no_page_breaks_a_rule_of_accessibility(visits: Callable[[str], Visit], name: str) -> None:
    """WCAG 2.2 AA and best practice, light and dark, on a desk and on a phone, receipts closed and open."""
    assert visits(name).broken == []


@pytest.mark.parametrize("name", SITES)
def test_no_rule_is_left_undecided(visits: Callable[[str], Visit], name: str) -> None:
    """What a program cannot tell, a person would have to look at on every change."""
    assert visits(name).undecided == []


@pytest.mark.parametrize("name", SITES)
def test_nothing_stands_out_of_a_narrow_window(visits: Callable[[str], Visit], name: str) -> None:
    assert visits(name).wide == []


@pytest.mark.parametrize("name", SITES)
def test_no_page_asks_another_host_for_anything(visits: Callable[[str], Visit], sites: dict[str, Site], name: str) -> None:
    assert visits(name).hosts == {sites[name].url.split("/")[2]}


@pytest.mark.parametrize("name", SITES)
def test_no_page_complains_in_the_console(visits: Callable[[str], Visit], name: str) -> None:
    assert visits(name).said == []


@pytest.mark.parametrize("name", SITES)
def test_every_link_leads_somewhere(visits: Callable[[str], Visit], sites: dict[str, Site], name: str) -> None:
    visit = visits(name)
    assert sum(len(links) for links in visit.links.values()) > 1000
    assert dead_ends(sites[name], visit) == []


def test_a_page_that_has_moved_leads_on(sites: dict[str, Site], page: Page) -> None:
    site = sites["fixture"]
    assert len(site.redirects) >= 4
    for name in site.redirects:
        page.goto(site.url + name)
        page.wait_for_url(lambda url, name=name: url != site.url + name)
        assert page.url.removeprefix(site.url) in site.pages


def test_what_is_not_there_is_said_in_the_site_s_own_words(sites: dict[str, Site], page: Page) -> None:
    answer = page.goto(sites["fixture"].url + "people/nobody/")
    assert answer is not None
    assert answer.status == 404
    assert "Такої сторінки немає" in page.inner_text("h1")
    page.get_by_role("navigation").get_by_role("link", name="Люди").click()
    assert page.url == sites["fixture"].url + "people/"


def test_the_front_page_is_light(sites: dict[str, Site], page: Page, measured: list[str]) -> None:
    """Less than 200 kB over the wire, the search apart."""
    sizes: dict[str, int] = {}
    page.on("requestfinished", lambda request: sizes.update({request.url: request.sizes()["responseBodySize"]}))
    page.goto(sites["real"].url, wait_until="networkidle")
    without_search = sum(size for url, size in sizes.items() if "search" not in url)
    measured.append(f"front page: {without_search / 1000:.0f} kB transferred, {sum(sizes.values()) / 1000:.0f} kB with the search")
    assert any("search" in url for url in sizes)
    assert 50_000 < without_search < 200_000
