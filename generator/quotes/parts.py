"""A quote's parts: what stands in a row, what was cut between, what was inserted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from .words import Word, words_between, words_of


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a quote that stand in a row, and what separates them from the part before.

    ``inserted`` are the bracketed words before this part. An insertion at the very end makes a last part without words;
    one at the very beginning leaves ``before`` at "start"; beside a cut, ``before`` says "cut".
    """

    words: tuple[Word, ...]
    before: Literal["start", "cut", "insertion"]
    inserted: str


class QuoteError(ValueError):
    """A quote that cannot be taken apart: what is wrong in one phrase, and the code point offset in the quote."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


_ELLIPSIS = r"(?:\u2026|\.(?:[ \u00a0\u2009\u202f]?\.){2,}+)[.\u2026]*+"
_BREAK = re.compile(
    rf"(?P<cut>\[\s*+{_ELLIPSIS}\s*+\]|\(\s*+{_ELLIPSIS}\s*+\)|{_ELLIPSIS})"
    r"|\[(?P<inserted>[^\[\]]*+)\]|(?P<stray>[\[\]])"
)
_SUSPECT = re.compile(r"[\u2026\[\]]|\.[ \u00a0\u2009\u202f]?\.")


def parts_of(quote: str) -> tuple[Part, ...]:
    """A quote's parts: split at every ellipsis (a cut, bracketed or not) and at every [insertion].

    The places of the words count from the beginning of the quote. Raises QuoteError.
    """
    parts: list[Part] = []
    cut, inserted, at = -1, "", 0
    if not words_of(_BREAK.sub(" ", quote)):
        raise QuoteError("has no word to check", 0)
    for found in [*_BREAK.finditer(quote), None]:
        if words := words_between(quote, at, found.start() if found else len(quote)):
            parts.append(Part(words, _before(parts, cut), inserted))
            cut, inserted = -1, ""
        if found is None:
            break
        if found["cut"]:
            cut = _cut_at(found.start(), parts, cut)
        else:
            inserted = " ".join(filter(None, (inserted, _insertion(found, quote))))
        at = found.end()
    if cut >= 0:
        raise QuoteError("ends with an ellipsis", cut)
    return (*parts, Part((), "insertion", inserted)) if inserted else tuple(parts)


def check_marks(quote: str) -> None:
    """Raise QuoteError for marks that the words alone would not show: an ellipsis at an end, brackets around nothing."""
    if not _SUSPECT.search(quote) or not words_of(quote):
        return
    breaks = list(_BREAK.finditer(quote))
    cuts = [found for found in breaks if found["cut"]]
    if cuts and not words_between(quote, 0, cuts[0].start()):
        raise QuoteError("begins with an ellipsis", cuts[0].start())
    if cuts and not words_between(quote, cuts[-1].end(), len(quote)):
        raise QuoteError("ends with an ellipsis", cuts[-1].start())
    for found in breaks:
        if found["stray"] or not (found["cut"] or found["inserted"].strip()):
            _insertion(found, quote)


def _before(parts: list[Part], cut: int) -> Literal["start", "cut", "insertion"]:
    if not parts:
        return "start"
    return "cut" if cut >= 0 else "insertion"


def _cut_at(at: int, parts: list[Part], cut: int) -> int:
    if not parts:
        raise QuoteError("begins with an ellipsis", at)
    if cut >= 0:
        raise QuoteError("has two ellipses with no quoted word between them", at)
    return at


def _insertion(found: re.Match[str], quote: str) -> str:
    """The bracketed words. A bracket inside a word would leave half a word that no source can be asked for."""
    before, after = quote[max(0, found.start() - 1) : found.start()], quote[found.end() : found.end() + 1]
    if found["stray"]:
        raise QuoteError("has a square bracket without its partner", found.start())
    if not (inserted := found["inserted"].strip()):
        raise QuoteError("has empty square brackets", found.start())
    if before.isalnum() or after.isalnum():
        raise QuoteError("has a bracket inside a word: bracket the whole word", found.start())
    return inserted
