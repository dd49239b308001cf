"""The log of changed facts, the newest day first."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from generator.dates import parse, sort_key
from generator.model import LoggedChange

from .facts import Facts
from .parts import Day, Link


@dataclass(frozen=True, slots=True)
class LoggedView:
    """A change of facts. What is gone by now is named by its id, without an address."""

    id: str
    kind: str
    facts: tuple[Link, ...]
    summary: str
    formerly: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LogDay:
    """What changed on a day, in the order of the editors' file."""

    day: Day
    changes: tuple[LoggedView, ...]


def log_of(facts: Facts) -> tuple[LogDay, ...]:
    """The days on which facts changed."""
    changes = sorted(facts.library.of("changes", LoggedChange), key=lambda change: sort_key(parse(change.date)), reverse=True)
    return tuple(
        LogDay(facts.day(date), tuple(_logged(facts, change) for change in found))
        for date, found in groupby(changes, lambda change: change.date)
    )


def _logged(facts: Facts, change: LoggedChange) -> LoggedView:
    return LoggedView(
        change.id, facts.t(f"change.{change.kind}"), tuple(_link(facts, id_) for id_ in change.facts), change.summary, change.formerly
    )


def _link(facts: Facts, id_: str) -> Link:
    now = facts.library.former.get(id_, id_)
    return facts.link(now) if now in facts.library.entries else Link(id_, "", facts.t("corrections.gone"))
