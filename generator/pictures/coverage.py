"""How much of a source is used: a page in miniature, a block for each sentence, and none of its words.

A block is as long as its sentence has words and runs on in the next row as text does; each paragraph begins a row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .markup import Drawings, drawing, element, escaped, text

_GAP = 3.0  # between two sentences
_LEADING, _BETWEEN = 4.0, 7.0  # between two rows, and what comes to that between two paragraphs


@dataclass(frozen=True)
class Sentence:
    """One sentence of the source: its number of words and what became of it.

    ``facts`` says how many facts use it; one that none uses is set aside for the reason numbered ``reason``, or 0.
    """

    words: int
    facts: int = 0
    reason: int = 0
    title: str = ""
    href: str = ""

    @property
    def kind(self) -> str:
        """The class of its block."""
        return "used" if self.facts else "aside" if self.reason else "unused"


@dataclass(frozen=True)
class _Page:
    kind: str
    width: float
    word: float
    row: float
    size: float


_PAGES = (_Page("across", 640, 9, 16, 13), _Page("upright", 320, 7, 17, 14))


def coverage(paragraphs: Sequence[Sequence[Sentence]], name: str) -> Drawings:
    """The map of a source; ``name`` tells its numbers to those who do not see it."""
    if not any(paragraphs):
        return Drawings()
    return Drawings(*(_drawn(page, paragraphs, name) for page in _PAGES))


def _drawn(page: _Page, paragraphs: Sequence[Sequence[Sentence]], name: str) -> str:
    blocks: list[str] = []
    top = 1.0
    for paragraph in filter(None, paragraphs):
        x = 0.0
        for sentence in paragraph:
            pieces, x, top = _pieces(page, sentence.words, x, top)
            blocks.append(_block(page, sentence, pieces))
        top += page.row + _LEADING + _BETWEEN
    interactive = any(sentence.href for paragraph in paragraphs for sentence in paragraph)
    height = top - _LEADING - _BETWEEN + 1
    return drawing(page.kind, page.width, height, page.size, name, *blocks, interactive=interactive)


def _pieces(page: _Page, words: int, x: float, top: float) -> tuple[list[tuple[float, float, float]], float, float]:
    """The (x, y, width) of a sentence's pieces in their rows, and where the next sentence begins."""
    pieces: list[tuple[float, float, float]] = []
    left = max(1, words) * page.word - _GAP
    while True:
        room = page.width - x
        if left <= room:
            return [*pieces, (x, top, left)], x + left + _GAP, top
        if room >= page.word:
            pieces.append((x, top, room))
            left = max(left - room, page.word - _GAP)
        x, top = 0.0, top + page.row + _LEADING


def _block(page: _Page, sentence: Sentence, pieces: Sequence[tuple[float, float, float]]) -> str:
    """A sentence's pieces; a frame shows the number of the reason where there is room."""
    inside = [element("title", escaped(sentence.title))] if sentence.title else []
    inside += [element("rect", x=x + 0.5, y=y + 0.5, width=width - 1, height=page.row - 1, class_=sentence.kind) for x, y, width in pieces]
    inside += _reason(page, sentence, pieces)
    return element("a", *inside, href=sentence.href) if sentence.href else element("g", *inside)


def _reason(page: _Page, sentence: Sentence, pieces: Sequence[tuple[float, float, float]]) -> Iterator[str]:
    x, y, width = max(pieces, key=lambda piece: piece[2])
    if sentence.kind == "aside" and width > page.size * len(str(sentence.reason)):
        yield text(str(sentence.reason), x + width / 2, y + page.row / 2 + page.size * 0.36, "reason", text_anchor="middle")
