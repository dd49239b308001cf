"""The pictures in a real browser: its typefaces keep within the widths that the layout supposes."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from projects import ROOT
from test_pictures import FIGURE, WEEK, WORDS, crowd, texts

from generator.pictures import Heading, Table, network, timeline

SIZES = """(selector) => [...document.querySelectorAll(selector)].filter(svg => svg.getClientRects().length).flatMap(svg =>
    [...svg.querySelectorAll('text')].map(text => {
        const { x, y, width, height } = text.getBBox();
        const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
        return [text.textContent, [x, y, x + width, y + height], parseFloat(getComputedStyle(text).fontSize) * scale];
    }))"""

THEME = ROOT / "generator" / "theme" / "assets"


@pytest.mark.parametrize("family", ["DejaVu Sans", "Liberation Sans"])
def test_real_fonts_keep_within_the_widths_supposed(browser: Browser, tmp_path: Path, family: str) -> None:
    css = "".join((THEME / f"explainer{name}.css").read_text(encoding="utf-8") for name in ("", "-tables", "-pictures"))
    pairs = [timeline(events, WORDS) for events in (WEEK, crowd(40, 1))]
    matrix = network(Table([Heading("Volodymyr Zelensky")], [Heading("Must Zelensky attend?")], [[4]]), "4")
    figures = "".join(FIGURE.format("timeline-picture", pair.across, pair.upright) for pair in pairs)
    figures += FIGURE.format("network", matrix.across, matrix.upright)
    file = tmp_path / "page.html"
    file.write_text(
        f"<!doctype html><meta charset=utf-8><style>{css} body {{ --sans: '{family}' }}</style>"
        f'<body data-md-color-scheme="default"><article class="x">{figures}</article>',
        encoding="utf-8",
    )
    context = browser.new_context()
    page = context.new_page()
    page.goto(file.as_uri())
    for window, shown in ((1280, "across"), (1024, "across"), (768, "upright"), (320, "upright")):
        page.set_viewport_size({"width": window, "height": 900})
        found = page.evaluate(SIZES, f"svg.{shown}")
        assert found
        assert page.evaluate(SIZES, f"svg:not(.{shown})") == []  # one drawing of each picture
        assert min(size for _, _, size in found) >= 12
        supposed = [pair.across if shown == "across" else pair.upright for pair in (*pairs, matrix)]
        most = [box for svg in supposed for _, box in texts(svg)]
        assert all(real[2] - real[0] <= box[2] - box[0] + 0.5 for (_, real, _), box in zip(found, most, strict=True))
        assert page.evaluate("document.documentElement.scrollWidth") <= window
    context.close()
