"""Noun: a source's text as sentences of the reporter's words, in which a quotation is one item.

So an attribution can be read whatever is quoted: in “No,” he said, the sentence is a quotation, “he” and “said”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from generator.model import Fingerprint
from generator.quotes import Word, bare, fingerprint_of, words_of

from .lexicon import ABBREVIATED, REPORTS
from .marks import quotations_in
from .turns import turns_in

_CREDIT = re.compile(r"\((?=[^()]{0,120}\b(?:Photos?|Images?|Picture|Credit|Getty|Reuters|AFP|AP|File)\b)[^()]*+\)")
_DATELINE = re.compile(
    r"(?m)^[ \t]*(?:[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de .'\u2019/-]{2,30}(?:, [^\u2014\u2013\n\u201c\"]{2,40})?)?"
    r"(?: ?\([^()\n]{2,30}\))? ?(?:\u2014|\u2013|--) "
)
_BYLINE = re.compile(
    r"(?:By [A-Z][^.?!]{2,60}|(?:Photo(?:graph)?s?|Images?|Pictures?|Credit|Reporting|Editing|Additional reporting)\b.{0,160}"
    r"|(?:Published|Updated|Posted|Last modified)\b.{0,80}|[^.?!]{0,60}\b(?:Getty Images|/AFP|/Reuters))"
)
_PARTICLE = re.compile("(?:[dl]'|(?:al|el|bin|ben|ibn)-)[A-Z\u00c0-\u00de]")
# A headline has no full stop, stands among the first paragraphs, and is short.
_ENDED: Final = tuple(".?!\u2026:)")
_HEADLINE: Final = 25
_ABOVE: Final = 4
# How far behind a question or exclamation in quotation marks its attribution may begin.
_ATTRIBUTION: Final = 9
_CLOSING: Final = "\u201d\u201c\u00bb\u00ab\u2019'\""
_CONTROL = re.compile("[\u00ad\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words between two quotation marks, or those of one turn of a transcript. ``closed`` is False where the next paragraph goes on."""

    first: int
    last: int
    paragraph: int
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Item:
    """A word of the reporter's, or a quotation as a whole (``quote`` is its number); ``after`` are the marks behind it."""

    first: int
    last: int
    text: str
    after: str
    quote: int = -1

    @property
    def low(self) -> str:
        return self.text.lower().removesuffix(".")

    @property
    def cap(self) -> bool:
        """Whether it begins with a capital letter, or with a small particle of a name: d'Estaing, al-Masri."""
        return next((char for char in self.text if char.isalnum()), "a").isupper() or _PARTICLE.match(self.text) is not None


@dataclass(frozen=True, slots=True)
class Sentence:
    """The items of one sentence; ``silent`` where it names nobody who takes part: a headline, a byline."""

    n: int
    paragraph: int
    items: tuple[Item, ...]
    silent: bool = False


def is_initial(text: str) -> bool:
    """Whether a full stop belongs to a word: J., U.S."""
    return len(text) == 1 or (len(text) <= 5 and "." in text and text.replace(".", "").isupper())  # noqa: PLR2004 - “U.S.A”


