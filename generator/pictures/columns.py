"""Which events stand together in the timeline's picture, and what is written of them.

A column holds a few events, each with its own words, or so many that it only says how many. Columns never hold events
on both sides of a break, and neighbours of different columns stand far enough apart to be told apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .axis import Stretch
from .marks import Mark, Words

MOST_COLUMNS = 10
_FEW = 3  # so many events of different days still get words of their own …
_SAME_DAY = 5  # … or so many of one day
_APART = 18.0  # between the marks of two columns
STICK = 6.0  # from one stick of a crowd to the next


@dataclass(frozen=True)
class Place:
    """A mark and where it stands on the line: its first day and, for a bar, its last. Lane 0 is on the line itself."""

    mark: Mark
    x: float
    until: float
    lane: int = 0


@dataclass(frozen=True)
class Column:
    """Neighbouring events of one stretch."""

    stretch: int
    has_dates: bool
    places: tuple[Place, ...]

    @property
    def start(self) -> float:
        return self.places[0].x

    @property
    def end(self) -> float:
        return self.places[-1].x

    @property
    def whole(self) -> bool:
        """Whether it is never parted: to count events without a date twice would tell nobody anything."""
        return not self.has_dates and len(self.places) > 2 * _FEW

    @property
    def crowd(self) -> bool:
        """Whether there are too many events for words of their own."""
        return len(self.places) > (_FEW if self.end > self.start else _SAME_DAY)


@dataclass(frozen=True)
class Entry:
    """One link of the picture: what it says, and the events it stands for."""

    places: tuple[Place, ...]
    date: str  # empty where it is the same as that of the entry above
    label: str
    name: str
    href: str


def columns(line: Sequence[Stretch]) -> tuple[Column, ...]:
    """All columns in time order: the largest is parted until none can be, or the columns are enough."""
    parts = [Column(n, stretch.has_dates, tuple(_places(stretch))) for n, stretch in enumerate(line)]
    while len(parts) < MOST_COLUMNS:
        cuts = [(len(part.places), -n, _best_cut(part.places, *_beside(parts, n))) for n, part in enumerate(parts) if not part.whole]
        divisible = [cut for cut in cuts if cut[2]]
        if not divisible:
            break
        _, n, cut = max(divisible)
        whole = parts[-n]
        parts[-n : -n + 1] = [replace(whole, places=places) for places in (whole.places[:cut], whole.places[cut:])]
    return tuple(parts)


def _beside(parts: Sequence[Column], n: int) -> tuple[float, float]:
    """Where the neighbours of column ``n`` end and begin."""
    return parts[n - 1].end if n else float("-inf"), parts[n + 1].start if n + 1 < len(parts) else float("inf")


def _places(stretch: Stretch) -> Iterator[Place]:
    for moment in stretch.moments:
        x = stretch.x(moment.day)
        for mark in moment.marks:
            yield Place(mark, x, stretch.x(mark.days[1]) if mark.days and mark.spans else x)


def _best_cut(places: Sequence[Place], before: float, after: float) -> int:
    """Where to part a column: in a wide gap with about as many events on either side; 0 where it cannot be parted."""
    best, at = 0.0, 0
    for n in range(1, len(places)):
        left, right, rest = places[n - 1].x, places[n].x, len(places) - n
        worth = (right - left) * min(n, rest)
        apart = _apart(before, places[0].x, n) and _apart(left, right, min(n, rest)) and _apart(places[-1].x, after, rest)
        if apart and worth > best:
            best, at = worth, n
    return at


def _apart(left: float, right: float, fewest: int) -> bool:
    """Whether two neighbouring columns can be told apart: crowds of sticks may stand closer than points."""
    return right - left >= _APART or (fewest > _SAME_DAY and stick(left) < stick(right))


def stick(x: float) -> int:
    """The number of the stick that counts what stands at ``x``, where there is a crowd."""
    return int(x // STICK)


def entries(column: Column, words: Words) -> tuple[Entry, ...]:
    """What is written of a column's events."""
    marks = [place.mark for place in column.places]
    if column.crowd:
        label = words.several(len(marks))
        date = words.span(marks[0], marks[-1]) if column.has_dates else words.undated
        return (Entry(column.places, date, label, f"{date}: {label}", marks[0].href),)
    before = ("", *(mark.date for mark in marks))
    return tuple(
        Entry((place,), "" if place.mark.date == above else place.mark.date, place.mark.label, named(place.mark), place.mark.href)
        for place, above in zip(column.places, before, strict=False)
    )


def named(mark: Mark) -> str:
    """A mark's whole text, for a link's name."""
    return f"{mark.date}: {mark.label}" if mark.date else mark.label
