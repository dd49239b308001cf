"""Where a locator's words stand: a run of words, or ``first words … last words``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.quotes import RUN, Passage, Row, passage_for, words_of

from .locate import NotFoundError, Placed, Span, find, marks, offset, parts, placed, unique
from .sources import Asked

_HELP = "write one run of words, or `first words … last words`"


@dataclass(frozen=True)
class Locator:
    """A locator that was found: its one or two runs, and the passage from the first word to the last."""

    runs: tuple[Placed, ...]
    passage: Passage

    @property
    def span(self) -> Span:
        """From the first word of the first run to the last word of the last."""
        return (self.runs[0].span[0], self.runs[-1].span[1])

    def holds(self, span: Span) -> bool:
        """Whether words stand within it."""
        return self.span[0] <= span[0] and span[1] <= self.span[1]


def locator(at: str, asked: Asked) -> Locator:
    """The place of ``at``. Raises NotFoundError."""
    marks(at, "locator")
    whole = words_of(at)
    if len(whole) >= RUN:
        row = Row(whole, at)
        places = find(row, asked)
        if len(places) == 1:  # also where the source itself has an ellipsis or brackets
            return _located([placed(row, places[0], asked)], asked)
    found = parts(at, "locator")
    if any(part.before == "insertion" or part.inserted for part in found):
        raise NotFoundError("bad-locator", "the locator has words in square brackets", at.index("["), _HELP)
    if len(found) > 2:  # noqa: PLR2004
        raise NotFoundError("bad-locator", "the locator has more than one ellipsis", offset(found[2].words[0]), _HELP)
    runs = [unique(part.words, at, asked) for part in found]
    if len(runs) > 1 and runs[1].span[0] <= runs[0].span[1]:
        message = "the locator’s last words stand before its first ones in the source"
        raise NotFoundError("bad-locator", message, offset(found[1].words[0]), "write them in the source’s order")
    return _located(runs, asked)


def _located(runs: Sequence[Placed], asked: Asked) -> Locator:
    passage = runs[0].passage
    if len(runs) > 1:
        alike = all(run.same_form for run in runs)
        passage = passage_for([(run.row, run.span[0]) for run in runs], asked.matcher, alike=alike)
    return Locator(tuple(runs), passage)
