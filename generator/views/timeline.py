"""The timeline, as a list and as a picture."""

from __future__ import annotations

from dataclasses import dataclass

from generator.dates import parse, short
from generator.model import Event
from generator.pictures import Mark, Shape

from .facts import Facts
from .filters import by_person, by_question, choices
from .order import Order
from .parts import EventView, Filter, Page
from .shared import shortened


@dataclass(frozen=True, slots=True)
class TimelineView:
    """Events in time order."""

    events: tuple[EventView, ...]
    marks: tuple[Mark, ...]
    filters: tuple[Filter, ...]
    as_of: str


def _mark(facts: Facts, event: Event) -> Mark:
    when = parse(event.when)
    return Mark(
        first=when.first.toordinal() if when.first else None,
        last=when.last.toordinal() if when.last else None,
        shape=shape(when.precision, event.status),
        label=shortened(facts.event(event.id).title, 60),
        date=short(when, facts.t.language, facts.t.texts),
        href=facts.href(event.id),
    )


def shape(precision: str, status: str) -> Shape:
    """How exact a date is, as drawn; a deadline has a shape of its own."""
    if precision == "undated":
        return "undated"
    if status == "deadline":
        return "deadline"
    return {"time": "day", "month": "month", "year": "period"}.get(precision, precision)  # type: ignore[return-value]


def timeline_page(facts: Facts, order: Order) -> Page:
    """The page of all events."""
    events = tuple(facts.event(id_) for id_ in order.events)
    marks = tuple(_mark(facts, facts.library.get(id_, Event)) for id_ in order.events)
    t = facts.t
    filters = (
        by_person(facts, order, [person.id for event in events for person in event.people]),
        by_question(facts, [id_ for event in events for id_ in event.question_ids]),
        Filter("status", t("filter.status"), choices([(event.status_id, event.status) for event in events])),
    )
    body = TimelineView(events, marks, filters, facts.day(facts.explainer.as_of).text)
    described = t("describe.timeline", question=facts.explainer.question)
    return Page("timeline.md", "timeline", t("page.timeline"), described, body, facts=tuple(event.id for event in events))
