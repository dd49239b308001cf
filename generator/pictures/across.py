"""The timeline for wide screens, drawn from left to right.

From the middle outwards: the line with its marks, the leaders, the words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .axis import WIDTH, Stretch
from .columns import Column, Place
from .flags import BETWEEN, POLE, SIZE, Flag, flags
from .lanes import LANE, depth, extent, in_lanes, rise, stick_height, sticks
from .lettering import width
from .marks import Words
from .markup import drawing, element, text
from .shapes import RADIUS, SLANT, axis, background, bar, hairline, link, point
from .ticks import ticks

_CURVE = 28.0  # the height in which leaders find their columns
_MARGIN = 8.0  # between the marks and that height
_STICK = 4.0
_CLEAR = 56.0  # what a break needs beside its words


@dataclass(frozen=True)
class Levels:
    """Heights in the drawing."""

    words_above: float  # where the words above the line end
    high: float  # where their leaders leave the marks
    line: float
    deep: float  # where the leaders of the words below do
    words_below: float  # where those words begin

    def of(self, flag: Flag) -> tuple[float, float, float, float]:
        """For a flag: where its leader leaves the marks, where its words are, top and bottom; and which way is to the line."""
        if flag.above:
            return self.high, self.words_above, self.words_above - flag.height, 1.0
        return self.deep, self.words_below, self.words_below + flag.height, -1.0


def across(line: Sequence[Stretch], parts: Sequence[Column], words: Words) -> str:
    """The drawing."""
    placed = flags(in_lanes(parts), words)
    height = stick_height(parts)
    levels = _levels(placed, height)
    behind = [*(_leader(flag, levels) for flag in placed), *_line(line, levels.line, words)]
    links = [part for flag in placed for part in _links(flag, levels, height)]
    bottom = levels.words_below + max((flag.height for flag in placed if not flag.above), default=-_CURVE) + 3
    return drawing("across", WIDTH, bottom, SIZE, words.name, background(behind), *links, interactive=True)


def _levels(placed: Sequence[Flag], height: float) -> Levels:
    words_above = max((flag.height for flag in placed if flag.above), default=-_CURVE) + 3
    high = words_above + _CURVE
    line = high + _MARGIN + max(rise(flag.column, height) for flag in placed)
    deep = line + _MARGIN + max(depth(flag.column) for flag in placed)
    return Levels(words_above, high, line, deep, deep + _CURVE)


def _leader(flag: Flag, levels: Levels) -> str:
    """From the marks of a column to its words, and on beside them as their pole."""
    near, far, end, inwards = levels.of(flag)
    start: tuple[str | float, ...] = ("M", flag.anchor, levels.line, "V", near)
    if flag.column.end > flag.column.start:  # a bracket over several places
        tip = near + SLANT * inwards
        start = ("M", flag.column.start, tip, "V", near, "H", flag.column.end, "V", tip, "M", flag.anchor, near)
    middle = (near + far) / 2
    return hairline(*start, "C", flag.anchor, middle, flag.x, middle, flag.x, far, "V", end)


def _links(flag: Flag, levels: Levels, height: float) -> Iterator[str]:
    top = levels.words_above - flag.height if flag.above else levels.words_below
    for written in flag.written:
        marks = _crowd(flag.column, levels.line, height) if flag.column.crowd else _marks(written.entry.places, levels.line)
        yield link(written, flag.x + POLE, top, *marks)
        top += written.height + BETWEEN


def _crowd(column: Column, line: float, height: float) -> Iterator[str]:
    """Sticks that count; what has no date is spread over no days."""
    if not column.has_dates:
        yield bar(column.start - RADIUS, line - RADIUS, column.end - column.start + 2 * RADIUS, 2 * RADIUS, "undated")
        return
    for x, count in sticks(column):
        tall = max(2.0, count * height)
        yield element("rect", x=x - _STICK / 2, y=line - tall, width=_STICK, height=tall, class_="dot")


def _marks(places: Sequence[Place], line: float) -> Iterator[str]:
    for place in places:
        start, end = extent(place)
        if place.mark.spans:
            yield bar(start, line + place.lane * LANE - RADIUS, end - start, 2 * RADIUS)
        else:
            yield point(place.mark.form, place.x, line - place.lane * LANE)


def _line(line: Sequence[Stretch], y: float, words: Words) -> Iterator[str]:
    """The line itself from break to break, with its ticks."""
    start = 0.0
    for before, after in pairwise(line):
        middle, said = (before.reach + after.start) / 2, _skipped(before, after, words)
        half = width(said, SIZE) / 2 + 8 if said else SLANT
        yield axis("M", start, y, "H", middle - half)
        start = middle + half
        if after.has_dates:
            yield from (axis("M", x - SLANT / 2, y + 7, "l", SLANT, -14) for x in (middle - half, start))
        if said:
            yield text(said, middle, y + SIZE * 0.36, "skipped", text_anchor="middle")
    yield axis("M", start, y, "H", WIDTH, dashed=not line[-1].has_dates)
    for stretch in line:
        yield from (axis("M", x, y - 3, "v", 6) for x in ticks(stretch))


def _skipped(before: Stretch, after: Stretch, words: Words) -> str:
    """What a break says, where there is room for it."""
    said = words.skipped(after.first - before.outlast) if after.has_dates else ""
    return said if width(said, SIZE) + _CLEAR <= after.start - before.reach else ""
