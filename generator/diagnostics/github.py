"""Findings for GitHub Actions: annotations beside the lines of a change, and all of them in the summary of the job."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from typing import Final

from .finding import Diagnostic, count, counted, total, worst_first
from .text import TextOf, as_text
from .visible import visible

# What GitHub shows of one step: this many annotations of each kind, and a summary of 1 MiB.
ANNOTATIONS: Final = 10
SUMMARY_BYTES: Final = 1 << 20

_ROOM_FOR_THE_REST: Final = 1000


def as_github(diagnostics: Iterable[Diagnostic], folder: str = "") -> str:
    """The worst findings as annotations, and a notice that counts those for which there is no room.

    ``folder`` is the project's own, seen from the repository: annotations name files from there.
    """
    findings = worst_first(diagnostics)
    annotated = list(_first_of_each(findings))
    lines = [_annotation(item, folder) for item in annotated]
    if len(annotated) < len(findings):
        lines.append(_command("notice", {"title": total(findings)}, _rest(findings, annotated)))
    return "".join(f"{line}\n" for line in lines)


def _first_of_each(findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    told: Counter[str] = Counter()
    for item in findings:
        told[item.severity] += 1
        if told[item.severity] <= ANNOTATIONS:
            yield item


def _rest(findings: list[Diagnostic], annotated: list[Diagnostic]) -> str:
    errors, warnings = (every - shown for every, shown in zip(count(findings), count(annotated), strict=True))
    more = " and ".join(told for number, name in ((errors, "error"), (warnings, "warning")) if (told := counted(number, name)))
    return f"{more} more than are shown here: the summary of the job lists all of them"


def _annotation(item: Diagnostic, folder: str) -> str:
    where = item.location
    told = [f"{where}: {visible(item.message, 400)}"]
    told += [f"{visible(note, 200)}: {place}" for place, note in item.related]
    told += [f"help: {visible(item.help, 600)}"] * bool(item.help)
    place = {"file": posixpath.join(folder, where.file)}
    if where.line:
        place |= {"line": str(where.line), "col": str(where.column)}
    return _command(item.severity, {**place, "title": item.code}, "\n".join(told))


def _command(name: str, properties: dict[str, str], message: str) -> str:
    told = ",".join(f"{key}={_property(visible(value, 400))}" for key, value in properties.items())
    return f"::{name} {told}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_summary(diagnostics: Iterable[Diagnostic], text_of: TextOf | None = None) -> str:
    """All findings as Markdown, worst first, as far as GitHub has room for them."""
    findings = worst_first(diagnostics)
    head = f"## explainer: {total(findings) or 'no error'}\n\n"
    if not findings:
        return head
    # Inside this element nothing is Markdown, and after the escape nothing is HTML.
    blocks = (escape(as_text([item], text_of) if text_of else as_text([item]), quote=False) for item in findings)
    told, left = list(_fitting(blocks, SUMMARY_BYTES - len(head.encode()) - _ROOM_FOR_THE_REST)), len(findings)
    left -= len(told)
    rest = f"\n{counted(left, 'finding')} more than there is room for: run `explainer check`\n" if left else ""
    return f"{head}<pre>\n{''.join(told)}</pre>\n{rest}"


def _fitting(blocks: Iterable[str], room: int) -> Iterator[str]:
    for block in blocks:
        room -= len(block.encode())
        if room < 0:
            return
        yield block
