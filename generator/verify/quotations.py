"""Where a quotation's words stand: segment by segment, part by part, in the order of the source.

1. A segment is looked for as it stands, so that an ellipsis or a bracket of the source's own is no cut and no insertion.
2. Otherwise each of its parts is looked for: five words or more by themselves, fewer through a locator that holds them.
3. Between parts, nothing that was said is left out without an ellipsis.
4. Where locators are given, every part stands within one of them, and every one of them holds a part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from generator.quotes import RUN, Row, Word, passage_within, same, words_of

from .locate import NotFoundError, Placed, Span, find, marks, missing, offset, parts, placed, shown, times
from .locators import Locator
from .sources import Asked

_BRACKETS_HELP = "brackets add words and replace none: write `… [words]`, so that the page shows that some are left out"
_AT_HELP = f"add `at`: {RUN} or more words of the source, these among them, that stand once"


class Piece(NamedTuple):
    """Words of one segment in a row, placed."""

    segment: int
    words: Sequence[Word]
    placed: Placed

    @property
    def at(self) -> int:
        """The offset of its first word in the segment."""
        return offset(self.words[0])


class SegmentError(Exception):
    """What keeps a segment, by its number, from being placed."""

    def __init__(self, segment: int, error: NotFoundError) -> None:
        super().__init__(error.message)
        self.segment, self.error = segment, error


@dataclass
class Quotation:
    """A quotation that was found: its pieces in order, and whether words were cut between them or inserted."""

    asked: Asked
    locators: Sequence[Locator]
    pieces: list[Piece] = field(default_factory=list)
    cut: bool = False
    inserted: bool = False

    @property
    def same_form(self) -> bool:
        """Whether all of it is written as the source writes it."""
        return all(piece.placed.same_form for piece in self.pieces)

    def reach(self, piece: Piece) -> Span:
        """Where the link to a piece may lead: to its words, or to those of the locator around them."""
        spans = [locator.span for locator in self.locators if locator.holds(piece.placed.span)]
        return spans[0] if spans else piece.placed.span

    @property
    def _after(self) -> int:
        """The first word of the source behind what was placed."""
        return self.pieces[-1].placed.span[1] + 1 if self.pieces else 0

    def add(self, segment: int, text: str) -> None:
        """Place a segment behind those before it. Raises NotFoundError."""
        marks(text, "quote")
        whole = words_of(text)
        if whole and (as_it_stands := self._stands(whole, text)):
            self._append(Piece(segment, whole, as_it_stands), "start")
            return
        for part in parts(text, "quote"):
            self.cut |= part.before == "cut"
            self.inserted |= bool(part.inserted)
            if part.words:
                self._append(Piece(segment, part.words, self._placed(part.words, text)), part.before)

    def _append(self, piece: Piece, before: Literal["start", "cut", "insertion"]) -> None:
        """Add a piece, unless words that were said before it would be left out unseen. Raises NotFoundError."""
        between = range(self._after, piece.placed.span[0]) if self.pieces else range(0)
        if before == "insertion" and between:
            raise NotFoundError("hidden-cut", "the source has other words where these brackets stand", piece.at, _BRACKETS_HELP)
        # Between two segments the reporter speaks. Only articles show by quotation marks who does.
        if before == "start" and self.asked.source.kind == "article" and any(self.asked.matcher.quoted(n, n) for n in between):
            message = "between this segment and the one before, the source has more words in quotation marks"
            raise NotFoundError("hidden-cut", message, piece.at, "quote them too, or write one segment with an ellipsis in their place")
        self.pieces.append(piece)

    def _stands(self, words: Sequence[Word], text: str) -> Placed | None:
        """A segment as it stands, if it does so at one place."""
        if len(words) < RUN:
            found = list(self._few(words))
            return self._within(words, *found[0]) if len(found) == 1 else None
        row = Row(words, text)
        places = find(row, self.asked)
        admitted = self._admitted(places, len(words))
        return self._at(row, admitted[0], once=len(places) == 1) if len(admitted) == 1 else None

    def _admitted(self, places: Sequence[int], size: int, after: int | None = None) -> list[int]:
        """The places behind what was placed before and, if there are locators, within one of them."""
        least = self._after if after is None else after
        return [place for place in places if place >= least and self._located(place, size)]

    def _located(self, place: int, size: int) -> bool:
        return not self.locators or any(locator.holds((place, place + size - 1)) for locator in self.locators)

    def _placed(self, words: Sequence[Word], text: str) -> Placed:
        """A part's words. Raises NotFoundError."""
        at = offset(words[0])
        if len(words) < RUN:
            return self._short(words, at)
        row = Row(words, text)
        places = find(row, self.asked)
        admitted = self._admitted(places, len(words))
        if len(admitted) == 1:
            return self._at(row, admitted[0], once=len(places) == 1)
        if admitted:
            raise NotFoundError("ambiguous", f"the words stand {times(len(admitted))} in `{self.asked.source.id}`", at, _AT_HELP)
        if not places:
            raise missing(row, self.asked, "misquote")
        if self._admitted(places, len(words), after=0):
            raise _wrong_order(at)
        raise NotFoundError("outside-locator", "the words stand in the source, but not where `at` says", at, "correct `at`, or remove it")

    def _at(self, row: Row, first: int, *, once: bool) -> Placed:
        """A row whose place is known; where it stands elsewhere too, the locator's passage leads to it."""
        if once:
            return placed(row, first, self.asked)
        span = (first, first + len(row.words) - 1)
        around = next((locator.passage for locator in self.locators if locator.holds(span)), None)
        passage = around or placed(row, first, self.asked).passage
        return Placed(row, span, passage, self.asked.matcher.same_form(row.words, first))

    def _short(self, words: Sequence[Word], at: int) -> Placed:
        """Fewer words than a run, through the locator that holds them."""
        if not self.locators:
            raise NotFoundError("short-quote", f"{shown(words)} is too short to be checked by itself", at, _AT_HELP)
        found = list(self._few(words))
        if len(found) == 1:
            return self._within(words, *found[0])
        if found:
            help_ = "choose words for `at` that hold them once"
            raise NotFoundError("ambiguous", f"{shown(words)} stands {times(len(found))} in the locator `at`", at, help_)
        if any(True for _ in self._few(words, after=0)):
            raise _wrong_order(at)
        help_ = "write them as they stand there, or correct `at`"
        raise NotFoundError("misquote", f"{shown(words)} does not stand in the locator `at`", at, help_)

    def _few(self, words: Sequence[Word], after: int | None = None) -> Iterator[tuple[Placed, int]]:
        """Where a few words stand in the runs of the locators: the run and the number of its word they begin with."""
        least, size, seen = self._after if after is None else after, len(words), set[int]()
        for run in (run for locator in self.locators for run in locator.runs):
            for k in range(max(0, least - run.span[0]), len(run.row.words) - size + 1):
                if run.span[0] + k not in seen and _equal(words, run.row.words[k : k + size]):
                    seen.add(run.span[0] + k)
                    yield run, k

    def _within(self, words: Sequence[Word], run: Placed, first: int) -> Placed:
        """A few words at their place in a locator's run."""
        size, matcher = len(words), self.asked.matcher
        at, row = run.span[0], run.row
        passage = passage_within(row, at, first, first + size, matcher)
        around = range(max(0, first + size - RUN), min(first, len(row.words) - RUN) + 1)
        as_there = any(matcher.same_form(row.words[n : n + RUN], at + n) for n in around)
        there = row.words[first : first + size]
        return Placed(Row(there, row.raw), (at + first, at + first + size - 1), passage, as_there and shown(words) == shown(there))


def _equal(words: Sequence[Word], there: Sequence[Word]) -> bool:
    return all(same(a, b, last=n == len(words) - 1) for n, (a, b) in enumerate(zip(words, there, strict=True)))


def _wrong_order(at: int) -> NotFoundError:
    message = "the words stand in the source before those that precede them here"
    return NotFoundError("wrong-order", message, at, "put them in the source’s order")


def quotation(segments: Sequence[str], locators: Sequence[Locator], asked: Asked) -> Quotation:
    """A quotation's segments, placed in order. Raises SegmentError."""
    found = Quotation(asked, locators)
    for n, segment in enumerate(segments):
        try:
            found.add(n, segment)
        except NotFoundError as error:
            raise SegmentError(n, error) from None
    return found
