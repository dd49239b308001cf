"""Findings as an editor reads them in a terminal: the place, what is wrong, the line itself with a caret, what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from .finding import Diagnostic
from .place import Location, lines_of
from .visible import shown, visible

# The text of a file by the name it has in a location; None where it is not at hand.
TextOf = Callable[[str], str | None]
# What a piece of the output is ("error", "warning", "place", "code", "gutter", "help"), and the piece: to be coloured.
Paint = Callable[[str, str], str]

WIDTH: Final = 100
_INDENT: Final = "    "


def _nowhere(_file: str) -> str | None:
    return None


def _plain(_role: str, text: str) -> str:
    return text


def as_text(diagnostics: Iterable[Diagnostic], text_of: TextOf = _nowhere, *, width: int = WIDTH, paint: Paint = _plain) -> str:
    """The findings, one below the other. Lines from files are cut to ``width`` cells of the terminal."""
    writer = _Writer(text_of, width, paint)
    return "".join(f"{line}\n" for item in diagnostics for line in writer.finding(item))


@dataclass(frozen=True)
class _Writer:
    """Writes findings; the lines of a file are found once."""

    text_of: TextOf
    width: int
    paint: Paint
    lines: dict[str, list[str]] = field(default_factory=dict)

    def finding(self, item: Diagnostic) -> Iterator[str]:
        place, severity, code = (
            self.paint("place", f"{item.location}:"),
            self.paint(item.severity, f"{item.severity}:"),
            self.paint("code", f"[{item.code}]"),
        )
        yield f"{place} {severity} {visible(item.message, 400)} {code}"
        yield from self.excerpt(item.location, item.severity)
        for where, note in item.related:
            yield f"{_INDENT}{visible(note, 200)}: {self.paint('place', str(where))}"
            yield from self.excerpt(where, "gutter")
        if item.help:
            yield f"{_INDENT}{self.paint('help', 'help:')} {visible(item.help, 600)}"

    def excerpt(self, where: Location, role: str) -> Iterator[str]:
        """The line at a place, and a caret below its column; nothing where there is no line, or nothing on it."""
        line = self.line(where) if where.line else ""
        if not line.strip():
            return
        number = str(where.line)
        gutter = f"{_INDENT}{number} | "
        part, before = cut(line, where.column - 1, self.width - len(gutter))
        bar = f"{_INDENT}{' ' * len(number)} |"
        yield self.paint("gutter", gutter) + part.rstrip()
        yield f"{self.paint('gutter', bar)} {' ' * before}{self.paint(role, '^')}"

    def line(self, where: Location) -> str:
        if where.file not in self.lines:
            self.lines[where.file] = lines_of(self.text_of(where.file) or "")
        lines = self.lines[where.file]
        return lines[where.line - 1] if where.line <= len(lines) else ""


def cut(line: str, at: int, room: int) -> tuple[str, int]:
    """The part of a line around an offset that fits into ``room`` cells, and how many cells stand before the offset."""
    from rich.cells import cell_len  # noqa: PLC0415 - its tables are read only when there is something to show

    first, at = max(0, at - room), min(at, len(line))
    pieces = [shown(char) for char in line[first : at + room]]
    sizes = [cell_len(piece) for piece in pieces]
    here = at - first
    if first == 0 and len(pieces) == len(line) and sum(sizes) <= room:
        return "".join(pieces), sum(sizes[:here])
    start, end = here, min(here + 1, len(pieces))
    left = room - 2 - sum(sizes[start:end])  # an ellipsis on either side
    end, left = _grown(sizes, end, left, least=2 * room // 3)
    while start > 0 and sizes[start - 1] <= left:
        start, left = start - 1, left - sizes[start - 1]
    before = "…" if first + start > 0 else ""
    end, _ = _grown(sizes, end, left + (not before))
    behind = "…" if first + end < len(line) else ""
    return before + "".join(pieces[start:end]) + behind, len(before) + sum(sizes[start:here])


def _grown(sizes: list[int], end: int, left: int, least: int = 0) -> tuple[int, int]:
    """How far a part may reach to the right while ``least`` cells and more are left, and how many then are."""
    while end < len(sizes) and left - sizes[end] >= least:
        left -= sizes[end]
        end += 1
    return end, left
