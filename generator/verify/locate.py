"""Words and where they stand in a source, or what keeps them from being found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.quotes import (
    RUN,
    Near,
    Part,
    Passage,
    QuoteError,
    Row,
    Word,
    bare,
    check_marks,
    nearest,
    parts_of,
    passage_for,
    stumble,
)

from .sources import Asked, DisagreementError

Span = tuple[int, int]


class Placed(NamedTuple):
    """Words that stand in the source: their place, and whether they are written there in the same way, marks and all."""

    row: Row
    span: Span
    passage: Passage
    same_form: bool = True


class NotFoundError(Exception):
    """Words that could not be placed: what is wrong, at which offset of the text they were written in, and what helps.

    ``row`` are the words where nothing but their absence is wrong; they may stand in another source.
    """

    def __init__(self, code: str, message: str, at: int = 0, help_: str = "", row: Row | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.at, self.help, self.row = code, message, at, help_, row


def offset(word: Word) -> int:
    """Where a word begins, without the marks before it."""
    return word.start + bare(word.form)[0]


def parts(text: str, what: str) -> tuple[Part, ...]:
    """The parts of a quote or a locator. Raises NotFoundError."""
    try:
        return parts_of(text)
    except QuoteError as error:
        raise broken(error, what) from None


def marks(text: str, what: str) -> None:
    """Raise NotFoundError for marks that looking up words does not notice."""
    try:
        check_marks(text)
    except QuoteError as error:
        raise broken(error, what) from None


def broken(error: QuoteError, what: str) -> NotFoundError:
    """A quote or a locator that cannot be taken apart."""
    return NotFoundError(f"bad-{what}", f"the {what} {error.message}", error.offset, _MARKS_HELP.get(error.message, ""))


_MARKS_HELP = {
    "has no word to check": "write the words as they stand in the source",
    "begins with an ellipsis": "leave it out: begin with the first word",
    "ends with an ellipsis": "leave it out: end with the last word",
    "has two ellipses with no quoted word between them": "one is enough",
    "has a square bracket without its partner": "close it, or remove it",
    "has empty square brackets": "write the inserted words between them, or […] for a cut",
}


def find(row: Row, asked: Asked) -> tuple[int, ...]:
    """Every place of a row. Raises NotFoundError where text and fingerprint disagree."""
    try:
        return asked.find(row)
    except DisagreementError as error:
        message = f"text and fingerprint disagree: {error}"
        raise NotFoundError("text-differs", message, offset(row.words[0]), "report this as a defect of the explainer") from None


def placed(row: Row, first: int, asked: Asked) -> Placed:
    """A row that stands nowhere else."""
    alike = asked.matcher.same_form(row.words, first)
    return Placed(row, (first, first + len(row.words) - 1), passage_for([(row, first)], asked.matcher, alike=alike), alike)


def unique(words: Sequence[Word], raw: str, asked: Asked) -> Placed:
    """A locator's run: five words or more that stand once in the source. Raises NotFoundError."""
    at = offset(words[0])
    if len(words) < RUN:
        help_ = f"add words before or after them in the source: {RUN} or more, that stand once"
        raise NotFoundError("short-locator", f"{shown(words)} has fewer than {RUN} words", at, help_)
    row = Row(words, raw)
    places = find(row, asked)
    if not places:
        raise missing(row, asked, "no-such-words")
    if len(places) > 1:
        message = f"the words stand {times(len(places))} in `{asked.source.id}`"
        raise NotFoundError("ambiguous", message, at, "add words before or after them until they stand once")
    return placed(row, places[0], asked)


def shown(words: Sequence[Word]) -> str:
    """Words as an editor wrote them, in backticks, without the marks around them."""
    first, last = bare(words[0].form)[0], bare(words[-1].form)[1]
    forms = [word.form[first if n == 0 else 0 : last if n == len(words) - 1 else None] for n, word in enumerate(words)]
    return f"`{' '.join(' '.join(forms).split())}`"


def times(count: int) -> str:
    """How often, in words."""
    return "twice" if count == 2 else f"{count} times"  # noqa: PLR2004


def missing(row: Row, asked: Asked, code: str) -> NotFoundError:
    """Why words that should stand in the source do not, as near as can be told."""
    id_ = asked.source.id
    if asked.matcher.stood(row):
        message = f"the words stood in the text of `{id_}` that was fingerprinted before, and are gone from the present one"
        at, _, help_ = _wrong(row, asked)
        return NotFoundError("stale", message, at, f"read the source again, then correct the fact or remove it; {help_}", row)
    at, wrong, help_ = _wrong(row, asked)
    return NotFoundError(code, f"the words do not stand in `{id_}`{wrong}", at, help_, row)


def _wrong(row: Row, asked: Asked) -> tuple[int, str, str]:
    """Where a row leaves the source, what is wrong there, and what the source has instead, or up to where it goes along."""
    first = offset(row.words[0])
    if asked.text is not None:
        near = nearest(row.words, asked.words, asked.text)
        if near is None:
            return first, ", nor anything like them", "copy them from the source, mark for mark"
        at = first if near.wanted is None else offset(near.wanted)
        return at, _difference(near), f"the source reads ([-yours-] {{+its own+}}): {near.marked}"
    wrong = stumble(row, asked.matcher)
    if wrong is None:
        return first, ", nor any five of them in a row", "copy them from the source, mark for mark"
    word = row.words[min(wrong, len(row.words) - 1)]
    known = f"up to {shown(row.words[max(0, wrong - 4) : wrong])} they stand there; " if wrong else ""
    mark = ", and the mark before it," if wrong else ""
    return offset(word), f": {shown([word])} differs", f"{known}compare this word{mark} with the source"


def _difference(near: Near) -> str:
    """The first difference; marks around words are shown only where they are the difference."""
    if near.wanted is None:
        return " in a row"
    here, there = " ".join(near.wanted.form.split()), near.found
    if _bare(here) != _bare(there):
        here, there = _bare(here), _bare(there)
    if near.lost:
        return f": `{there}` is missing before `{here}`"
    return f": `{here}` instead of `{there}`" if there else f": `{here}` is not there"


def _bare(form: str) -> str:
    start, end = bare(form)
    return form[start:end]
