"""The filters of quotes and timeline: no server, the choice in the address, nothing lost behind them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from reader import Site, until


def shown(page: Page, items: str) -> list[str]:
    """The ids of the facts a reader sees."""
    return page.eval_on_selector_all(items, "els => els.filter(el => el.checkVisibility()).map(el => el.querySelector('h2').id)")


@pytest.mark.parametrize(
    ("address", "first", "count"),
    [
        ("quotes/?speaker=trump", "trump-april-2025", 5),
        ("quotes/?speaker=trump&question=zelensky-attendance", "trump-oval-office", 1),
        ("quotes/?date=2025-08-07", "ushakov-new-york-post", 3),
        ("timeline/?person=zelensky", "phone-call", 2),
        ("timeline/?status=deadline", "truce-deadline", 1),
    ],
)
def test_an_address_with_a_choice_shows_it(sites: dict[str, Site], page: Page, address: str, first: str, count: int) -> None:
    page.goto(sites["real"].url + address)
    name, _, query = address.partition("/?")
    ids = shown(page, {"quotes": ".quote", "timeline": ".event"}[name])
    assert (ids[0], len(ids)) == (first, count)
    chosen = dict(pair.split("=") for pair in query.split("&"))
    assert {key: page.input_value(f"select[name={key}]") for key in chosen} == chosen


def test_a_choice_is_in_the_address_and_the_back_button_undoes_it(sites: dict[str, Site], page: Page) -> None:
    page.goto(sites["real"].url + "people/")
    page.goto(sites["real"].url + "quotes/")
    page.select_option("select[name=speaker]", "trump")
    assert page.url.endswith("/quotes/?speaker=trump")
    page.select_option("select[name=question]", "zelensky-attendance")
    assert page.url.endswith("/quotes/?speaker=trump&question=zelensky-attendance")
    assert len(shown(page, ".quote")) == 1
    page.go_back()
    assert page.url.endswith("/quotes/?speaker=trump")
    assert len(shown(page, ".quote")) == 5
    assert page.input_value("select[name=question]") == ""
    page.go_back()
    assert page.url.endswith("/quotes/")
    assert len(shown(page, ".quote")) == 12
    page.go_forward()
    assert len(shown(page, ".quote")) == 5


def test_the_address_can_be_passed_on(sites: dict[str, Site], page: Page) -> None:
    page.goto(sites["real"].url + "timeline/?other=kept")
    page.select_option("select[name=person]", "putin")
    before, address = shown(page, ".event"), page.url
    assert address.endswith("/timeline/?other=kept&person=putin")
    other = page.context.new_page()
    other.goto(address)
    assert shown(other, ".event") == before != []
    other.get_by_role("button", name="Show all").click()
    other.wait_for_url("**/timeline/?other=kept")
    assert len(shown(other, ".event")) == 11
    other.close()


@pytest.mark.parametrize("query", ["speaker=nobody", "speaker=", "speaker=%F0%9F%92%A9&date=%00", "unknown=trump", "speaker=trump%20putin"])
def test_what_no_option_knows_is_passed_over(sites: dict[str, Site], page: Page, query: str) -> None:
    page.goto(f"{sites['real'].url}quotes/?{query}")
    assert len(shown(page, ".quote")) == 12
    assert page.evaluate("[...document.querySelectorAll('.filters select')].map(select => select.selectedIndex)") == [0, 0, 0]


def test_a_fact_somebody_links_to_is_never_hidden(sites: dict[str, Site], page: Page) -> None:
    page.goto(sites["real"].url + "quotes/?speaker=zelensky#trump-oval-office")
    until(page, "document.getElementById('trump-oval-office').checkVisibility()")
    assert len(shown(page, ".quote")) == 12
    until(page, "Math.abs(document.getElementById('trump-oval-office').getBoundingClientRect().top) < 300")
    page.goto(sites["real"].url + "timeline/?status=deadline")
    page.evaluate("location.hash = 'apec-2017'")
    until(page, "document.getElementById('apec-2017').checkVisibility()")
    page.wait_for_url("**/timeline/#apec-2017")


def test_an_address_into_a_closed_receipt_opens_it(sites: dict[str, Site], page: Page) -> None:
    page.goto(sites["real"].url)
    page.evaluate("document.querySelector('.answer .receipt-body').id = 'inside'; location.hash = 'inside'")
    page.wait_for_selector("#inside", state="visible")


def test_the_fixture_filters_in_its_own_language(sites: dict[str, Site], page: Page) -> None:
    page.goto(sites["fixture"].url + "quotes/?speaker=chovniar")
    ids = shown(page, ".quote")
    assert 0 < len(ids) < page.locator(".quote").count()
    assert str(len(ids)) in page.inner_text(".filters output")
