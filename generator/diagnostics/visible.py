"""Text fit for a line of output, and the nearest of what is known."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

# Letters and marks that show nothing although no category says so: fillers, joiners, variation selectors, a blank of braille.
_BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")


def visible(text: str, limit: int = 120) -> str:
    """``text`` fit for one line of output: control, bidirectional and invisible characters by code point, long ones cut."""
    part = text[:limit]
    if not part.isprintable() or _BLANK.search(part):
        part = "".join(map(shown, part))
    return part + ("…" if len(text) > limit else "")


def shown(char: str) -> str:
    """A character, or its code point if it could not be seen."""
    if char == " " or (unicodedata.category(char)[0] not in "CZ" and not _BLANK.match(char)):
        return char
    return f"<U+{ord(char):04X}>"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A help phrase that names the nearest of ``known``, or nothing when none is near."""
    matcher = SequenceMatcher(None, "", word.casefold())
    nearest, best = "", 0.6
    for other in sorted(known):
        matcher.set_seq1(other.casefold())
        # The two bounds are cheap, and seldom pass once something near was found: this is asked of thousands of ids.
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and (ratio := matcher.ratio()) > best:
            nearest, best = other, ratio
    return f"did you mean `{nearest}`?" if nearest else ""
