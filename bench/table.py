"""The table of what was measured: ratios, with the seconds they come from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Final

from .run import Measured

_README: Final = Path(__file__).with_name("README.md")
_HEADING: Final = "## Measured"
Row = tuple[str, str, Callable[[Measured], str]]


def table(found: Sequence[Measured]) -> str:
    """Markdown."""
    rows = [["", "target", *(f"{one.facts:,} facts" for one in found)]]
    rows += [[name, target, *(_told(tell, one) for one in found)] for name, target, tell in _rows()]
    rows += [[name, target, *_growth(found, keys)] for name, target, keys in _GROWTH]
    rows.insert(1, ["---", "---", *("---:" for _ in found)])
    return "".join("| " + " | ".join(row) + " |\n" for row in rows)


def put(text: str, day: str) -> None:
    """Replace the table in the README, which ends with it."""
    before = _README.read_text(encoding="utf-8").partition(_HEADING)[0]
    _README.write_text(f"{before}{_HEADING} on {day}\n\n{text}", encoding="utf-8")


# What the steps before MkDocs come to: the pages alone, and with the files of data.
_PAGES: Final = ("check", "pages_of", "render", "write")
_GROWTH: Final[Sequence[tuple[str, str, tuple[str, ...]]]] = (
    ("growth: the generator, pages alone", "≤ facts", _PAGES),
    ("growth: the whole build", "≤ facts", ("build",)),
)


def _rows() -> Iterator[Row]:
    yield "the facts' YAML", "", lambda m: f"{m.lines:,} lines, {m.megabytes['yaml']:.2f} MB"
    yield "what is written", "", lambda m: f"{m.megabytes['content']:.1f} MB"
    yield "bare read (`CSafeLoader`)", "", lambda m: _seconds(m, "read")
    yield "bare write", "", lambda m: _seconds(m, "copy")
    for name, key in (("load", "load"), ("link", "link"), ("verify", "verify"), ("views", "pages_of"), ("templates", "render")):
        yield f"{name} / bare read", "", partial(_ratio, above=[key], below=["read"])
    yield "write / bare write", "", lambda m: _ratio(m, ["write"], ["copy"])
    yield "generator, pages alone / bare read", "≤ 3", lambda m: _ratio(m, _PAGES, ["read"])
    yield "generator, pages alone / bare read and write", "≤ 3", lambda m: _ratio(m, _PAGES, ["read", "copy"])
    yield "files of data / bare read", "", lambda m: _ratio(m, ["exports"], ["read"])
    yield "previews, the first time", "", lambda m: _seconds(m, "previews")
    yield "generator run without a change", "< 0.5 s at 1,000", lambda m: _seconds(m, "noop all")
    yield "generator run after one edit", "", lambda m: _seconds(m, "edit all")
    yield "memory of the generator", "< 500 MB", lambda m: f"{m.megabytes['memory of run']:.0f} MB"
    yield "whole build", "", lambda m: _seconds(m, "build")
    yield "whole build / `mkdocs build` on the same pages", "≤ 1.1", lambda m: _ratio(m, ["build"], ["mkdocs"])
    yield "build without a change / whole build", "", lambda m: _ratio(m, ["build again"], ["build"])
    yield "build after one edit / whole build", "", lambda m: _ratio(m, ["build edited"], ["build"])
    yield "memory of the whole build", "", lambda m: f"{m.megabytes['memory of build']:.0f} MB"
    yield "search index (compressed)", "", lambda m: f"{m.megabytes['index']:.2f} MB ({m.megabytes['index, compressed']:.2f} MB)"


def _told(tell: Callable[[Measured], str], one: Measured) -> str:
    """A cell; empty where that was not measured."""
    try:
        return tell(one)
    except KeyError:
        return ""


def _seconds(one: Measured, key: str) -> str:
    return f"{one.seconds[key]:.2f} s"


def _ratio(one: Measured, above: Sequence[str], below: Sequence[str]) -> str:
    return f"{sum(one.seconds[key] for key in above) / sum(one.seconds[key] for key in below):.2f}"


def _growth(found: Sequence[Measured], keys: Sequence[str]) -> list[str]:
    """For each size how many times the time of the size before it, and how many times the facts."""
    cells = [""]
    for before, one in pairwise(found):
        if all(key in one.seconds and key in before.seconds for key in keys):
            times = sum(one.seconds[key] for key in keys) / sum(before.seconds[key] for key in keys)
            cells.append(f"{times:.1f} × for {one.facts / before.facts:g} × the facts")
        else:
            cells.append("")
    return cells[: len(found)]
