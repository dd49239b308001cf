"""Changes -> text for a terminal, Markdown for the comment on a pull request, JSON for scripts.

The JSON, version 1; a later version of the same number only ever gains keys:

    {"format": "explainer-diff", "version": 1,
     "before": "v1.0", "after": "working tree",          the two sides as they were named
     "notes": ["…"],                                     what could not be compared, and why
     "changes": [{
        "kind": "positions", "id": "trump-on-x",         the kind and id of a fact; "explainer" and null for the settings
        "what": "changed",                               added, removed, renamed or changed
        "name": "…", "formerly": null,                   what it is called; its earlier id if it was renamed
        "kinds": ["stance"],                             the sorts of change, the weightiest first
        "fields": [{
           "field": "stance", "kind": "stance",          the key path, the sort of change
           "before": "required", "after": "not-required",      as the files have it, of a list only what differs; null for none
           "before_name": "Required", "after_name": "…"  what readers see instead of an id; null where there is none
        }]}]}
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Final

from generator.diagnostics import visible
from generator.model import ChangeKind

from .compare import SETTINGS, Change
from .excerpts import excerpts
from .fields import FieldChange

# A comment on GitHub holds 65,536 characters.
MAX_COMMENT: Final = 60_000

_LABELS: Final[Mapping[ChangeKind, str]] = {
    "removed": "removed",
    "added": "added",
    "renamed": "renamed",
    "stance": "stance moved",
    "other_date": "another date",
    "less_precise": "date made less precise",
    "more_precise": "date made more precise",
    "words": "quoted words changed",
    "attribution": "attribution changed",
    "status": "status changed",
    "evidence": "evidence changed",
    "answers": "list of stances changed",
    "links": "connected facts changed",
    "text": "text changed",
    "detail": "detail changed",
    "address": "earlier ids changed",
    "wording": "wording",
    "typography": "typography",
    "notes": "notes",
    "checked": "checked",
}
# Where nothing else changed, that is worth saying.
_ONLY: Final = frozenset({"wording", "typography", "notes", "checked"})


@dataclass(frozen=True)
class Compared:
    """What changed between two sides, and what could not be compared."""

    before: str
    after: str
    changes: tuple[Change, ...]
    notes: tuple[str, ...] = ()


def label(change: Change) -> str:
    """What happened to a fact, in words."""
    kinds = change.kinds
    if len(kinds) == 1 and kinds[0] in _ONLY:
        return f"{_LABELS[kinds[0]]} only"
    return ", ".join(_LABELS[kind] for kind in kinds)


def total(compared: Compared) -> str:
    """How many facts changed."""
    counts = Counter(change.what for change in compared.changes)
    told = [f"{counts[what]} {what}" for what in ("added", "removed", "renamed", "changed") if counts[what]]
    return ", ".join(told) or "no fact changed"


def as_text(compared: Compared) -> str:
    """The changes as they are read in a terminal."""
    lines = [line for change in compared.changes for line in _text(change)]
    lines += [f"{visible(compared.before)} → {visible(compared.after)}: {total(compared)}"]
    lines += [f"note: {visible(note, 400)}" for note in compared.notes]
    return "".join(line + "\n" for line in lines)


def _text(change: Change) -> Iterator[str]:
    yield f"{_title(change)}: {label(change)}"
    for name, value in _rows(change):
        yield f"    {name}: {value}"


def _title(change: Change) -> str:
    return f"{change.kind} {visible(change.id)}" if change.id else change.kind


def _rows(change: Change) -> Iterator[tuple[str, str]]:
    """What is told of a change, line by line."""
    if change.what in ("added", "removed"):
        yield "name", visible(change.name)
    if change.what == "renamed":
        yield "formerly", visible(change.formerly)
    for item in change.fields:
        yield visible(item.field), _told(item, _quoted)


def _told(item: FieldChange, mark: Callable[[str], str]) -> str:
    before, after = excerpts(*item.shown)
    if not before:
        return f"added {mark(after)}"
    return f"{mark(before)} → {mark(after)}" if after else f"removed {mark(before)}"


def _quoted(text: str) -> str:
    return f"“{visible(text, 400)}”"


def as_markdown(compared: Compared) -> str:
    """The changes as a comment. Whatever comes from a file stands as code: there GitHub reads no mention, number, link or markup."""
    head = f"**Changed facts**, {_code(compared.before)} → {_code(compared.after)}: {total(compared)}\n"
    parts = [_item(change) for change in compared.changes]
    tail = "".join(f"\n> {_code(note)}\n" for note in compared.notes)
    return head + "\n" * bool(parts) + "".join(_fitting(parts, MAX_COMMENT - len(head) - len(tail))) + tail


def _fitting(parts: list[str], room: int) -> Iterator[str]:
    """As many parts as there is room for, and how many there are besides."""
    for n, part in enumerate(parts):
        room -= len(part)
        if room < 0:
            yield f"- … and {len(parts) - n} more, which `explainer diff` lists\n"
            return
        yield part


def _item(change: Change) -> str:
    title = f"{change.kind} {_code(change.id)}" if change.kind != SETTINGS else SETTINGS
    lines = [f"- {title.replace('_', ' ')}: **{label(change)}**"]
    if change.what in ("added", "removed"):
        lines[0] += f" {_code(change.name)}"
    if change.what == "renamed":
        lines[0] += f" from {_code(change.formerly)}"
    lines += [f"  - {_code(item.field)}: {_told(item, _code)}" for item in change.fields]
    return "".join(line + "\n" for line in lines)


def _code(text: str) -> str:
    """A code span that holds the text, whatever is in it."""
    shown = visible(text, 400) or " "
    fence = "`" * (max(map(len, re.findall(r"`+", shown)), default=0) + 1)
    pad = " " if shown[:1] in ("`", " ") or shown[-1:] in ("`", " ") else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def as_json(compared: Compared) -> str:
    """The changes for a script, in ASCII."""
    value = {
        "format": "explainer-diff",
        "version": 1,
        "before": compared.before,
        "after": compared.after,
        "notes": compared.notes,
        "changes": [_shape(change) for change in compared.changes],
    }
    return json.dumps(value, indent=1) + "\n"


def _shape(change: Change) -> dict[str, object]:
    return {
        "kind": change.kind,
        "id": change.id or None,
        "what": change.what,
        "name": change.name,
        "formerly": change.formerly or None,
        "kinds": change.kinds,
        "fields": [
            {"field": item.field, **{key: value or None for key, value in asdict(item).items() if key != "field"}} for item in change.fields
        ],
    }


FORMATS: Final[Mapping[str, Callable[[Compared], str]]] = {"text": as_text, "markdown": as_markdown, "json": as_json}
