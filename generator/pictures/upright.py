"""The timeline for phones, drawn from top to bottom: marks on a rail, words beside them.

It has the same columns as the wide drawing, one below the other. The distances between them grow with the days that lie
between, but only a little.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import log1p

from .axis import Stretch
from .columns import Column, entries
from .lettering import lines
from .marks import Words
from .markup import drawing, element, text
from .shapes import RADIUS, SLANT, Type, Written, axis, background, bar, link, point

_WIDTH, _RAIL, _WORDS = 320.0, 12.0, 36.0
_TYPE = Type(15.0, 20.0, _WIDTH - _WORDS - 4)
_TOP, _TAIL = 3.0, 14.0
_WITHIN = 10.0  # between the entries of a column
_BETWEEN, _GROWTH, _MOST = 18.0, 3.5, 20.0  # between two columns: the least, what it grows by, the most it grows
_BREAK, _TO_UNDATED = 50.0, 40.0
_PERIOD, _MONTH = 30.0, 46.0  # bars
_STICKS, _STICK, _LONGEST = 8, 3.0, 17.0  # of a crowd: how many, how thick, how long


@dataclass(frozen=True)
class Row:
    """An entry at its height."""

    column: Column
    written: Written
    top: float

    @property
    def bottom(self) -> float:
        return self.top + self.written.height

    @property
    def middle(self) -> float:
        """The middle of its first line, where its mark stands."""
        return self.top + _TYPE.leading / 2


def upright(line: Sequence[Stretch], parts: Sequence[Column], words: Words) -> str:
    """The drawing."""
    rows = _rows(parts, words)
    behind = [*_rail(line, rows, words), *_bonds(rows)]
    most = max((count for part in parts if part.crowd for count in _counts(part).values()), default=1)
    links = (link(row.written, _WORDS, row.top, *_mark(row, most)) for row in rows)
    return drawing("upright", _WIDTH, rows[-1].bottom + _TAIL, _TYPE.size, words.name, background(behind), *links, interactive=True)


def _rows(parts: Sequence[Column], words: Words) -> list[Row]:
    rows: list[Row] = []
    for before, part in zip((None, *parts), parts, strict=False):
        distance = _distance(before, part) if before else 0.0
        for entry in entries(part, words):
            written = _TYPE.set(entry, 3)
            rows.append(Row(part, written, rows[-1].bottom + distance if rows else _TOP))
            distance = _WITHIN
    return rows


def _distance(before: Column, after: Column) -> float:
    """The room between two columns."""
    if before.stretch != after.stretch:
        return _BREAK if after.has_dates else _TO_UNDATED
    if not after.has_dates:
        return _BETWEEN
    days = (after.places[0].mark.days or (0, 0))[0] - (before.places[-1].mark.days or (0, 0))[0]
    return _BETWEEN + min(_GROWTH * log1p(days), _MOST)


def _rail(line: Sequence[Stretch], rows: Sequence[Row], words: Words) -> Iterator[str]:
    """The rail from break to break."""
    start = 0.0
    for above, below in pairwise(rows):
        if above.column.stretch == below.column.stretch:
            continue
        middle = (above.bottom + below.top) / 2
        yield axis("M", _RAIL, start, "V", middle - SLANT)
        start = middle + SLANT
        if below.column.has_dates:
            yield from (axis("M", _RAIL - 7, y + SLANT / 2, "l", 14, -SLANT) for y in (middle - SLANT, start))
            before, after = line[above.column.stretch], line[below.column.stretch]
            said = lines(words.skipped(after.first - before.outlast), _TYPE.room, _TYPE.size, 1)
            yield from (text(row, _WORDS, middle + _TYPE.size * 0.36, "skipped") for row in said)
    yield axis("M", _RAIL, start, "V", rows[-1].bottom + _TAIL, dashed=not rows[-1].column.has_dates)


def _bonds(rows: Sequence[Row]) -> Iterator[str]:
    """Between points of one day: nothing is said about their order."""
    for _, group in groupby(rows, key=lambda row: (row.column.stretch, row.column.has_dates, row.written.entry.places[0].x)):
        for above, below in pairwise(group):
            if above.column.has_dates and not above.column.crowd:
                yield element("path", d=f"M {_RAIL:.0f} {above.middle:.0f} V {below.middle:.0f}", class_="bond")


def _mark(row: Row, most: int) -> Iterator[str]:
    mark = row.written.entry.places[0].mark
    if row.column.crowd and row.column.has_dates:
        yield from _sticks(row, most)
    elif row.column.crowd or mark.spans:
        tall = min(_MONTH if mark.shape == "month" else _PERIOD, row.bottom - row.middle + RADIUS)
        yield bar(_RAIL - RADIUS, row.middle - RADIUS, 2 * RADIUS, tall, "undated" if row.column.crowd else "bar")
    else:
        yield point(mark.form, _RAIL, row.middle)


def _counts(column: Column) -> Counter[int]:
    """How many events of a crowd begin in each part of its days."""
    scale = (_STICKS - 1) / (column.end - column.start) if column.end > column.start else 0.0
    return Counter(round((place.x - column.start) * scale) for place in column.places)


def _sticks(row: Row, most: int) -> Iterator[str]:
    """A crowd as sticks on the rail."""
    step = (row.written.height - 2 * _STICK) / _STICKS
    for n, count in sorted(_counts(row.column).items()):
        y = row.top + _STICK + n * step
        yield element("rect", x=_RAIL, y=y, width=max(2.0, _LONGEST * count / most), height=_STICK, class_="dot")
