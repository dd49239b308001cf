"""How far from the line each mark is drawn, so that no mark covers another: points stack upwards, bars hang below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from .columns import STICK, Column, Place, stick
from .shapes import RADIUS

LANE = 14.0  # from one lane to the next
_NEAR = 2.0  # between two marks of one lane
_SHORTEST = 24.0  # of a bar
_STEP, _TALLEST = 6.0, 44.0  # of a stick: what each event adds to its height, and the most


def extent(place: Place) -> tuple[float, float]:
    """From where to where a mark is drawn."""
    if place.mark.spans:
        return place.x - RADIUS, max(place.until + RADIUS, place.x - RADIUS + _SHORTEST)
    return place.x - RADIUS - 1.5, place.x + RADIUS + 1.5


def in_lanes(parts: Sequence[Column]) -> tuple[Column, ...]:
    """The columns, each mark with its lane. A bar lies on the line only where no point does."""
    few = [place for part in parts if not part.crowd for place in part.places]
    points = [place for place in few if not place.mark.spans]
    bars = [place for place in few if place.mark.spans]
    crowds = [(part.start - STICK, part.end + STICK) for part in parts if part.crowd]
    taken = sorted([*map(extent, points), *crowds])
    lanes = {True: _lanes(bars, taken), False: _lanes(points, [])}
    return tuple(part if part.crowd else replace(part, places=tuple(_laned(part.places, lanes))) for part in parts)


def _laned(places: Sequence[Place], lanes: dict[bool, Iterator[int]]) -> Iterator[Place]:
    return (replace(place, lane=next(lanes[place.mark.spans])) for place in places)


def _lanes(places: Sequence[Place], taken: Sequence[tuple[float, float]]) -> Iterator[int]:
    """For each mark the first lane that is free, lane 0 being partly taken."""
    ends: list[float] = []
    for place in places:
        start, end = extent(place)
        closed = any(start < other_end and other_start < end for other_start, other_end in taken)
        ends += [float("-inf")] * (closed and not ends)
        lane = next((n for n, used in islice(enumerate(ends), int(closed), None) if used + _NEAR <= start), len(ends))
        ends[lane : lane + 1] = [end]
        yield lane


def sticks(column: Column) -> list[tuple[float, int]]:
    """A crowd as sticks on the line: where each stands, and how many events begin there."""
    counts = Counter(stick(place.x) for place in column.places)
    return [((n + 0.5) * STICK, count) for n, count in sorted(counts.items())]


def stick_height(parts: Sequence[Column]) -> float:
    """How much each event adds to its stick, the same for all crowds of a drawing."""
    most = max((count for part in parts if part.crowd and part.has_dates for _, count in sticks(part)), default=1)
    return min(_STEP, _TALLEST / most)


def rise(column: Column, height: float) -> float:
    """How far the marks of a column rise above the line; ``height`` is that of each event in a stick."""
    if column.crowd:
        return max([RADIUS, *(count * height for _, count in sticks(column) if column.has_dates)])
    return max(place.lane * LANE * (not place.mark.spans) + RADIUS + 1.5 for place in column.places)


def depth(column: Column) -> float:
    """How far the bars of a column hang below the line."""
    return RADIUS if column.crowd else max(place.lane * LANE * place.mark.spans + RADIUS + 1.5 for place in column.places)
