"""Records as an editor writes them down: block style, short lists of ids on one line, quotation marks where they are needed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

_ON_ONE_LINE: Final = frozenset({"about", "who", "via", "rests_on", "positions", "facts", "aliases"})
_PLAIN: Final = re.compile(r"[A-Za-z0-9“](?:[^:#\[\]{}\"'\n]|:(?! )|:(?=//))*(?<![ :])")


def yaml_text(value: Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> str:
    """The text of a file: one mapping, or a list of them."""
    lines = _mapping(value) if isinstance(value, Mapping) else _listed(value)
    return "".join(line + "\n" for line in lines)


def _mapping(record: Mapping[str, Any]) -> Iterator[str]:
    for key, value in record.items():
        if isinstance(value, str | bool):
            yield f"{key}: {_scalar(value)}"
        elif isinstance(value, Mapping):
            yield f"{key}:"
            yield from _indented(_mapping(value))
        elif key in _ON_ONE_LINE:
            yield f"{key}: [{', '.join(map(_scalar, value))}]"
        else:
            yield f"{key}:"
            yield from _indented(_listed(value))


def _listed(items: Sequence[Any]) -> Iterator[str]:
    for item in items:
        first, *others = _mapping(item) if isinstance(item, Mapping) else [_scalar(item)]
        yield f"- {first}"
        yield from _indented(others)


def _indented(lines: Iterator[str] | list[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def _scalar(value: str | bool) -> str:  # noqa: FBT001 - either is a value
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)