class Article:
    """A source's text, taken apart once."""

    def __init__(self, id_: str, text: str) -> None:
        self.text = text
        self.words: tuple[Word, ...] = words_of(text)
        self.fingerprint: Fingerprint = fingerprint_of(id_, text)
        self.turns = turns_in(text, self.words, self.fingerprint.paragraphs)
        self.quotations = tuple(self._quotations())

    @cached_property
    def paragraphs(self) -> tuple[range, ...]:
        """The words of each paragraph."""
        return tuple(range(first, last) for first, last in pairwise([*self.fingerprint.paragraphs, len(self.words)]))

    def raw(self, first: int, last: int) -> str:
        """Words as the source has them, on one line, without the marks around them."""
        start = self.words[first].start + bare(self.words[first].form)[0]
        end = self.words[last].start + bare(self.words[last].form)[1]
        return " ".join(_CONTROL.sub("", self.text[start:end]).split())

    def _quotations(self) -> Iterator[Quotation]:
        spans = quotations_in(self.words, self.text)
        if self.turns:
            spans = tuple(sorted({*self.turns, *(span for span in spans if not any(a <= span[0] <= b for a, b in self.turns))}))
        for first, last in spans:
            for paragraph, words in enumerate(self.paragraphs):
                begin, end = max(first, words.start), min(last, words.stop - 1)
                if begin <= end:
                    yield Quotation(begin, end, paragraph, end == last and (self._closed(end) or (first, last) in self.turns))

    def _closed(self, last: int) -> bool:
        end = self.words[last].start + bare(self.words[last].form)[1]
        following = self.words[last + 1].start + bare(self.words[last + 1].form)[0] if last + 1 < len(self.words) else len(self.text)
        return any(mark in _CLOSING for mark in self.text[end:following].partition("\n")[0])

    @cached_property
    def plain_words(self) -> frozenset[str]:
        """The words that the text writes without a capital letter somewhere."""
        return frozenset(word.text for word in self.words if word.text[:1].islower())

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence, in order."""
        found: list[Sentence] = []
        for n, words in enumerate(self.paragraphs):
            silent = self._silent(n)
            found += [Sentence(len(found) + k, n, tuple(items), silent) for k, items in enumerate(self._parted(self._items(words)))]
        return tuple(found)

    def _items(self, words: range) -> list[Item]:
        """The items of a paragraph. Credits of photographs are left out."""
        opening = {quotation.first: (n, quotation) for n, quotation in enumerate(self.quotations)}
        items: list[Item] = []
        n = words.start
        while n < words.stop:
            if n in opening:
                number, quotation = opening[n]
                items.append(Item(n, quotation.last, "", self.words[quotation.last].trail, number))
                n = quotation.last + 1
                continue
            if not any(first <= self.words[n].start < last for first, last in self._passed_over):
                word = self.words[n]
                text = _CONTROL.sub("", word.form[slice(*bare(word.form))]).replace("\u2019", "'")
                dotted = word.trail.startswith(".") and (is_initial(text) or text.lower() in ABBREVIATED)
                items.append(Item(n, n, text + "." * dotted, word.trail))
            n += 1
        return items

    @cached_property
    def _passed_over(self) -> tuple[tuple[int, int], ...]:
        """Credits of photographs, and the place before a dash that a report begins with."""
        return tuple(found.span() for pattern in (_CREDIT, _DATELINE) for found in pattern.finditer(self.text))

    def _parted(self, items: Sequence[Item]) -> Iterator[list[Item]]:
        """A paragraph's items by sentence."""
        starts = set(self.fingerprint.sentences)
        sentence: list[Item] = []
        for n, item in enumerate(items):
            if sentence and item.first in starts and not self._goes_on(items, n):
                yield sentence
                sentence = []
            sentence.append(item)
        if sentence:
            yield sentence

    def _goes_on(self, items: Sequence[Item], n: int) -> bool:
        """Whether item ``n`` begins the attribution of the question or exclamation it follows: “Really?” President Ruiz asked."""
        before, following = items[n - 1], items[n : n + _ATTRIBUTION]
        if before.quote < 0 or before.after[-1:] == "." or not self.words[before.last].text.endswith(("?", "!")):
            return False
        for item in following:
            ended = item.after == "." and not item.text.endswith(".")
            if item.quote >= 0 or ended or item.after.startswith((";", ":")):
                return item.low in REPORTS
            if item.low in REPORTS:
                return True
        return False

    def _silent(self, n: int) -> bool:
        words = self.paragraphs[n]
        raw = self.text[self.words[words.start].start : self.words[words.stop - 1].end].strip()
        headline = n < _ABOVE and n + 1 < len(self.paragraphs) and len(words) <= _HEADLINE and raw.rstrip(_CLOSING)[-1:] not in _ENDED
        return headline or bool(_BYLINE.fullmatch(raw))
