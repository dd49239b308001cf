"""How to cite a quote: in three forms, each copied by a button."""

from __future__ import annotations

import json

from playwright.sync_api import Browser
from reader import Site


def test_each_form_of_a_citation_is_copied_as_it_stands(sites: dict[str, Site], browser: Browser) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(sites["real"].url + "quotes/#trump-oval-office")
    box = page.locator("article.quote", has=page.locator("#trump-oval-office")).locator("details.cite")
    assert box.locator("button").count() == 0
    box.locator("summary").click()
    forms = []
    for n in range(3):
        button = box.locator("button").nth(n)
        button.click()
        button.get_by_text("Copied").wait_for()
        forms.append(page.evaluate("navigator.clipboard.readText()"))
    context.close()
    plain, bibtex, csl = forms
    assert plain.startswith("Donald Trump, 7 August 2025: “no.” Quoted in: One America News Network, 7 August 2025, https://www.oann.com/")
    assert bibtex.startswith("@misc{trump-oval-office,")
    assert json.loads(csl)[0]["title"] == "“no.”"
