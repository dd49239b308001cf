"""Which words stand inside quotation marks, also where single marks are the outer ones and double ones stand inside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from generator.quotes import Word
from generator.quotes.quotations import quotation_spans

Span = tuple[int, int]

_DOUBLE: Final = str.maketrans(dict.fromkeys('"\u201c\u201d\u201e\u00ab\u00bb', " "))
_OPENING = re.compile(r"(?<![^\s(\[\u2013\u2014-])'(?=[^\W_])")
_CLOSED = re.compile(r"[.,?!]'(?!\w)")


def quotations_in(words: Sequence[Word], text: str) -> tuple[Span, ...]:
    """The first and last word of each quotation, in order."""
    double = quotation_spans(words, text)
    single = quotation_spans(words, _curly(text).translate(_DOUBLE))
    nested = all(any(a <= first and last <= b for a, b in single) for first, last in double)
    return single if nested and _size(single) > _size(double) else double


def _size(spans: Sequence[Span]) -> int:
    return sum(last - first for first, last in spans)


def _curly(text: str) -> str:
    """Straight single marks as curly ones, where they are used to quote."""
    if "\u2018" in text or not (_OPENING.search(text) and _CLOSED.search(text)):
        return text
    return _OPENING.sub("\u2018", text).replace("'", "\u2019")
