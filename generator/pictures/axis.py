"""The line of the timeline: which days share a scale, where it breaks, where each day stands.

Where days are crowded while a great gap stands empty, the line breaks in that gap. Between breaks the scale is even.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from .marks import Mark, Moment, dated, undated

WIDTH = 1088.0
LEFT, RIGHT = 14.0, WIDTH - 226.0  # where moments may stand; the last one's words need room
BREAK = 136.0  # the least room for a break
_TO_UNDATED = 64.0  # the room before the events without a date
_STRETCHES = 5
_CROWDED = 40.0  # neighbours nearer than this call for a break …
_GREAT = 1.75 * BREAK  # … in a gap that takes much more room than the break will
_TAIL = 0.5  # room for a bar that outlasts the last beginning, as a part of the distance between two moments
_LOOSE = 0.8  # the distance between two events without a date, likewise


@dataclass(frozen=True)
class Stretch:
    """A part of the line with one scale. ``start`` and ``end`` are where its first and last moments stand, ``reach`` where bars end."""

    moments: tuple[Moment, ...]
    has_dates: bool
    start: float = 0.0
    end: float = 0.0
    reach: float = 0.0

    @property
    def first(self) -> int:
        return self.moments[0].day

    @property
    def last(self) -> int:
        return self.moments[-1].day

    @property
    def outlast(self) -> int:
        """The last day of the longest bar."""
        return max(moment.end for moment in self.moments)

    @property
    def length(self) -> float:
        """How much of the line it needs, in distances between two moments."""
        steps = len(self.moments) - 1
        if not self.has_dates:
            return min(steps, 2) * _LOOSE
        return min(steps, 12) + self.tail

    @property
    def tail(self) -> float:
        """What of that is for the bars that outlast the last beginning."""
        return _TAIL if self.has_dates and self.outlast > self.last else 0.0

    def x(self, day: int) -> float:
        """Where a day stands. After the last moment the scale may be narrower, so that the longest bar still ends here."""
        days = self.last - self.first
        scale = (self.end - self.start) / days if days else float("inf")
        if day <= self.last:
            return self.start + (day - self.first) * scale if days else self.start
        return self.end + (day - self.last) * min(scale, (self.reach - self.end) / (self.outlast - self.last))


def stretches(marks: Sequence[Mark]) -> tuple[Stretch, ...]:
    """The whole line; the events without a date are its last stretch."""
    end = tuple(Stretch(moments, has_dates=False) for moments in [undated(marks)] if moments)
    line = tuple(Stretch(moments, has_dates=True) for moments in [dated(marks)] if moments)
    while len(line) < _STRETCHES:
        laid = _laid(line + end)
        gaps = [gap for n, stretch in enumerate(laid[: len(line)]) if (gap := _great_gap(stretch, n))]
        if not gaps:
            return laid
        _, n, at = max(gaps)
        moments = line[n].moments
        line = (*line[:n], Stretch(moments[:at], has_dates=True), Stretch(moments[at:], has_dates=True), *line[n + 1 :])
    return _laid(line + end)


def _great_gap(stretch: Stretch, n: int) -> tuple[int, int, int] | None:
    """(Days, number of the stretch, moment after the gap) of the largest gap, where a break would help."""
    days = [moment.day for moment in stretch.moments]
    if min((stretch.x(b) - stretch.x(a) for a, b in pairwise(days)), default=_CROWDED) >= _CROWDED:
        return None
    reached = accumulate((moment.end for moment in stretch.moments), max)
    gap, at = max((day - end, at) for at, (day, end) in enumerate(zip(days[1:], reached, strict=False), start=1))
    return (gap, n, at) if stretch.x(days[at]) - stretch.x(days[at - 1]) >= _GREAT else None


def _laid(line: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """The stretches with their places: each distance between two moments gets the same room, as far as breaks leave it."""
    breaks, length = sum(stretch.has_dates for stretch in line[1:]), sum(stretch.length for stretch in line)
    whole = RIGHT - LEFT - _TO_UNDATED * (len(line) - 1 - breaks)
    gap = max(BREAK, whole / (breaks + length)) if breaks else 0.0
    unit = (whole - gap * breaks) / length if length else 0.0
    placed, x = [], LEFT
    for stretch, after in zip(line, (*line[1:], None), strict=True):
        end, reach = x + (stretch.length - stretch.tail) * unit, x + stretch.length * unit
        placed.append(replace(stretch, start=x, end=end, reach=reach))
        x = reach + (gap if after and after.has_dates else _TO_UNDATED)
    return tuple(placed)
