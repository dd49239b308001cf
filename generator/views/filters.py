"""Filters of lists. They work in the reader's browser and stand in the page's address."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model import Question

from .facts import Facts
from .order import Order
from .parts import Choice, Filter


def choices(found: Iterable[tuple[str, str]]) -> tuple[Choice, ...]:
    """Each value once, in the order in which it is met."""
    return tuple(Choice(value, label) for value, label in dict(found).items())


def by_person(facts: Facts, order: Order, ids: Iterable[str], name: str = "person") -> Filter:
    """A filter by participant, in the stated order of people."""
    people = sorted(set(ids), key=order.place.__getitem__)
    return Filter(name, facts.t(f"filter.{name}"), choices((id_, facts.person(id_).name) for id_ in people))


def by_question(facts: Facts, ids: Iterable[str]) -> Filter:
    """A filter by question, in the order of the questions."""
    met = set(ids)
    found = [(question.id, question.short) for question in facts.library.of("questions", Question) if question.id in met]
    return Filter("question", facts.t("filter.question"), choices(found))
