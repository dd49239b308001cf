"""One visit to every page of a site: what its rules of accessibility, its console, its links and its width say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urldefrag, urlsplit

from playwright.sync_api import Browser, Page
from reader import Site, module

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
# What the other colour scheme can change.
COLOURS = ["color-contrast", "link-in-text-block"]

# All rules with the tags, also those that are off until somebody asks for them. Contrast is measured beside drawn shapes
# too, which axe would leave to us; its other options have to be named with that one.
SET_UP = """tags => {
  axe.configure({ checks: [{ id: "color-contrast", options: {
    ignorePseudo: true, ignoreUnicode: false, ignoreLength: true, boldValue: 700, boldTextPt: 14, largeTextPt: 18,
    contrastRatio: { normal: { expected: 4.5 }, large: { expected: 3 } }, shadowOutlineEmMax: 0.2, textStrokeEmMin: 0.03,
  } }] })
  return axe.getRules(tags).filter(rule => !rule.tags.some(tag => /experimental|deprecated|obsolete/.test(tag))).map(rule => rule.ruleId)
}"""
_AXE = """async rules => {
  const found = await axe.run(document, {
    runOnly: { type: "rule", values: rules }, resultTypes: ["violations", "incomplete"], preload: false, elementRef: true,
  })
  for (const result of found.incomplete) result.nodes = result.nodes.filter(node => !node.element.closest("svg, .scroll"))
  const why = node => [...node.any, ...node.all, ...node.none].map(check => check.message)[0]
  const said = result => result.nodes.map(node => `${result.id}: ${node.target.join(" ")}: ${why(node)}`)
  return [found.violations.flatMap(said), found.incomplete.flatMap(said)]
}"""
_OPEN = "for (const details of document.querySelectorAll('details')) details.open = true"
# What stands out of the window, boxes apart that scroll by themselves and what only a screen reader meets.
TOO_WIDE = """() => {
  const root = [document.documentElement, document.body]
  const apart = el => {
    const style = getComputedStyle(el)
    return !root.includes(el) && style.overflowX !== "visible" || style.visibility === "hidden" || style.clipPath !== "none"
  }
  const hidden = el => el && (apart(el) || hidden(el.parentElement))
  return [...document.body.querySelectorAll("*")].filter(el => {
    const box = el.getBoundingClientRect()
    return box.width && box.height && (box.right > innerWidth + 1 || box.left < -1) && !hidden(el)
  }).map(el => `${el.tagName.toLowerCase()}.${el.getAttribute("class") || ""} ${Math.round(el.getBoundingClientRect().right)}`)
}"""
_LINKS = "[...document.links].map(a => a.href instanceof SVGAnimatedString ? new URL(a.href.baseVal, document.baseURI).href : a.href)"
_IDS = "[...document.querySelectorAll('[id]')].map(el => el.id)"


@dataclass
class Visit:
    """Everything seen on the pages of a site. ``undecided`` is what the rules could not tell, apart from words that are drawn
    in a picture or that a scrolling box cuts off: what is behind those they never can.
    """

    broken: list[str] = field(default_factory=list)
    undecided: list[str] = field(default_factory=list)
    wide: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)
    links: dict[str, set[str]] = field(default_factory=dict)
    anchors: dict[str, set[str]] = field(default_factory=dict)

    def axe(self, page: Page, where: str, rules: list[str]) -> None:
        broken, undecided = page.evaluate(_AXE, rules)
        self.broken += [f"{where}: {item}" for item in broken]
        self.undecided += [f"{where}: {item}" for item in undecided]

    def overflow(self, page: Page, where: str) -> None:
        self.wide += [f"{where}: {item}" for item in page.evaluate(TOO_WIDE)[:3]]


def watched(page: Page, visit: Visit) -> None:
    """Note what a page says in its console and whom it asks for files."""
    page.on("console", lambda message: visit.said.append(f"{page.url}: {message.text}") if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: visit.said.append(f"{page.url}: {error}"))
    page.on("request", lambda request: visit.hosts.add(urlsplit(request.url).netloc))


def visited(browser: Browser, site: Site, names: list[str]) -> Visit:
    """Open every page once, closed and with every receipt open, light and dark, on a desk and on a phone."""
    visit = Visit()
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.add_init_script(path=module("axe-core/axe.min.js"))
    page = context.new_page()
    watched(page, visit)
    for name in names:
        _look(page, site, name, visit)
    context.close()
    return visit


def _look(page: Page, site: Site, name: str, visit: Visit) -> None:
    at = name or "(front page)"
    seen_as(page, 1280, "light")
    page.goto(site.url + name)
    rules: list[str] = page.evaluate(SET_UP, TAGS)
    visit.links[name], visit.anchors[name] = set(page.evaluate(_LINKS)), set(page.evaluate(_IDS))
    visit.axe(page, f"{at} 1280 light", rules)
    seen_as(page, 1280, "dark")
    visit.axe(page, f"{at} 1280 dark", COLOURS)
    visit.overflow(page, f"{at} 1280")
    seen_as(page, 320, "dark")
    visit.overflow(page, f"{at} 320")
    page.evaluate(_OPEN)
    visit.overflow(page, f"{at} 320, all open")
    seen_as(page, 360, "dark")
    visit.axe(page, f"{at} 360 dark", COLOURS)
    seen_as(page, 360, "light")
    visit.axe(page, f"{at} 360 light", rules)


def seen_as(page: Page, width: int, scheme: Any) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)


def dead_ends(site: Site, visit: Visit) -> list[str]:
    """Every link within the site, as the browser resolves it, that leads to no page or to no place on its page."""
    found = []
    for name, links in visit.links.items():
        for link in sorted(link for link in links if link.startswith(site.url)):
            address, fragment = urldefrag(link)
            target = urlsplit(address)._replace(query="").geturl().removeprefix(site.url)
            known = visit.anchors.get(target)
            dead = not (site.folder / target).is_file() if known is None else fragment and fragment not in known
            found += [f"{name}: {link}"] if dead else []
    return found
