"""Locators that verify: runs of words that stand once in the source, and the citations of a quote's segments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from generator.quotes import RUN, Matcher, bare, words_of
from generator.verify.locate import NotFoundError
from generator.verify.locators import Locator, locator
from generator.verify.quotations import SegmentError, quotation
from generator.verify.sources import Asked

from .article import Article

# Words more on both sides, where the words themselves do not do.
_STEPS: Final = (2, 4, 8, 16, 32)
# Longer locators are written by their two ends.
_WHOLE: Final = 12
_WIDEST: Final = 40
_LONGEST: Final = 100

Span = tuple[int, int]


class Places:
    """Locators for the words of one article."""

    def __init__(self, article: Article, asked: Asked) -> None:
        self.article, self.asked = article, asked
        self.matcher: Matcher = asked.matcher
        self._enough = _least_unique([word.text for word in article.words])

    def at(self, first: int, last: int) -> str:
        """A locator that holds the words; nothing where even wide runs around them stand twice."""
        for begin, end in self._around(first, last):
            if self._stands_once(begin, end) and self._found(text := self._written(begin, end), (first, last)):
                return text
        return ""

    def cites(self, segments: Sequence[str], spans: Sequence[Span]) -> tuple[str, ...] | None:
        """What ``at`` must say for a quote's segments to be found: nothing, or a locator for each; None if no locators do it."""
        if self._verifies(segments, (), spans):
            return ()
        found = tuple(dict.fromkeys(self.at(*span) for span in spans))
        if all(found) and self._verifies(segments, found, spans):
            return found
        for wider in _STEPS:
            wide = tuple(dict.fromkeys(self._wide(span, wider) for span in spans))
            if all(wide) and self._verifies(segments, wide, spans):
                return wide
        return None

    def _wide(self, span: Span, more: int) -> str:
        first, last = max(0, span[0] - more), min(len(self.article.words) - 1, span[1] + more)
        once = last - first + 1 >= self._enough[first]
        return self.article.raw(first, last) if once and self._found(self.article.raw(first, last), span) else ""

    def _stands_once(self, begin: int, end: int) -> bool:
        """Whether what would be written for the words stands once; quick, because most of what is tried does not."""
        if end - begin < _WHOLE:
            return end - begin + 1 >= self._enough[begin]
        return self._enough[begin] <= RUN and self._enough[end - RUN + 1] <= RUN

    def _around(self, first: int, last: int) -> Iterator[Span]:
        """The words themselves, then more and more around them; first within the paragraph."""
        paragraph = next(words for words in self.article.paragraphs if first in words)
        starts = [*self.article.fingerprint.sentences, len(self.article.words)]
        sentence = range(max(n for n in starts if n <= first), min(n for n in starts if n > last))
        for bounds in (sentence, paragraph, range(len(self.article.words))):
            begin, end = first, max(first, min(last, len(self.article.words) - 1))
            while end - begin < last - first + _WIDEST:
                if end - begin + 1 >= RUN:
                    yield begin, end
                for _ in range(1 if end - begin <= _WHOLE else RUN):
                    if end + 1 < bounds.stop and (end - last <= first - begin or begin <= bounds.start):
                        end += 1
                    elif begin > bounds.start:
                        begin -= 1
                if (begin, end) == (bounds.start, bounds.stop - 1):
                    yield begin, end
                    break

    def _written(self, begin: int, end: int) -> str:
        if end - begin + 1 <= _WHOLE:
            return self._closed(self.article.raw(begin, end), end)
        return f"{self.article.raw(begin, begin + RUN - 1)} \u2026 {self._closed(self.article.raw(end - RUN + 1, end), end)}"

    def _closed(self, raw: str, last: int) -> str:
        """Words with the quotation mark that closes right behind them, where they hold the one that opens."""
        end = self.article.words[last].start + bare(self.article.words[last].form)[1]
        tail = re.match("[.,]?\u201d", self.article.text[end : end + 2])
        return raw + tail[0] if tail and raw.count("\u201c") > raw.count("\u201d") else raw

    def _found(self, text: str, span: Span) -> bool:
        """Whether a locator is found, once, and holds the words."""
        place = self._located(text)
        return place is not None and place.span[0] <= span[0] and span[1] <= place.span[1]

    def _located(self, text: str) -> Locator | None:
        try:
            return locator(text, self.asked)
        except NotFoundError:
            return None

    def _verifies(self, segments: Sequence[str], ats: Sequence[str], spans: Sequence[Span]) -> bool:
        """Whether the segments are found with these locators, and where they stand."""
        located = [place for at in ats if (place := self._located(at)) is not None]
        try:
            pieces = quotation(segments, located, self.asked).pieces
        except SegmentError:
            return False
        return pieces[0].placed.span[0] == spans[0][0] and pieces[-1].placed.span[1] == spans[-1][1]


def _least_unique(texts: Sequence[str]) -> list[int]:
    """For each word how many words from it on stand nowhere else in the text; more than there are where none do."""
    never = len(texts) + 1
    least = [never] * len(texts)
    groups = {n: hash(tuple(texts[n : n + RUN])) for n in range(len(texts) - RUN + 1)}
    for size in range(RUN, _LONGEST):
        counts = Counter(groups.values())
        for n in [n for n, group in groups.items() if counts[group] == 1]:
            least[n] = size
            del groups[n]
        groups = {n: hash((group, texts[n + size])) for n, group in groups.items() if n + size < len(texts)}
        if not groups:
            break
    return least


def spoken(article: Article, first: int, last: int) -> str:
    """The words of a quotation as its record has them: with its last full stop, and with the marks of a quotation inside it."""
    start = article.words[first].start
    end = article.words[last + 1].start if last + 1 < len(article.words) else len(article.text)
    raw = article.raw(first, last)
    before, after = article.text[max(0, start - 2) : start + 4], article.text[start:end]
    tail = after[-12:].split("\n")[0]
    closing = _inner(raw, before, tail)
    stop = "." if _stops(article, last) and not raw.endswith((".", "?", "!")) else ""
    text = closing[0] + raw + (stop + closing[1] if closing[1] else stop)
    return text if words_of(text) else raw


def _stops(article: Article, last: int) -> bool:
    return article.words[last].trail.startswith(".")


def _inner(raw: str, before: str, tail: str) -> tuple[str, str]:
    """The marks of an inner quotation at either end that the bare words lack."""
    opening = "\u2018" if "\u201c\u2018" in before else "\u201c" if "\u2018\u201c" in before else ""
    closing = "\u2019" if "\u2019\u201d" in tail else "\u201d" if "\u201d\u2019" in tail else ""
    if (
        closing
        and raw.count(closing) >= raw.count({"\u2019": "\u2018", "\u201d": "\u201c"}[closing]) + bool(opening)
        and closing == "\u201d"
    ):
        closing = ""
    return opening, closing
