"""A text as a browser searches it for a text fragment, and where that finds a passage.

Case and accents do not count, nor which quotation mark or white space is used. Each of the four terms must stand within one
paragraph; between two terms a paragraph may end. All this is as Chromium does it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache

from .fragment import Passage
from .sentences import paragraph_breaks

_SPACE, _PARAGRAPH = " ", "\u2029"
_SOFT_HYPHEN = "\u00ad"
# White space, what is passed over, and letters with their marks apart.
_SPECIAL = re.compile(rf"\s+|{_SOFT_HYPHEN}+|\w[\u0300-\u036f]+")
_FOLDED = {**dict.fromkeys("\u201c\u201d\u201e", '"'), **dict.fromkeys("\u2018\u2019\u201a", "'")}
# Letters of their own in spite of their mark.
_UNFOLDED = "\u0439\u0419"


class Page:
    """A plain text, searched as a browser would search it on a page."""

    def __init__(self, text: str) -> None:
        ends = paragraph_breaks(text)
        pieces: list[str] = []
        self._offsets: list[int] = []
        for start, end, piece in _pieces(text):
            if piece == _SPACE and bisect_right(ends, end) > bisect_right(ends, start):
                piece = _PARAGRAPH  # noqa: PLW2901
            pieces.append(piece)
            self._offsets += range(start, end) if len(piece) == end - start else [start] * len(piece)
        self._text = "".join(pieces)

    def locate(self, passage: Passage) -> tuple[int, ...]:
        """Every offset in the text at which the passage's start is found; a browser goes to the first.

        The words at both ends of the passage are whole words (a prefix may end, and a suffix begin, inside one). It reaches
        to the first end, before its suffix if there is one, after its start.
        """
        prefix, start, end, suffix = map(_term, (passage.prefix, passage.start, passage.end, passage.suffix))
        starts = [at for at in self._found(start) if self._begins(at, prefix)]
        if end:
            ends = [at for at in self._found(end) if self._edge(at) and self._stops(at + len(end), suffix)]
            starts = [at for at in starts if self._edge(at + len(start)) and bisect_left(ends, at + len(start)) < len(ends)]
        else:
            starts = [at for at in starts if self._stops(at + len(start), suffix)]
        return tuple(self._offsets[at] for at in starts)

    def _found(self, term: str) -> Iterator[int]:
        at = self._text.find(term)
        while at >= 0:
            yield at
            at = self._text.find(term, at + 1)

    def _begins(self, at: int, prefix: str) -> bool:
        """Whether a passage can begin here: at a word's edge, or behind its prefix."""
        if not prefix:
            return self._edge(at)
        while at and self._text[at - 1] in (_SPACE, _PARAGRAPH):
            at -= 1
        return self._text.startswith(prefix, max(0, at - len(prefix)), at) and self._edge(at - len(prefix))

    def _stops(self, at: int, suffix: str) -> bool:
        """Whether a passage can end here: at a word's edge, or before its suffix."""
        if not suffix:
            return self._edge(at)
        while at < len(self._text) and self._text[at] in (_SPACE, _PARAGRAPH):
            at += 1
        return self._text.startswith(suffix, at) and self._edge(at + len(suffix))

    def _edge(self, at: int) -> bool:
        """Whether a word begins or ends here."""
        return not (0 < at < len(self._text) and _in_word(self._text[at - 1]) and _in_word(self._text[at]))


def locate(passage: Passage, text: str) -> tuple[int, ...]:
    """Every offset in a plain text where a browser would find the passage's start; it goes to the first."""
    return Page(text).locate(passage)


def _term(text: str) -> str:
    return "".join(piece for _, _, piece in _pieces(text.strip()))


def _pieces(text: str) -> Iterator[tuple[int, int, str]]:
    """The text as it is searched, piece by piece, each with where it stands: white space is one space."""
    at = 0
    for found in _SPECIAL.finditer(text):
        yield at, found.start(), _folded(text[at : found.start()])
        at = found.end()
        if found[0].isspace():
            yield found.start(), at, _SPACE
        elif found[0][0] != _SOFT_HYPHEN:
            yield found.start(), at, _folded(unicodedata.normalize("NFC", found[0]))
    yield at, len(text), _folded(text[at:])


def _folded(text: str) -> str:
    return text.lower() if text.isascii() else "".join(map(_base, text))


@lru_cache(1 << 12)
def _base(char: str) -> str:
    """A character without case and accent."""
    base = char if char in _UNFOLDED else unicodedata.normalize("NFD", char)[0]
    lower = _FOLDED.get(base, base).lower()
    return lower if len(lower) == 1 else base


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_"
