"""Who spoke of what, counted: a matrix of dots on wide screens, and for phones a list of people under each question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from .lettering import lines
from .markup import Drawings, drawing, element, escaped, number, path, text

_SIZE, _LEADING = 14.0, 18.0
_WIDTH, _NAMES, _WIDEST, _NARROWEST = 1088.0, 230.0, 200.0, 140.0  # of the matrix, of its column of names, of its other columns
_ROW, _LARGEST, _SMALLEST = 34.0, 13.0, 3.0  # of the matrix: its rows, the radii of its dots
_PHONE, _START, _PHONE_SIZE, _PHONE_LEADING = 320.0, 196.0, 15.0, 20.0
_BELOW = 10.0  # under each person: a finger needs room
_DOT, _PITCH, _MOST = 4.5, 12.0, 8  # on phones: as many dots as there are quotes, or one bar where these are too many


@dataclass(frozen=True)
class Heading:
    """The name of a row or a column, and where it leads."""

    label: str
    href: str = ""


@dataclass(frozen=True)
class Table:
    """Numbers of quotes, one row of ``counts`` for each of ``rows``, one number in it for each of ``columns``."""

    rows: Sequence[Heading]
    columns: Sequence[Heading]
    counts: Sequence[Sequence[int]]

    @property
    def most(self) -> int:
        return max((count for row in self.counts for count in row), default=0)

    @property
    def interactive(self) -> bool:
        return any(heading.href for heading in (*self.rows, *self.columns))


def network(table: Table, name: str) -> Drawings:
    """The picture of a table; ``name`` sums it up for those who do not see it."""
    if not table.most:
        return Drawings()
    return Drawings(_across(table, name), _upright(table, name))


def _across(table: Table, name: str) -> str:
    """Bands of as many columns as there is room for, one below the other."""
    fit = int((_WIDTH - _NAMES) // _NARROWEST)
    step = min(_WIDEST, (_WIDTH - _NAMES) / min(fit, len(table.columns)))
    parts, top = [], 2.0
    for start in range(0, len(table.columns), fit):
        band = range(start, min(start + fit, len(table.columns)))
        heads = [lines(table.columns[n].label, step - 18, _SIZE, 4, bold=True) for n in band]
        top += max(map(len, heads)) * _LEADING
        parts += [
            _heading(table.columns[n], head, (_NAMES + at * step, top - (len(head) - 1) * _LEADING - 5), _LEADING, "heading")
            for at, (n, head) in enumerate(zip(band, heads, strict=True))
        ]
        top += 8
        for row, counts in zip(table.rows, table.counts, strict=True):
            parts += _matrix_row(row, [counts[n] for n in band], table.most, top, step)
            top += _ROW
        top += _ROW
    return drawing("across", _WIDTH, top - _ROW + 2, _SIZE, name, *parts, interactive=table.interactive)


def _matrix_row(row: Heading, counts: Sequence[int], most: int, top: float, step: float) -> Iterator[str]:
    middle = top + _ROW / 2
    baseline = middle + _SIZE * 0.36
    yield element("path", d=path("M", 0, top, "H", _NAMES + len(counts) * step), class_="rule")
    yield _heading(row, lines(row.label, _NAMES - 20, _SIZE, 1), (0, baseline), _LEADING, "label")
    for n, count in enumerate(counts):
        x = _NAMES + n * step + _LARGEST
        if count:
            radius = max(_SMALLEST, _LARGEST * sqrt(count / most))
            yield element("circle", cx=x, cy=middle, r=radius, class_="used")
            yield text(number(count), x + _LARGEST + 7, baseline, "count")
        else:
            yield text("–", x, baseline, "none", text_anchor="middle")


def _upright(table: Table, name: str) -> str:
    """Under each question the people who spoke of it."""
    parts: list[str] = []
    top = 0.0
    for n, column in enumerate(table.columns):
        head = lines(column.label, _PHONE - 4, _PHONE_SIZE, 3, bold=True)
        parts.append(_heading(column, head, (0, top + _PHONE_SIZE), _PHONE_LEADING, "heading"))
        top += len(head) * _PHONE_LEADING + 4
        spoke = [(row, counts[n]) for row, counts in zip(table.rows, table.counts, strict=True) if counts[n]]
        for row, count in spoke:
            named = lines(row.label, _START - 14, _PHONE_SIZE, 2)
            parts.append(_heading(row, named, (0, top + _PHONE_SIZE), _PHONE_LEADING, "label"))
            parts += _tally(count, table.most, top + _PHONE_LEADING / 2)
            top += max(1, len(named)) * _PHONE_LEADING + _BELOW
        if not spoke:
            parts.append(text("–", 0, top + _PHONE_SIZE, "none"))
            top += _PHONE_LEADING + _BELOW
        top += 14
    return drawing("upright", _PHONE, top - 12, _PHONE_SIZE, name, *parts, interactive=table.interactive)


def _tally(count: int, most: int, middle: float) -> Iterator[str]:
    """A number as dots or, where these would be too many, as a bar."""
    if most <= _MOST:
        end = _START + count * _PITCH
        yield from (element("circle", cx=_START + _DOT + n * _PITCH, cy=middle, r=_DOT, class_="used") for n in range(count))
    else:
        end = _START + max(2.0, _MOST * _PITCH * count / most)
        yield element("rect", x=_START, y=middle - _DOT, width=end - _START, height=2 * _DOT, class_="used")
    yield text(number(count), end + 5, middle + _PHONE_SIZE * 0.36, "count")


def _heading(heading: Heading, written: Sequence[str], at: tuple[float, float], leading: float, class_: str) -> str:
    """A name in lines, as a link where it leads somewhere; the whole name where it was cut."""
    x, baseline = at
    words = [text(line, x, baseline + n * leading, class_) for n, line in enumerate(written)]
    title = [element("title", escaped(heading.label))]
    return element("a", *title, *words, href=heading.href) if heading.href else element("g", *title, *words)
