"""Two texts that differ -> the two pieces of them that show it, each short enough for one line."""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 110
# How many words of what both have in common stay on either side.
_AROUND: Final = 3

_WORDS: Final = re.compile(r"\s*\S+")


def excerpts(before: str, after: str, longest: int = LONGEST) -> tuple[str, str]:
    """Both texts whole if they are short; else what differs with a few words around it, … where something is left out."""
    if len(before) <= longest and len(after) <= longest:
        return before, after
    one, two = _WORDS.findall(before), _WORDS.findall(after)
    start = max(_alike(one, two) - _AROUND, 0)
    end = max(min(_alike(one[::-1], two[::-1]), min(len(one), len(two)) - start) - _AROUND, 0)
    pieces = _piece(one, start, end, longest), _piece(two, start, end, longest)
    return pieces if pieces[0] != pieces[1] else _from(before, after, longest)


def _from(before: str, after: str, longest: int) -> tuple[str, str]:
    """Both from a little before the first character that differs, where words are too long to tell it."""
    first = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after)))
    at = max(first - longest // 2, 0)
    one, two = ("…" * bool(at) + text[at : at + longest] + "…" * bool(text[at + longest :]) for text in (before, after))
    return one, two


def _alike(one: list[str], two: list[str]) -> int:
    """How many words the two begin with in common."""
    return next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))


def _piece(words: list[str], start: int, end: int, longest: int) -> str:
    kept = "".join(words[start : len(words) - end]).strip()
    if len(kept) > longest:
        kept, end = kept[:longest].rstrip(), 1
    return "… " * bool(start) + kept + " …" * bool(end) if kept else ""
