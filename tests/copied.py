"""Words of a source that stand where they must not: found by its fingerprint alone, so the search runs without the text.

Eight words in a row are four runs in a row. What people are quoted as saying may stand in a quote's ``words`` and between
quotation marks, or be shown as ``words`` on a page; a locator's words may stand in ``at``.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path, PurePosixPath

from generator.load.strict import places
from generator.model import Fingerprint
from generator.quotes import RUN, Matcher, Row, Word, words_of
from generator.quotes.quotations import quotation_spans

LEAST = 8
# What may stand before the words of each line, or between them, without making them other words.
_LEADERS = re.compile(r"^[ \t]*(?:(?:#|//|>|\*|-|\||\.\.)+[ \t]*)+", re.MULTILINE)
_MARKUP = re.compile(r"<[^<>]*>|[*_`~]|\\[nt]?|(?<=\")\s*\n\s*[rfb]*(?=\")")

# A page may show a record as it is written.
_SHOWN = re.compile(r"^[ \d|>-]*\bwords: (?P<said>.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Copied:
    """Words that were copied: in which line they begin, and how many they are."""

    line: int
    words: int


@dataclass(frozen=True)
class Original:
    """The source, by its fingerprint."""

    fp: Fingerprint

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self.fp)

    @cached_property
    def _places(self) -> dict[bytes, list[int]]:
        found: dict[bytes, list[int]] = defaultdict(list)
        runs = bytes.fromhex(self.fp.runs)
        for n in range(len(runs) // 8):
            found[runs[n * 8 : n * 8 + 8]].append(n)
        return found

    def copied_in(self, name: str, text: str) -> list[Copied]:
        """Where LEAST or more of the source's words stand in a row in a file, beside what may stand there."""
        masked = _masked(name, text)
        views = dict.fromkeys((masked, _LEADERS.sub("", masked), html.unescape(_MARKUP.sub(" ", _LEADERS.sub("", masked)))))
        shown = _SHOWN if name.endswith(".md") else None
        return sorted({found for view in views for found in self._copied(view, shown)}, key=lambda found: (found.line, found.words))

    def _copied(self, text: str, shown: re.Pattern[str] | None) -> Iterator[Copied]:
        words = words_of(text)
        said = {n for a, b in quotation_spans(words, text.replace('"', " ")) for n in range(a, b + 1)}
        for line in shown.finditer(text) if shown else ():
            said |= {n for n, word in enumerate(words) if line.start("said") <= word.start < line.end("said")}
        for first, place, size in self._stretches(words):
            free = [not (first + n in said and self._matcher.quoted(place + n, place + n)) for n in range(size)]
            at = first
            for outside, group in groupby(free):
                length = len(list(group))
                if outside and length >= LEAST:
                    yield Copied(text.count("\n", 0, words[at].start) + 1, length)
                at += length

    def _stretches(self, words: tuple[Word, ...]) -> Iterator[tuple[int, int, int]]:
        """The longest rows that stand in the source too: (first word here, first word there, how many)."""
        row, seen = Row(words, ""), set[tuple[int, int]]()
        # Of any LEAST - RUN + 1 runs in a row, one begins at a multiple of that.
        for n in range(0, len(words) - RUN + 1, LEAST - RUN + 1):
            for place in self._places.get(row.run(n), ()):
                first, last = n, n
                while first and place - (n - first) and self._stands(row, first - 1, place - (n - first) - 1):
                    first -= 1
                while last + RUN < len(words) and self._stands(row, last + 1, place + (last - n) + 1):
                    last += 1
                if (first, place - (n - first)) not in seen:
                    seen.add((first, place - (n - first)))
                    yield first, place - (n - first), last - first + RUN

    def _stands(self, row: Row, n: int, place: int) -> bool:
        return place in self._places.get(row.run(n), ())


def _masked(name: str, text: str) -> str:
    """A file of facts with the values where speech and locators stand made unreadable, line for line."""
    path = PurePosixPath(name)
    if path.parts[0] != "site_data" or path.suffix != ".yml":
        return text
    quotes = path.stem == "quotes" or path.parent.name == "quotes"
    for where, (start, end) in places(text)[0].items():
        if where[-1:] == ("at",) or (quotes and where[1:2] == ("words",)) or (quotes and where[:1] == ("words",)):
            text = text[:start] + re.sub(r"\S", "¤", text[start:end]) + text[end:]
    return text


def repository(root: Path, listed: str) -> Iterator[tuple[str, str]]:
    """The text files of a list that git made, by name."""
    for name in sorted(filter(None, listed.split("\0"))):
        path = root / name
        if "node_modules" in path.parts or not path.is_file() or path.is_symlink():
            continue
        try:
            yield name, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
