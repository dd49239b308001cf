"""Pictures of the six main pages of a built site, on a phone and on a desktop, light and dark: screenshots.py SITE FOLDER."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from reader import Site, launch, served

PAGES = {
    "front": "",
    "timeline": "timeline/",
    "person": "people/",  # the first of them
    "quotes": "quotes/",
    "question": "questions/",  # the first of them
    "positions": "positions/",
}
DEVICES = {"phone": (390, 844, 2), "desktop": (1280, 900, 1)}
# The two that the README shows: page, device, scheme, height. Few colours are enough, and make them small.
README = [("front", "desktop", "light", 2130), ("positions", "phone", "dark", 1150)]
COLOURS = 64


def pictures(browser: Browser, site: Site, folder: Path) -> None:
    """Every page whole, on every device, in every scheme."""
    for device, (width, height, scale) in DEVICES.items():
        for scheme in ("light", "dark"):
            page = opened(browser, width, height, scale, scheme)
            for name, address in PAGES.items():
                page.goto(site.url + single(site, name, address))
                page.screenshot(path=folder / f"{name}-{device}-{scheme}.png", full_page=True)
            page.context.close()


def for_readme(browser: Browser, site: Site, folder: Path) -> None:
    """The first screen of the pages that the README shows."""
    for name, device, scheme, height in README:
        width, _, scale = DEVICES[device]
        page = opened(browser, width, height, scale, scheme)
        page.goto(site.url + single(site, name, PAGES[name]))
        picture = (
            Image.open(BytesIO(page.screenshot())).convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        )
        picture.save(folder / f"{name}-{device}-{scheme}.png", optimize=True)
        page.context.close()


def opened(browser: Browser, width: int, height: int, scale: int, scheme: Any) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": height}, device_scale_factor=scale, color_scheme=scheme, reduced_motion="reduce"
    )
    return context.new_page()


def single(site: Site, name: str, address: str) -> str:
    """The address of a page; for a person or a question, of the first page in their folder."""
    if name not in ("person", "question"):
        return address
    return next((page for page in site.pages if page.startswith(address) and page != address), address)


def main(site: str = "site", folder: str = "screenshots", images: str = ".github/images") -> None:
    for made in (folder, images):
        Path(made).mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, served(Path(site)) as found:
        browser = launch(playwright)
        pictures(browser, found, Path(folder))
        for_readme(browser, found, Path(images))
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
