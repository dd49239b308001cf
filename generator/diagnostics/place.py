"""Where something is: a place in a file, and the places of everything in a file of facts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from .visible import visible

_LINE_END = re.compile("\r\n?|\n")

Path = tuple[str | int, ...]
Span = tuple[int, int]
Index = tuple[Mapping[Path, Span], Mapping[Path, int]]


@dataclass(frozen=True, order=True)
class Location:
    """A place in a file; lines and columns count from 1 in code points, 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return visible(self.file, 400) + (f":{self.line}:{self.column}" if self.line else "")


def lines_of(text: str) -> list[str]:
    """The lines of a text. Only LF, CRLF and CR end one, as in an editor program (YAML readers also count NEL, LS and PS)."""
    return _LINE_END.split(text)


def _nothing(_text: str) -> Index:
    return {}, {}


@dataclass(frozen=True)
class Positions:
    """Key path -> place, for one file. Kept beside the values, never inside them.

    ``index`` finds the places in the file's text: (spans of values, offsets of keys), in code points. It is only asked when
    somebody wants a place, so that a file without a finding costs nothing.
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

    def holds(self, path: Path, where: Location) -> bool:
        """Whether a place in this file lies within the value at a key path."""
        span = self._index[0].get(path)
        if span is None or not where.line:
            return False
        return span[0] <= self._line_starts[where.line - 1] + where.column - 1 < span[1]

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
