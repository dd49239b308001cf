"""Noun: where something is, what is wrong with it, and how that is written out.

A diagnostic is a value. It is built where the problem is found and formatted here, at the edge.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from itertools import islice
from typing import Literal

# Letters and marks that show nothing although no category says so: fillers, joiners, variation selectors, a blank of braille.
_BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
_LINE_END = re.compile("\r\n?|\n")

Path = tuple[str | int, ...]
Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Location:
    """A place in a file; lines and columns count from 1 in code points, 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return visible(self.file, 400) + (f":{self.line}:{self.column}" if self.line else "")


@dataclass(frozen=True)
class Diagnostic:
    """One finding: what is wrong in one phrase, where, and what to do about it."""

    code: str
    message: str
    location: Location
    help: str = ""
    severity: Severity = "error"
    related: tuple[tuple[Location, str], ...] = ()

    def sort_key(self) -> tuple[Location, str, str]:
        """Order by place, then by code and message, so that two runs print the same list."""
        return (self.location, self.code, self.message)


Span = tuple[int, int]
Index = tuple[Mapping[Path, Span], Mapping[Path, int]]


def _nothing(_text: str) -> Index:
    return {}, {}


@dataclass(frozen=True)
class Positions:
    """Key path -> place, for one file. Kept beside the values, never inside them.

    ``index`` finds the places in the file's text: (spans of values, offsets of keys), in code points. It is only asked when
    somebody wants a place, so that a file without a finding costs nothing. Only LF, CRLF and CR end a line, as in an
    editor program (YAML readers also count NEL, LS and PS).
    """

    file: str
    text: str = field(default="", repr=False)
    index: Callable[[str], Index] = field(default=_nothing, repr=False, compare=False)

    @cached_property
    def _index(self) -> Index:
        return self.index(self.text)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in _LINE_END.finditer(self.text))]

    def at_offset(self, offset: int) -> Location:
        """The place of a code point offset in the file's text."""
        line = bisect_right(self._line_starts, offset)
        return Location(self.file, line, offset - self._line_starts[line - 1] + 1)

    def at(self, path: Path) -> Location:
        """The place of a key path's value, or of its nearest parent that stands in the file."""
        span = self._span(path)
        return Location(self.file) if span is None else self.at_offset(span[0])

    def _span(self, path: Path) -> Span | None:
        return next((span for end in range(len(path), -1, -1) if (span := self._index[0].get(path[:end])) is not None), None)

    def at_key(self, path: Path) -> Location:
        """The place of the key itself."""
        offset = self._index[1].get(path)
        return self.at(path) if offset is None else self.at_offset(offset)

    def within(self, path: Path, words: str, nth: int = 0) -> Location:
        """The place of ``words`` inside the value at ``path``, though lines may end between them, else of the value itself."""
        span = self._span(path)
        if span is None or not words.split():
            return self.at(path)
        spaced = r"\s+".join(map(re.escape, words.split()))
        places = re.compile(f"(?={spaced})").finditer(self.text, *span)
        found = next(islice(places, nth, None), None)
        return self.at(path) if found is None else self.at_offset(found.start())


def visible(text: str, limit: int = 120) -> str:
    """``text`` fit for one line of output: control, bidirectional and invisible characters by code point, long ones cut."""
    return "".join(map(_shown, text[:limit])) + ("…" if len(text) > limit else "")


def _shown(char: str) -> str:
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


def as_text(diagnostics: Iterable[Diagnostic]) -> str:
    """The findings as an editor reads them in a terminal: place first, help and related places below."""
    lines: list[str] = []
    for item in diagnostics:
        lines.append(f"{item.location}: {item.severity}: {visible(item.message, 400)} [{item.code}]")
        lines += [f"    {visible(note, 200)}: {place}" for place, note in item.related]
        if item.help:
            lines.append(f"    help: {visible(item.help, 600)}")
    return "".join(line + "\n" for line in lines)


def count(diagnostics: Iterable[Diagnostic]) -> tuple[int, int]:
    """How many errors and how many warnings."""
    severities = [item.severity for item in diagnostics]
    return severities.count("error"), severities.count("warning")
