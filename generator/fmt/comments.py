"""Noun: the comments of a file, and the entry each belongs to.

The YAML reader drops them; they are what stands between the values besides marks. A comment on a line of its own belongs to
the entry below it, or closes the list or mapping it is indented with; one behind a value belongs to that value's entry.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, Final, Literal

from generator.diagnostics import Path, Span
from generator.load.strict import places

_COMMENT = re.compile(r"#[^\n]*")
_HEADER = re.compile(r"[|>][-+0-9]* *(#[^\n]*)?")
_QUOTED: Final = {'"': re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL), "'": re.compile(r"'(?:[^']|'')*+'")}
# What begins the next entry, in the text between two values.
_NEXT: Final = frozenset("-?")
_NOWHERE: Final = -1


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of text that holds no comment: a key, a text, or a bracket."""

    start: int
    end: int
    path: Path
    kind: Literal["key", "text", "opening", "closing"]


@dataclass
class Comments:
    """By entry: what stands ``above`` it, and ``behind`` it; by list or mapping, what stands at its ``end``; the file's ``head``.

    An empty string is an empty line; only entries of the file as a whole have any.
    """

    head: list[str] = field(default_factory=list)
    above: dict[Path, list[str]] = field(default_factory=lambda: defaultdict(list))
    behind: dict[Path, str] = field(default_factory=dict)
    end: dict[Path, list[str]] = field(default_factory=lambda: defaultdict(list))

    def all(self) -> list[str]:
        """Every comment, sorted."""
        lists = (self.head, *self.above.values(), *self.end.values(), list(self.behind.values()))
        return sorted(text for lines in lists for text in lines if text)


def comments_in(text: str, value: Any) -> Comments:
    """The comments of a text that was read as ``value``; its lines end at LF alone."""
    spans, keys = places(text)
    return _Reader(text, spans, sorted(_atoms(text, value, spans, keys), key=attrgetter("start", "end"))).read()


def _atoms(text: str, value: Any, spans: Mapping[Path, Span], keys: Mapping[Path, int]) -> Iterator[Atom]:
    for path, start in keys.items():
        yield Atom(start, _end_of_key(text, start, str(path[-1])), path, "key")
    for path, (start, end) in spans.items():
        if not isinstance(_at(value, path), list | dict):
            # The span of a block text goes on over the empty lines below it.
            yield Atom(start, start + len(text[start:end].rstrip()) if text[start : start + 1] in "|>" else end, path, "text")
        elif text[start] in "[{":
            yield Atom(start, start + 1, path, "opening")
            yield Atom(end - 1, end, path, "closing")


def _at(value: Any, path: Path) -> Any:
    for part in path:
        value = value[part]
    return value


def _end_of_key(text: str, start: int, key: str) -> int:
    if text.startswith(key, start):
        return start + len(key)
    form = _QUOTED.get(text[start]) or re.compile(r"\s+".join(map(re.escape, key.split())))  # or over several lines
    found = form.match(text, start)
    return found.end() if found else start


class _Reader:
    """Walks the gaps between the atoms."""

    def __init__(self, text: str, spans: Mapping[Path, Span], atoms: list[Atom]) -> None:
        self.text, self.spans, self.atoms = text, spans, atoms
        self.comments = Comments()

    def read(self) -> Comments:
        before: Atom | None = None
        for after in self.atoms:
            self.gap(before, after)
            if after.kind == "text" and (header := _HEADER.match(self.text, after.start)) and header[1]:
                self.behind(after.path, header[1].rstrip())
            before = after
        self.gap(before, None)
        return self.comments

    def gap(self, before: Atom | None, after: Atom | None) -> None:
        """The comments between two atoms, none of which may belong to something deeper than the one before it."""
        start, end = before.end if before else 0, after.start if after else len(self.text)
        deepest, last = len(before.path) if before else 0, start
        for found in _COMMENT.finditer(self.text, start, end):
            if not _NEXT.isdisjoint(self.text[last : found.start()]):
                deepest = 0
            last = found.end()
            if before is None:
                self.add(self.comments.head, found[0], found.start(), apart=bool(self.comments.head))
            elif "\n" not in self.text[start : found.start()]:
                self.beside(before, found[0].rstrip())
            else:
                deepest = self.alone(found, before, after, deepest)
        if after and self.follows_empty_line(after.start) and (before is None or _shared(before, after) == 0):
            self.entry_apart(before, after)

    def entry_apart(self, before: Atom | None, after: Atom) -> None:
        """Keep the empty line above an entry of the file as a whole; above the first one only where a head is set apart."""
        if before is None:
            self.comments.head += [""] * bool(self.comments.head)
        elif self.text[self.spans[()][0]] not in "[{":
            self.comments.above[after.path[:1]].append("")

    def beside(self, before: Atom, comment: str) -> None:
        """A comment on the line of an atom; the brackets around all of a file, which may go, keep none."""
        if before.path or before.kind == "text":
            self.behind(before.path, comment)
        else:
            (self.comments.head if before.kind == "opening" else self.comments.end[()]).append(comment)

    def behind(self, path: Path, comment: str) -> None:
        """Of two comments behind an entry the first goes above it."""
        if path in self.comments.behind:
            self.comments.above[path].append(self.comments.behind[path])
        self.comments.behind[path] = comment

    def alone(self, found: re.Match[str], before: Atom, after: Atom | None, deepest: int) -> int:
        """A comment on a line of its own; returns how deep the next one may go."""
        shared = _shared(before, after) if after else _NOWHERE
        if after and after.path == before.path:  # between a key and its text, or between two brackets
            if before.path in self.comments.behind:
                self.comments.above[before.path].append(self.comments.behind.pop(before.path))
            self.add(self.comments.above[before.path], found[0], found.start(), apart=False)
            return deepest
        if after and after.kind == "closing":
            self.add(self.comments.end[after.path], found[0], found.start(), apart=False)
            return deepest
        column = self.indent(found.start())
        least = self.column(before.path[:shared]) if after else _NOWHERE
        for depth in range(deepest - 1, shared, -1):
            if least < column >= self.column(before.path[:depth]):
                self.add(self.comments.end[before.path[:depth]], found[0], found.start(), apart=depth == 0)
                return depth + 1
        if after:
            self.add(self.comments.above[after.path[: shared + 1]], found[0], found.start(), apart=shared == 0)
        else:
            self.add(self.comments.end[()], found[0], found.start(), apart=True)
        return shared + 1

    def add(self, lines: list[str], comment: str, offset: int, *, apart: bool) -> None:
        if apart and self.follows_empty_line(offset):
            lines.append("")
        lines.append(comment.rstrip())

    def line(self, offset: int) -> int:
        """Where the line of an offset begins."""
        return self.text.rfind("\n", 0, offset) + 1

    def indent(self, offset: int) -> int:
        """The column of the first character in the line of an offset."""
        start = self.line(offset)
        return len(self.text[start:offset]) - len(self.text[start:offset].lstrip(" "))

    def column(self, path: Path) -> int:
        start = self.spans[path][0]
        return start - self.line(start)

    def follows_empty_line(self, offset: int) -> bool:
        start = self.line(offset)
        return start > 0 and not self.text[self.line(start - 1) : start - 1].strip()


def _shared(before: Atom, after: Atom) -> int:
    """How many steps two key paths have in common."""
    pairs = zip(before.path, after.path, strict=False)
    return next((n for n, (one, two) in enumerate(pairs) if one != two), min(len(before.path), len(after.path)))
