"""Records as an editor writes them down: block style, quotation marks where they are needed, comments above."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

_PLAIN: Final = re.compile(r"[A-Za-z0-9\u00c0-\u024f\u0400-\u04ff\u201c\u2018](?:[^:#\[\]{}\"'\\]|:(?! )|(?<! )[#'\"\[\]])*(?<![ :])")
_NO_VALUE: Final = frozenset({"null", "Null", "NULL", "true", "false", "True", "False"})
_IN_A_ROW: Final = frozenset({"who", "about", "rests_on"})


@dataclass(frozen=True)
class Entry:
    """A record, and the comments above and below it."""

    fields: Mapping[str, Any]
    above: Sequence[str] = ()
    below: Sequence[str] = ()


def listed(head: Sequence[str], entries: Sequence[Entry], tail: Sequence[str] = ()) -> str:
    """The text of a file of records."""
    lines = [_comment(text) for text in head]
    for entry in entries:
        lines += [_comment(text) for text in entry.above]
        first, *others = _mapping(entry.fields)
        lines += [f"- {first}", *(f"  {line}" for line in others), *("  " + _comment(text) for text in entry.below)]
    if not entries:
        lines.append("[]")
    return "\n".join([*lines, *(_comment(text) for text in tail)]) + "\n"


def mapped(head: Sequence[str], fields: Mapping[str, Any]) -> str:
    """The text of a file that is one mapping."""
    return "\n".join([*(_comment(text) for text in head), *_mapping(fields)]) + "\n"


def _comment(text: str) -> str:
    return ("# " + " ".join(text.split("\n"))).rstrip()


def _mapping(fields: Mapping[str, Any]) -> Iterator[str]:
    for key, value in fields.items():
        if value is None or value in ("", (), []):
            continue
        if isinstance(value, str | bool):
            yield f"{key}: {scalar(value)}"
        elif isinstance(value, Mapping):
            yield f"{key}:"
            yield from (f"  {line}" for line in _mapping(value))
        elif key in _IN_A_ROW:
            yield f"{key}: [{', '.join(map(scalar, value))}]"
        else:
            yield f"{key}:"
            yield from _sequence(value)


def _sequence(values: Sequence[Any]) -> Iterator[str]:
    for value in values:
        first, *others = _mapping(value) if isinstance(value, Mapping) else [scalar(value)]
        yield f"  - {first}"
        yield from (f"    {line}" for line in others)


def scalar(value: str | bool) -> str:  # noqa: FBT001 - either is a value
    """A text as YAML: plain where that says the same."""
    if isinstance(value, bool):
        return "true" if value else "false"
    plain = _PLAIN.fullmatch(value) and value not in _NO_VALUE and " #" not in value
    return value if plain else json.dumps(value, ensure_ascii=False)
