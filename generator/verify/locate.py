"""Where the words of locators and quotations stand in a source, or what keeps them from being found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.quotes import RUN, Part, Passage, QuoteError, Word, bare, nearest, parts_of, passage_for, passage_within, same, stumble, words_of

from .sources import Asked, Disagreement

Span = tuple[int, int]


@dataclass(frozen=True)
class Placed:
    """Words that stand in the source: their span, and the text fragment's passage for them."""

    words: tuple[Word, ...]
    raw: str
    span: Span
    passage: Passage
    same_form: bool = True


@dataclass(frozen=True)
class Locator:
    """A locator that was found: its one or two runs, and the span from the first word to the last."""

    runs: tuple[Placed, ...]
    passage: Passage

    @property
    def span(self) -> Span:
        """From the first word of the first run to the last word of the last."""
        return (self.runs[0].span[0], self.runs[-1].span[1])


class NotFound(Exception):
    """Words that could not be placed: what is wrong, at which word, and what helps."""

    def __init__(self, code: str, message: str, word: Word | None = None, help_: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.word, self.help = code, message, word, help_


def locator(at: str, asked: Asked) -> Locator:
    """The place of ``at``: a run of words, or ``first words … last words``. Raises NotFound."""
    whole = words_of(at)
    if len(whole) >= RUN and len(asked.find(whole)) == 1:  # also where the source itself has an ellipsis
        return _one_run(whole, at, asked)
    parts = _parts(at)
    if len(parts) > 2 or any(part.before == "insertion" or part.inserted for part in parts):  # noqa: PLR2004
        raise NotFound("bad-locator", "a locator is one run of words, or first words … last words", help_="use one ellipsis and no brackets")
    runs = tuple(_unique(part.words, at, asked) for part in parts)
    if len(runs) == 1:
        return _one_run(parts[0].words, at, asked)
    if runs[1].span[0] <= runs[0].span[1]:
        raise NotFound("bad-locator", "the last words stand before the first ones in the source", parts[1].words[0])
    return Locator(runs, Passage(start=runs[0].passage.start, end=runs[1].passage.end or runs[1].passage.start))


def _one_run(words: tuple[Word, ...], at: str, asked: Asked) -> Locator:
    run = _unique(words, at, asked)
    return Locator((run,), run.passage)


def _parts(text: str) -> tuple[Part, ...]:
    try:
        return parts_of(text)
    except QuoteError as error:
        word = Word("", "", text[error.offset : error.offset + 1], error.offset, error.offset + 1) if error.offset else None
        raise NotFound("bad-quote", error.message, word) from None


def _unique(words: tuple[Word, ...], raw: str, asked: Asked) -> Placed:
    """A locator's run: five words or more that stand once in the source."""
    if len(words) < RUN:
        raise NotFound("short-locator", f"{_count(words)} of a locator, fewer than {RUN}", words[0], "add the words before or after them in the source")
    places = _find(words, asked)
    if not places:
        raise _missing(words, asked, "no-such-words")
    if len(places) > 1:
        raise NotFound("ambiguous", f"the words stand {len(places)} times in `{asked.source.id}`", words[0], "add words before or after them until they stand once")
    return _placed(words, raw, places[0], asked)


def _placed(words: tuple[Word, ...], raw: str, first: int, asked: Asked) -> Placed:
    span = (first, first + len(words) - 1)
    return Placed(words, raw, span, passage_for(words, raw, asked.matcher), asked.matcher.same_form(words, first))


def _find(words: Sequence[Word], asked: Asked) -> tuple[int, ...]:
    try:
        return asked.find(words)
    except Disagreement as error:
        raise NotFound("text-differs", f"text and fingerprint disagree: {error}", words[0], "report this as a defect of the explainer") from None


def quotation(segments: Sequence[str], locators: Sequence[Locator], asked: Asked) -> tuple[list[tuple[int, Placed]], bool, bool]:
    """The words of a quotation's segments in order: (segment number, words and place), whether words were cut, whether inserted.

    A segment is looked for as it stands first, so that an ellipsis or a bracket of the source's own is no cut or insertion.
    Raises NotFound with the segment's number as ``segment``.
    """
    placed: list[tuple[int, Placed]] = []
    cut = inserted = False
    after = 0
    for n, segment in enumerate(segments):
        try:
            for part in _pieces(segment, after, locators, asked):
                cut |= part.before == "cut"
                inserted |= bool(part.inserted)
                if part.words:
                    piece = _piece(part.words, segment, after, locators, asked)
                    after = piece.span[1] + 1
                    placed.append((n, piece))
        except NotFound as error:
            error.add_note(str(n))
            raise
    return placed, cut, inserted


def _pieces(segment: str, after: int, locators: Sequence[Locator], asked: Asked) -> Sequence[Part]:
    whole = words_of(segment)
    if len(whole) >= RUN and _admitted(_find(whole, asked), len(whole), after, locators):
        return (Part(whole, "start", ""),)
    return _parts(segment)


def _admitted(places: Sequence[int], size: int, after: int, locators: Sequence[Locator]) -> list[int]:
    """The places that come after what was placed before, and lie within a locator if there is one."""
    spans = [locator.span for locator in locators]
    return [
        place for place in places if place >= after and (not spans or any(first <= place and place + size - 1 <= last for first, last in spans))
    ]


def _piece(words: tuple[Word, ...], segment: str, after: int, locators: Sequence[Locator], asked: Asked) -> Placed:
    if len(words) < RUN:
        return _few(words, segment, after, locators)
    found = _find(words, asked)
    places = _admitted(found, len(words), after, locators)
    if len(places) == 1:
        return _at(words, segment, places[0], len(found) == 1, locators, asked)
    if places:
        help_ = f"add `at`: {RUN} or more words, these among them, that stand once"
        raise NotFound("ambiguous", f"the words stand {len(places)} times in `{asked.source.id}`", words[0], help_)
    if found and found[-1] < after:
        raise NotFound("wrong-order", "the words stand in the source before those that precede them here", words[0], "put the segments in the source’s order")
    if found:
        raise NotFound("outside-locator", "the words stand in the source, but not where `at` says", words[0], "correct `at`, or remove it")
    raise _missing(words, asked, "misquote")


def _at(words: tuple[Word, ...], segment: str, first: int, once: bool, locators: Sequence[Locator], asked: Asked) -> Placed:  # noqa: FBT001
    """Words whose place is known; where they stand several times, the locator's passage leads to them."""
    if once:
        return _placed(words, segment, first, asked)
    span = (first, first + len(words) - 1)
    around = next(locator for locator in locators if locator.span[0] <= first and span[1] <= locator.span[1])
    return Placed(words, segment, span, around.passage, asked.matcher.same_form(words, first))


def _few(words: tuple[Word, ...], segment: str, after: int, locators: Sequence[Locator]) -> Placed:
    """Fewer words than a run, through the locator that contains them."""
    if not locators:
        raise NotFound("short-quote", f"{_count(words)}, too few to be checked alone", words[0], f"add `at`: {RUN} or more words of the source, these among them")
    hits = [
        (run, k)
        for locator in locators
        for run in locator.runs
        for k in range(len(run.words) - len(words) + 1)
        if run.span[0] + k >= after and all(same(a, run.words[k + n], last=n == len(words) - 1) for n, a in enumerate(words))
    ]
    if not hits:
        raise NotFound("misquote", "the words do not stand in the locator `at`", words[0], "write them as they stand there, or correct `at`")
    if len(hits) > 1:
        raise NotFound("ambiguous", f"the words stand {len(hits)} times in the locator `at`", words[0], "choose a locator that holds them once")
    run, k = hits[0]
    there = run.words[k : k + len(words)]
    span = (run.span[0] + k, run.span[0] + k + len(words) - 1)
    return Placed(words, segment, span, passage_within(there, run.raw, _nth(there[0], run.raw)), _forms(words) == _forms(there) and run.same_form)


def _nth(word: Word, raw: str) -> int:
    """The number of a word among those of the whole locator text."""
    return next(n for n, other in enumerate(words_of(raw)) if other.start == word.start)


def _forms(words: Sequence[Word]) -> list[str]:
    """The words as written, without the marks around them all."""
    first, last = bare(words[0].form)[0], bare(words[-1].form)[1]
    return [word.form[first if n == 0 else 0 : last if n == len(words) - 1 else None] for n, word in enumerate(words)]


def _missing(words: tuple[Word, ...], asked: Asked, code: str) -> NotFound:
    """Why words that should stand in the source do not, as near as can be told."""
    id_ = asked.source.id
    if asked.matcher.stood(words):
        message = f"the words stood in the text of `{id_}` that was fingerprinted before, and are gone from the present one"
        return NotFound("stale", message, words[0], "read the source again: correct the fact, or remove it")
    at = stumble(words, asked.matcher)
    near = nearest(words, asked.text) if asked.text else None
    if near is not None:
        word = near.wanted or words[min(at, len(words) - 1)]
        return NotFound(code, f"the words do not stand in `{id_}`: `{word.form}` differs", word, f"the source has: {near.marked}")
    word = words[min(at, len(words) - 1)]
    before = " ".join(item.form for item in words[max(0, at - 4) : at])
    if not at:
        return NotFound(code, f"the words do not stand in `{id_}`", word, "copy them from the source, mark for mark")
    return NotFound(code, f"the words do not stand in `{id_}`: `{word.form}` differs", word, f"up to `{before}` they do; copy the next ones from the source, mark for mark")


def _count(words: Sequence[Word]) -> str:
    return "one word" if len(words) == 1 else f"{len(words)} words"
