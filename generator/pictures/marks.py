"""Noun: the events of a timeline as its picture sees them, and the words the picture needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

Shape = Literal["day", "period", "month", "deadline", "undated"]


@dataclass(frozen=True)
class Mark:
    """One event. ``first`` and ``last`` are ordinal days; an event without a date has neither. ``date`` is shown as it is."""

    first: int | None
    last: int | None
    shape: Shape
    label: str
    date: str
    href: str

    @property
    def days(self) -> tuple[int, int] | None:
        """The first and the last day, in this order."""
        known = [day for day in (self.first, self.last) if day is not None]
        return (min(known), max(known)) if known else None

    @property
    def form(self) -> Shape:
        """What it is drawn as: no event without a date looks like one that has a date."""
        return self.shape if self.days else "undated"

    @property
    def spans(self) -> bool:
        """Whether it is drawn as a bar."""
        return self.form in {"period", "month"}


@dataclass(frozen=True)
class Words:
    """What the picture says of its own, in the reader's language."""

    name: str  # of the whole drawing, for those who do not see it
    undated: str  # instead of a date, of several events without one
    several: Callable[[int], str]  # 21 -> "21 events"
    span: Callable[[Mark, Mark], str]  # the dates of the first and the last of several events
    skipped: Callable[[int], str] = lambda _days: ""  # the days that an axis break leaves out -> "7 years"


@dataclass(frozen=True)
class Moment:
    """What begins on one day. Undated events are moments of their own; their days only count them."""

    day: int
    marks: tuple[Mark, ...]

    @property
    def end(self) -> int:
        """The last day of the longest."""
        return max(mark.days[1] if mark.days else self.day for mark in self.marks)


def dated(marks: Iterable[Mark]) -> tuple[Moment, ...]:
    """The moments of the events with a date, in time order; events of one day keep the order given."""
    known = sorted((mark for mark in marks if mark.days), key=lambda mark: mark.days or (0, 0))
    return tuple(Moment(day, tuple(group)) for day, group in groupby(known, key=lambda mark: (mark.days or (0, 0))[0]))


def undated(marks: Iterable[Mark]) -> tuple[Moment, ...]:
    """The moments of the events without a date, in the order given."""
    return tuple(Moment(n, (mark,)) for n, mark in enumerate(mark for mark in marks if not mark.days))
