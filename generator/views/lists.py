"""The pages that are plain lists: what is not known, terms, corrections."""

from __future__ import annotations

from dataclasses import dataclass

from generator.dates import parse, sort_key
from generator.model import Correction, Event, OpenPoint, Term

from .facts import Facts
from .log import LogDay, log_of
from .order import Order
from .parts import WEIGHTS, CorrectionView, EventView, Link, OpenPointView, Page, TermView


@dataclass(frozen=True, slots=True)
class UnknownsView:
    """Open points, overdue ones first, and what is still ahead."""

    points: tuple[OpenPointView, ...]
    ahead: tuple[EventView, ...]
    overdue: int
    as_of: str


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """Terms in the order of the alphabet."""

    terms: tuple[TermView, ...]


@dataclass(frozen=True, slots=True)
class CorrectionsView:
    """Corrections and the log of changed facts, the newest first, and the days on which facts were checked."""

    corrections: tuple[CorrectionView, ...]
    log: tuple[LogDay, ...]
    checked: tuple[tuple[str, str], ...]
    contact: Link | None


def unknowns_page(facts: Facts, order: Order) -> Page:
    """What is not known yet."""
    t = facts.t
    points = tuple(facts.open_point(point.id) for point in facts.library.of("open_points", OpenPoint))
    ahead = tuple(facts.event(id_) for id_ in order.events if facts.library.get(id_, Event).status in ("planned", "deadline", "threatened"))
    as_of = facts.day(facts.explainer.as_of).text
    body = UnknownsView(points, ahead, sum(point.overdue for point in points), as_of)
    described = t("describe.unknowns", question=facts.explainer.question)
    return Page("unknowns.md", "unknowns", t("page.unknowns"), described, body, facts=tuple(point.id for point in points))


def glossary_page(facts: Facts) -> Page:
    """Terms and their meaning."""
    terms = sorted(facts.library.of("glossary", Term), key=lambda term: (term.term.casefold(), term.id))
    body = GlossaryView(tuple(facts.term(term.id) for term in terms))
    return Page(
        "glossary.md",
        "glossary",
        facts.t("page.glossary"),
        facts.t("describe.glossary"),
        body,
        facts=tuple(term.id for term in terms),
        weight=WEIGHTS["glossary"],
    )


def corrections_page(facts: Facts) -> Page:
    """What was wrong, what changed, and when facts were last checked."""
    t = facts.t
    corrections = sorted(facts.library.of("corrections", Correction), key=lambda item: (sort_key(parse(item.date)), item.id), reverse=True)
    days: dict[str, int] = {}
    for entry in facts.library.entries.values():
        if entry.fact.checked:
            days[entry.fact.checked] = days.get(entry.fact.checked, 0) + 1
    checked = tuple((facts.day(day).text, t.count("count.facts", count)) for day, count in sorted(days.items(), reverse=True))
    contact = facts.explainer.contact
    body = CorrectionsView(
        tuple(facts.correction(item.id) for item in corrections),
        log_of(facts),
        checked,
        Link(contact.name, contact.url) if contact else None,
    )
    return Page(
        "corrections.md",
        "corrections",
        t("page.corrections"),
        t("describe.corrections"),
        body,
        facts=tuple(item.id for item in corrections),
    )
