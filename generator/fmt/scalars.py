"""Noun: how a text stands in a file: as it is where every reader takes it for that text, else in double quotes; on one line."""

from __future__ import annotations

import re
from typing import Final

from generator.model.text import HIDDEN

# What other readers of YAML take for a truth value, for nothing, or for part of the language.
_WORDS: Final = frozenset({"", "~", "=", "<<", "null", "true", "false", "yes", "no", "on", "off", "y", "n"})
# Numbers, times, zones, dates: whatever is all digits and the marks between them, however it is based.
_NUMBER = re.compile(
    r"[-+]?[.0-9][-+.:_0-9]*(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?0[xob][0-9a-fA-F_]+"
    r"|[-+]?\.(?:inf|Inf|INF|nan|NaN|NAN)"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]| +)[0-9].*"
)
# What would end a value, begin something else, or be lost.
_BROKEN = re.compile(r"""[-?:,\[\]{}#&*!|>'"%@`\s]|\.\.\.|.*(?:: |:$| #|\s$|[\t\r\n])""", re.DOTALL)
_IN_A_ROW = re.compile(r"[\[\]{},:]")
_ESCAPED = re.compile(rf"[\\\"\t\r\n]|{HIDDEN.pattern}")
_SHORT: Final = {"\\": "\\\\", '"': '\\"', "\t": "\\t", "\r": "\\r", "\n": "\\n"}


def plain_or_quoted(text: str, *, in_a_row: bool = False) -> str:
    """A text as a value or a key; ``in_a_row`` between the brackets of a list."""
    return text if _is_plain(text) and not _NUMBER.fullmatch(text) and not (in_a_row and _IN_A_ROW.search(text)) else quoted(text)


def date(text: str) -> str:
    """A date, which stands without quotes although other readers know dates and years of their own."""
    return text if _is_plain(text) else quoted(text)


def flag(text: str) -> str:
    """``true`` or ``false`` without quotes."""
    return text if text in ("true", "false") else plain_or_quoted(text)


def quoted(text: str) -> str:
    """A text in double quotes; characters that show nothing by their code point."""
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _is_plain(text: str) -> bool:
    return text.lower() not in _WORDS and not _BROKEN.match(text) and not HIDDEN.search(text)


def _escape(found: re.Match[str]) -> str:
    char = found[0]
    return _SHORT.get(char) or (f"\\u{ord(char):04X}" if char < "\U00010000" else f"\\U{ord(char):08X}")
