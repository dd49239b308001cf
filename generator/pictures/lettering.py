"""How wide words are, at most, and how they break into lines.

The readers' fonts are not known. Widths are those of the widest of the common ones (DejaVu Sans), rounded up, so that
what fits here fits everywhere; in most fonts the lines come out a little shorter.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from .markup import plain

_BOLD = 1.15  # the widest bold against the widest regular, character by character
_ELLIPSIS = "…"
_CLASSES = {
    0.31: "ijlI'",
    0.36: "f.,:;|/\\·‘’‚ ",
    0.42: "rt()[]!-‐‑",
    0.53: "scJz`*°_",
    0.58: '"“”„–?«»L',
    0.64: "abdeghknopquvxy0123456789$€£{}TF",
    0.86: "+<>=~^#×÷±¬HNODGQUCR&мшщюфжыт",
    1.02: "MWmw%@—…æœÆŒЖШЩЮФЫМ№",
}
_WIDTHS = {char: width for width, chars in _CLASSES.items() for char in chars}
_BY_CATEGORY = {"Mn": 0.0, "Me": 0.0, "Cf": 0.0, "Ll": 0.66, "Lu": 0.8, "Nd": 0.66, "Zs": 1.0, "Pd": 1.0}
_OTHER_ALPHABETS, _OTHER, _WIDE = 0.25, 1.3, 1.5
_LONGEST = 600  # code points; more never fits
_HALVINGS = 6


@lru_cache(1 << 12)
def _char(char: str) -> float:
    """The width of one character in ems."""
    base = unicodedata.normalize("NFD", char)[0]
    known = _WIDTHS.get(char) or _WIDTHS.get(base)
    if known is not None:
        return known
    if unicodedata.east_asian_width(char) in "WF":
        return _WIDE
    width = _BY_CATEGORY.get(unicodedata.category(char), _OTHER)
    return width + _OTHER_ALPHABETS if width and base > "\u024f" else width


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The most room that ``text`` takes in one line."""
    return _ems(text) * size * (_BOLD if bold else 1.0)


def _ems(text: str) -> float:
    return sum(map(_char, text))


@lru_cache(1 << 12)
def lines(text: str, room: float, size: float, most: int, *, bold: bool = False) -> tuple[str, ...]:
    """``text`` in at most ``most`` lines no wider than ``room``, of about one length, cut with an ellipsis where that is not enough."""
    ems = room / (size * (_BOLD if bold else 1.0))
    words = _pieces(plain(text)[:_LONGEST].replace(" –", "\u00a0–"), ems)  # a dash begins no line
    filled = _filled(words, ems)
    if len(filled) > most:
        return (*filled[: most - 1], _cut(filled[most - 1], ems))
    return _balanced(words, ems, filled)


def _filled(words: Sequence[str], ems: float) -> tuple[str, ...]:
    """Lines with as many words as fit."""
    done: list[str] = []
    line, used = "", 0.0
    for word in words:
        wide = _ems(word)
        if line and used + _char(" ") + wide > ems:
            done.append(line)
            line, used = word, wide
        else:
            line, used = (f"{line} {word}", used + _char(" ") + wide) if line else (word, wide)
    return (*done, line) if line else ()


def _balanced(words: Sequence[str], ems: float, filled: tuple[str, ...]) -> tuple[str, ...]:
    """The same words in as many lines, the longest as short as it can be."""
    low, best = ems / 2, filled
    for _ in range(_HALVINGS):
        middle = (low + ems) / 2
        narrower = _filled(words, middle)
        if len(narrower) > len(filled) or any(_ems(line) > middle for line in narrower):
            low = middle
        else:
            ems, best = middle, narrower
    return best


def _pieces(text: str, ems: float) -> list[str]:
    """The words, those too long for a line in pieces."""
    pieces = []
    for word in text.split(" "):
        start, used = 0, 0.0
        for at, char in enumerate(word):
            if used + _char(char) > ems and at > start and _char(char):
                pieces.append(word[start:at])
                start, used = at, 0.0
            used += _char(char)
        pieces.append(word[start:])
    return pieces


def _cut(line: str, ems: float) -> str:
    """``line`` with an ellipsis at its end, ended after a whole word where there is one."""
    while line and _ems(line) + _char(_ELLIPSIS) > ems:
        line = line[: line.rfind(" ")] if " " in line else line[:-1]
    return line.rstrip(" ,;:.–—-(“‘") + _ELLIPSIS
