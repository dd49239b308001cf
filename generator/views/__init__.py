"""Verb: Library and Evidence -> one frozen view per page. Every date, label, order, address and link text is decided here.

``facts`` makes the view of each fact once; the other modules gather them into pages. Addresses are relative to the
site's root; the way from a page to the root is the page's ``root``.
"""

from __future__ import annotations

from datetime import date

from generator.link import FOLDERS, Library
from generator.verify import Evidence

from .everything import Download, EverythingView, data_page, everything_page
from .facts import Facts
from .front import front_page
from .grid import Grids
from .lists import corrections_page, glossary_page, unknowns_page
from .method import method_page
from .moments import Moments
from .order import Order
from .parts import WEIGHTS, Page
from .people import people_pages
from .questions import Questions
from .quotes import quotes_page
from .sources import sources_pages
from .timeline import timeline_page

__all__ = ["Download", "Page", "pages_of"]


def pages_of(library: Library, evidence: Evidence, today: date, downloads: tuple[Download, ...] = ()) -> list[Page]:
    """The view of every page."""
    facts = Facts(library, evidence, today)
    order = Order(facts)
    grids = Grids(facts, order)
    moments = Moments(grids)
    timeline, quotes = timeline_page(facts, order), quotes_page(facts, order)
    front = front_page(facts, order, grids, moments, timeline.body)
    people, questions, sources = people_pages(facts, order), Questions(facts, order, grids).pages(), sources_pages(facts)
    unknowns, glossary, corrections = unknowns_page(facts, order), glossary_page(facts), corrections_page(facts)
    everything = everything_page(
        facts,
        EverythingView(
            front=front.body,
            grid=grids.now,
            questions=tuple(page.body for page in questions[1:]),
            timeline=timeline.body,
            quotes=tuple(said.quote for said in quotes.body.said),
            people=tuple(page.body for page in people[1:]),
            unknowns=unknowns.body,
            glossary=glossary.body,
            corrections=corrections.body,
            sources=sources[0].body,
        ),
    )
    # The largest first: they take most room while they are laid out, and the others do not lie beside them yet.
    pages = [everything, quotes, timeline, front, *questions, *moments.pages(), *people, unknowns, glossary, corrections, *sources]
    return [*pages, method_page(facts, order), data_page(facts, downloads), *_redirects(facts)]


def _redirects(facts: Facts) -> list[Page]:
    """A page at every earlier address of a record that has a page of its own."""
    return [
        Page(
            f"{FOLDERS[entry.kind]}{old}.md",
            "redirect",
            facts.t("page.moved"),
            "",
            facts.link(id_),
            redirect=f"../../{facts.href(id_)}",
            weight=WEIGHTS["copy"],
        )
        for id_, entry in facts.library.entries.items()
        if entry.kind in FOLDERS
        for old in entry.fact.formerly
    ]
