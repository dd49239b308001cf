"""Which words of a source stand inside quotation marks.

One quotation is open at a time: marks of another kind inside it belong to what is quoted. Where a text has no double
marks at all, single curly ones are read as quotation marks, as in British papers.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from .sentences import cores, paragraph_breaks
from .words import Word

# Opening mark -> the marks that close it. German closes with the English opening mark, Swedish opens with the closing one.
CLOSED_BY = {
    "\u201c": "\u201d",
    "\u201e": "\u201c\u201d",
    "\u00ab": "\u00bb",
    "\u00bb": "\u00ab",
    "\u201d": "\u201d",
    "\u2018": "\u2019",
    '"': '"',
}
_DOUBLE = re.compile('["\u201c\u201d\u201e\u00ab\u00bb]')
_SINGLE = re.compile("[\u2018\u2019]")
_PLURAL = re.compile("s\u2019\\s++[^\\W\\d_A-Z]")

Mark = tuple[int, str]


def quotation_spans(words: Sequence[Word], text: str) -> tuple[tuple[int, int], ...]:
    """The quotations as (first word, last word), in order and without overlap."""
    places = cores(words)
    limits = [0, *paragraph_breaks(text), len(text)]
    pairs = _pairs(_marks(text, limits, _double if _DOUBLE.search(text) else _single), text)
    spans = ((bisect_left(places, start), bisect_left(places, end) - 1) for start, end in pairs)
    return tuple(_apart(span for span in spans if span[0] <= span[1]))


def _apart(spans: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Only spans that begin after the one before; marks inside a word could make two share it."""
    last = -1
    for span in spans:
        if span[0] > last:
            yield span
            last = span[1]


def _marks(text: str, limits: Sequence[int], of: Callable[[str, int, int], list[Mark]]) -> Iterator[Mark]:
    """Every mark, and for each paragraph's beginning a "¶", followed by its mark where it begins with one."""
    for begin, limit in pairwise(limits):
        marks = of(text, begin, limit)
        if marks and not text[begin : marks[0][0]].strip():
            at, first = marks.pop(0)
            yield at, "¶" + first
        elif text[begin:limit].strip():
            yield begin, "¶"
        yield from marks
    yield len(text), "¶"


def _pairs(marks: Iterator[Mark], text: str) -> Iterator[tuple[int, int]]:
    """Offsets where each quotation opens and where it closes, or its paragraph does."""
    opener, start, depth = "", 0, 0
    for at, found in marks:
        mark = found.removeprefix("¶")
        if mark != found:
            # A quotation over several paragraphs opens anew in each and closes once.
            if opener and mark == opener:
                continue
            if opener:
                yield start, at
            opener = ""
        if not opener:
            opener, start, depth = (mark if mark and _opens(text, at) else ""), at, 1
        elif mark in CLOSED_BY[opener]:
            depth -= 1
            if not depth:
                yield start, at
                opener = ""
        elif mark == opener == "\u00ab":
            depth += 1  # « in « is usual in Russian; “ in “ is nearly always a slip


def _opens(text: str, at: int) -> bool:
    """Whether the mark can open a quotation; only marks that also close need a look at their place."""
    if text[at] in "\u201c\u201e\u00ab\u2018":
        return True
    before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    return text[at] != "\u2019" and not (before.isalnum() or before in tuple(".,!?;:")) and bool(after.strip())


def _double(text: str, begin: int, limit: int) -> list[Mark]:
    return [(mark.start(), mark[0]) for mark in _DOUBLE.finditer(text, begin, limit)]


def _single(text: str, begin: int, limit: int) -> list[Mark]:
    """‘ at the beginning of a word, and for each the ’ that closes it: apostrophes are left out."""
    marks: list[Mark] = []
    ends: list[int] = []
    for mark in _SINGLE.finditer(text, begin, limit):
        at = mark.start()
        if mark[0] == "\u2018" and not text[max(0, at - 1) : at].isalnum():
            marks += [*_closing(text, ends), (at, mark[0])]
            ends = []
        elif mark[0] == "\u2019" and text[max(0, at - 1) : at].strip() and not text[at + 1 : at + 2].isalnum():
            ends.append(at)
    return marks + _closing(text, ends)


def _closing(text: str, ends: Sequence[int]) -> list[Mark]:
    """The first mark that is no plural's apostrophe (the leaders’ talks), else the last one."""
    closing = next((at for at in ends if not _PLURAL.match(text, at - 1)), None)
    return [(at, "\u2019") for at in ([closing] if closing is not None else ends[-1:])]
