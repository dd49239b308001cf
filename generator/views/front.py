"""The front page: the answer in half a minute, then where everyone stands, who is who, when, and what is not known."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Conflict, OpenPoint, Participant, Position, Quote
from generator.pictures import Mark
from generator.prose import plain
from generator.verify import Evidence

from .facts import Facts
from .grid import Grids
from .inline import Inline
from .moments import Moments
from .order import Order
from .parts import ConflictView, EventView, Grid, Link, OpenPointView, Page, Person, StatementView
from .timeline import TimelineView


@dataclass(frozen=True, slots=True)
class Card:
    """A participant in the list of who is who."""

    person: Person
    count: str
    native: str = ""
    native_language: str = ""


@dataclass(frozen=True, slots=True)
class FrontView:
    """What the front page shows."""

    kicker: str
    question: str
    standfirst: Inline
    moved_on: str
    statements: tuple[StatementView, ...]
    conflicts: tuple[ConflictView, ...]
    grid: Grid
    as_of: tuple[Link, ...]
    marks: tuple[Mark, ...]
    events: tuple[EventView, ...]
    people: tuple[Card, ...]
    open_points: tuple[OpenPointView, ...]
    made: str
    used: int
    set_aside: int
    sentences: int


def front_page(facts: Facts, order: Order, grids: Grids, moments: Moments, timeline: TimelineView) -> Page:
    """The page at the site's root."""
    t, explainer = facts.t, facts.explainer
    as_of = facts.day(explainer.as_of).text
    used, aside, sentences = totals(facts.evidence)
    body = FrontView(
        kicker=t("front.kicker", date=as_of, status=t(f"explainer.{explainer.status}")),
        question=explainer.question,
        standfirst=facts.inline(explainer.standfirst),
        moved_on=_moved_on(facts),
        statements=tuple(facts.statement(statement.id) for statement in explainer.summary),
        conflicts=tuple(facts.conflict(conflict.id) for conflict in _of_the_question(facts)),
        grid=grids.front,
        as_of=moments.links(),
        marks=timeline.marks,
        events=timeline.events,
        people=cards(facts, order),
        open_points=tuple(facts.open_point(point.id) for point in facts.library.of("open_points", OpenPoint)),
        made=t("front.made", used=used, sentences=sentences, aside=aside),
        used=used,
        set_aside=aside,
        sentences=sentences,
    )
    shown = tuple(statement.id for statement in explainer.summary)
    return Page("index.md", "front", explainer.question, plain(explainer.standfirst), body, facts=shown)


def _of_the_question(facts: Facts) -> list[Conflict]:
    """The conflicts about the main question, or all where there is no main question."""
    main = facts.explainer.main_question
    conflicts = facts.library.of("conflicts", Conflict)
    return [
        conflict
        for conflict in conflicts
        if main is None or any(facts.library.get(id_, Position).question == main for id_ in conflict.positions)
    ]


def _moved_on(facts: Facts) -> str:
    """A note once the day has passed by which an open point was to be looked at again."""
    points = [facts.open_point(point.id) for point in facts.library.of("open_points", OpenPoint)]
    overdue = [point.review for point in points if point.overdue and point.review]
    if not overdue or facts.explainer.status != "developing":
        return ""
    return facts.t("front.moved_on", as_of=facts.day(facts.explainer.as_of).text, review=min(overdue, key=lambda day: day.machine).text)


def totals(evidence: Evidence) -> tuple[int, int, int]:
    """How many sentences of all sources are used, are set aside, and are there."""
    coverage = list(evidence.coverage.values())
    return sum(item.used for item in coverage), sum(item.set_aside for item in coverage), sum(len(item.sentences) for item in coverage)


def cards(facts: Facts, order: Order) -> tuple[Card, ...]:
    """Everybody, in the stated order, with what is reported of them."""
    said: dict[str, list[Quote]] = {}
    for quote in facts.library.of("quotes", Quote):
        said.setdefault(quote.speaker, []).append(quote)
    return tuple(_card(facts, id_, said.get(id_, [])) for id_ in order.people)


def _card(facts: Facts, id_: str, said: list[Quote]) -> Card:
    quoted = sum(quote.words is not None for quote in said)
    counts = [facts.t.count("count.quotes", quoted)] if quoted else []
    counts += [facts.t.count("count.paraphrases", len(said) - quoted)] if len(said) > quoted else []
    native = facts.library.get(id_, Participant).native_name
    return Card(facts.person(id_), facts.t.listed(counts), native.text if native else "", native.language if native else "")
