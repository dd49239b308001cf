"""Links to words on somebody's page: text fragments as the WICG defines them.

``#:~:text=prefix-,start,end,-suffix`` asks the browser to find ``start`` (up to ``end``) between ``prefix`` and
``suffix``. Each of the four must stand within one paragraph of the page; case does not count; words count whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote, unquote

from .fingerprint import RUN, Matcher
from .words import Word, bare, words_of

# A longer quotation is addressed by its two ends: the link stays short and a slip of the publisher's inside it does no harm.
_LONGEST_WHOLE = 12
_DIRECTIVE = ":~:"
_CUT = re.compile(r"\u2026|\.{3,}+")


@dataclass(frozen=True)
class Passage:
    """The four texts of a text fragment; "" where there is none."""

    prefix: str = ""
    start: str = ""
    end: str = ""
    suffix: str = ""


def encode(passages: Sequence[Passage]) -> str:
    """What follows the ``#`` of a link. Raises ValueError for a passage without a start."""
    return _DIRECTIVE + "&".join("text=" + ",".join(_terms(passage)) for passage in passages)


def _terms(passage: Passage) -> Iterator[str]:
    if not passage.start:
        raise ValueError("a text fragment needs a start")
    if passage.prefix:
        yield _escaped(passage.prefix) + "-"
    yield _escaped(passage.start)
    if passage.end:
        yield _escaped(passage.end)
    if passage.suffix:
        yield "-" + _escaped(passage.suffix)


def _escaped(text: str) -> str:
    """Everything but letters, digits, ``.``, ``_`` and ``~`` of ASCII by percent; a bare ``-`` would read as syntax."""
    return quote(text, safe="").replace("-", "%2D")


def decode(fragment: str) -> tuple[Passage, ...]:
    """The passages of a link's fragment, with or without what stands before ``:~:``; the inverse of ``encode``."""
    directives = fragment.partition(_DIRECTIVE)[2].split("&")
    return tuple(_passage(directive.removeprefix("text=")) for directive in directives if directive.startswith("text="))


def _passage(directive: str) -> Passage:
    terms = directive.split(",")
    prefix = terms.pop(0)[:-1] if terms[0].endswith("-") else ""
    suffix = terms.pop()[1:] if terms and terms[-1].startswith("-") else ""
    if len(terms) not in (1, 2) or not all(terms):
        raise ValueError(f"no text fragment: {directive}")
    start, end = (*terms, "")[:2]
    return Passage(*(unquote(term, errors="strict") for term in (prefix, start, end, suffix)))


def passage_for(words: Sequence[Word], raw: str, matcher: Matcher) -> Passage:
    """The passage for at least RUN words that stand once in the source; ``raw`` is the text the words came from.

    Up to 12 words of one paragraph are addressed as a whole, others by their ends: ``start`` grows until nothing else in
    the source begins so, ``end`` until no earlier place after the start ends so. The fingerprint knows no other case of a
    word, so a source that repeats the words in capitals needs the check against the text (``locate``).
    """
    at, size = matcher.find(words)[0], len(words)
    head, tail = _within_paragraphs(at, size, matcher)
    if head == size <= _LONGEST_WHOLE:
        return Passage(start=_slice(words, raw))
    first = _grown(head, lambda count: len(matcher.find(words[:count])) == 1)
    last = _grown(tail, lambda count: _next(matcher.find(words[size - count :]), at + first) == at + size - count)
    if first + last > size:
        return Passage(start=_slice(words, raw)) if head == size else Passage(start=_slice(words[:head], raw))
    return Passage(start=_slice(words[:first], raw), end=_slice(words[size - last :], raw))


def _within_paragraphs(at: int, size: int, matcher: Matcher) -> tuple[int, int]:
    """How many of the words stand in the paragraph of the first one, and how many in that of the last one."""
    paragraphs = matcher.fp.paragraphs
    first, last = bisect_right(paragraphs, at), bisect_right(paragraphs, at + size - 1)
    if first == last:
        return size, size
    return paragraphs[first] - at, at + size - paragraphs[last - 1]


def _grown(limit: int, right: Callable[[int], bool]) -> int:
    """The least count from RUN up to ``limit`` that is right, else the limit."""
    return next((count for count in range(RUN, limit) if right(count)), limit)


def _next(places: Sequence[int], after: int) -> int:
    return next((place for place in places if place >= after), -1)


def _slice(words: Sequence[Word], raw: str) -> str:
    """The words as written, on one line, without the marks around them."""
    start = words[0].start + bare(words[0].form)[0]
    end = words[-1].start + bare(words[-1].form)[1]
    return " ".join(raw[start:end].split())


def passage_within(words: Sequence[Word], locator: str, at: int) -> Passage:
    """The passage for a few words that stand in the locator from its word ``at`` on; the locator's other words tell it apart."""
    around = words_of(locator)
    first, last = around[at], around[at + len(words) - 1]
    start, end = first.start + bare(first.form)[0], last.start + bare(last.form)[1]
    return Passage(
        prefix=_context(_CUT.split(locator[:start])[-1]),
        start=" ".join(locator[start:end].split()),
        suffix=_context(_CUT.split(locator[end:])[0]),
    )


def _context(text: str) -> str:
    """Text beside the words; marks alone tell no place apart."""
    return " ".join(text.split()) if words_of(text) else ""


def locate(passage: Passage, text: str) -> tuple[int, ...]:
    """Every offset in a plain text where a browser would find the passage's start; it goes to the first.

    White space of any length and kind is one space, case does not count, and the words at both ends are whole words
    (a prefix may end, and a suffix begin, inside one). The passage reaches to the first end (before its suffix) after it.
    """
    begin = _spaced(passage.prefix, bounded="before") + r"\s*+" if passage.prefix else ""
    whole = "both" if passage.end or not passage.suffix else "before"
    suffix = r"\s*+" + _spaced(passage.suffix, bounded="after") if passage.suffix else ""
    if not passage.end:
        return tuple(found.start("at") for found in _everywhere(begin, passage.start, whole, suffix, text))
    starts = list(_everywhere(begin, passage.start, whole, "", text))
    ends = [found.start("at") for found in _everywhere("", passage.end, "before" if suffix else "both", suffix, text)]
    return tuple(found.start("at") for found in starts if bisect_left(ends, found.end("at")) < len(ends))


def _everywhere(begin: str, words: str, bounded: str, after: str, text: str) -> Iterator[re.Match[str]]:
    return re.finditer(f"(?={begin}(?P<at>{_spaced(words, bounded)}){after})", text, re.IGNORECASE)


def _spaced(words: str, bounded: str) -> str:
    """An expression for words with any white space between them, at a word's edge before, after, or both."""
    before = r"(?<!\w)" if bounded != "after" and words[:1].isalnum() else ""
    after = r"(?!\w)" if bounded != "before" and words[-1:].isalnum() else ""
    return before + r"\s++".join(map(re.escape, words.split())) + after
