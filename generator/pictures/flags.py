"""Where the words of the wide timeline stand: flags on poles, above the line and below it, one column beside the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .axis import WIDTH
from .columns import Column, entries
from .marks import Words
from .shapes import Type, Written

SIZE, LEADING = 14.0, 18.0
WIDEST = 236.0  # a column, with the room beside it
POLE = 10.0  # between a pole and its words
BETWEEN = 10.0  # between two entries of a column
_GUTTER = 18.0  # between a column's words and the next pole
_CALM = 56.0  # leaders that reach no farther sideways may all be on one side
_EACH = 3  # more entries than that get two lines each


@dataclass(frozen=True)
class Flag:
    """A column's words beside the pole at ``x``, above the line or below it."""

    column: Column
    written: tuple[Written, ...]
    x: float
    above: bool

    @property
    def height(self) -> float:
        return sum(written.height for written in self.written) + BETWEEN * (len(self.written) - 1)

    @property
    def anchor(self) -> float:
        """Where its leader starts: the place of the column on the line that is nearest to its pole."""
        return min(max(self.x, self.column.start), self.column.end)


def flags(parts: Sequence[Column], words: Words) -> list[Flag]:
    """The columns with their words: all below the line where leaders stay short, else on both sides in turn."""
    starts = [part.start for part in parts]
    if len(parts) * WIDEST <= WIDTH:
        single = spread(starts, WIDEST, WIDTH - WIDEST)
        if all(abs(x - start) <= _CALM for x, start in zip(single, starts, strict=True)):
            return [_flag(part, words, x, WIDEST, above=False) for part, x in zip(parts, single, strict=True)]
    step = min(WIDEST, WIDTH / ((len(parts) + 1) // 2))
    sides = [spread(starts[side::2], step, WIDTH - step) for side in (0, 1)]
    return [_flag(part, words, sides[n % 2][n // 2], step, above=n % 2 == 0) for n, part in enumerate(parts)]


def _flag(column: Column, words: Words, x: float, step: float, *, above: bool) -> Flag:
    kind = Type(SIZE, LEADING, step - _GUTTER - POLE)
    written = entries(column, words)
    return Flag(column, tuple(kind.set(entry, 3 if len(written) <= _EACH else 2) for entry in written), x, above)


def spread(wanted: Sequence[float], step: float, most: float) -> list[float]:
    """The places nearest to those wanted that are ``step`` apart and between 0 and ``most`` (isotonic regression)."""
    pools: list[tuple[float, int]] = []  # mean and size
    for n, place in enumerate(wanted):
        mean, size = place - n * step, 1
        while pools and pools[-1][0] > mean:
            before, count = pools.pop()
            mean, size = (before * count + mean * size) / (count + size), count + size
        pools.append((mean, size))
    limit = max(0.0, most - step * (len(wanted) - 1))
    means = [min(max(mean, 0.0), limit) for mean, size in pools for _ in range(size)]
    return [mean + n * step for n, mean in enumerate(means)]
