"""Verb: the value of a file and its comments -> its lines, in the one canonical layout."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from generator.diagnostics import Path
from generator.model.text import one_line
from generator.schema.fields import TEXT, Shape, fields_of

from .comments import Comments
from .scalars import date, flag, plain_or_quoted, quoted

INDENT: Final = 2


def settled(value: Any, shape: Shape) -> Any:
    """The value with white space folded where the model folds it, so that every text has one line."""
    if isinstance(value, dict):
        return {key: settled(item, _under(shape, key)) for key, item in value.items()}
    if isinstance(value, list):
        return [settled(item, shape.items or TEXT) for item in value]
    return _folded(value) if isinstance(value, str) and _is_folded(shape) else value


def lines_of(value: Any, shape: Shape, comments: Comments) -> list[str]:
    """The lines of a file; empty ones only between its entries, one at a time."""
    layout = _Layout(comments)
    inline = layout.inline(value, shape, ())
    body = layout.block(value, shape, (), 0) if inline is None else [inline + layout.behind(()), *comments.end.get((), ())]
    return _one_empty_line([*comments.head, *comments.above.get((), ()), *body])


def _under(shape: Shape, key: str) -> Shape:
    return fields_of(shape.record).get(key, TEXT) if shape.record else TEXT


def _is_folded(shape: Shape) -> bool:
    return shape.form == "one_line" or (shape.single and shape.items is not None and _is_folded(shape.items))


def _folded(text: str) -> str:
    try:
        return one_line(text)
    except ValueError:
        return text


def _one_empty_line(lines: Iterable[str]) -> list[str]:
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return kept


class _Layout:
    """Lays out what stands at a key path; blocks know how far they are indented."""

    def __init__(self, comments: Comments) -> None:
        self.comments = comments

    def inline(self, value: Any, shape: Shape, path: Path) -> str | None:
        """What stands on the line of its key, or nothing if it takes lines of its own."""
        if isinstance(value, dict):
            return None if value else "{}"
        if isinstance(value, list):
            return self.row(value, shape, path)
        if value is None:
            return ""
        if path in self.comments.behind:
            return quoted(value)
        return date(value) if shape.is_date else flag(value) if shape.form == "true_or_false" else plain_or_quoted(value)

    def row(self, items: list[Any], shape: Shape, path: Path) -> str | None:
        """A list of ids or names between brackets, unless comments stand in it."""
        if not items:
            return "[]"
        short = shape.items is not None and shape.items.is_short and all(isinstance(item, str) for item in items)
        if not short or path in self.comments.end or any(self.has_comments((*path, n)) for n in range(len(items))):
            return None
        return "[" + ", ".join(plain_or_quoted(item, in_a_row=True) for item in items) + "]"

    def has_comments(self, path: Path) -> bool:
        return path in self.comments.above or path in self.comments.behind

    def behind(self, path: Path) -> str:
        comment = self.comments.behind.get(path)
        return f" {comment}" if comment else ""

    def block(self, value: Any, shape: Shape, path: Path, indent: int) -> list[str]:
        """The lines of a list or a mapping."""
        pad = " " * indent
        lines: list[str] = []
        if isinstance(value, dict):
            for key in _in_order(value, shape):
                lines += self.entry(f"{pad}{plain_or_quoted(key)}:", value[key], _under(shape, key), (*path, key), indent)
        else:
            for n, item in enumerate(value):
                lines += self.entry(f"{pad}-", item, shape.items or TEXT, (*path, n), indent)
        return lines + _indented(self.comments.end.get(path, ()), pad)

    def entry(self, head: str, value: Any, shape: Shape, path: Path, indent: int) -> list[str]:
        """An entry behind its key or its dash, comments above it first."""
        above = list(self.comments.above.get(path, ()))
        inline, behind = self.inline(value, shape, path), self.behind(path)
        in_a_list = head.endswith("-")
        if behind and (inline == "" or (inline is None and in_a_list)):  # `key: # no value` is none, and a dash has its line's rest
            above, behind = [*above, behind.strip()], ""
        if inline is not None:
            lines = [f"{head} {inline}".rstrip() + behind]
        elif in_a_list:
            hoisted, lines = _behind_the_dash(head, self.block(value, shape, path, indent + INDENT))
            above += hoisted
        else:
            lines = [head + behind, *self.block(value, shape, path, indent + INDENT)]
        return [*_indented(above, " " * indent), *lines]


def _in_order(value: dict[str, Any], shape: Shape) -> list[str]:
    """The model's keys in its order, then those it does not know."""
    known = [key for key in (fields_of(shape.record) if shape.record else ()) if key in value]
    return known + [key for key in value if key not in known]


def _behind_the_dash(head: str, lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines of a block, the first of them behind its dash; comments above that one go above the dash."""
    first = next(n for n, line in enumerate(lines) if not line.lstrip().startswith("#"))
    return [line.lstrip() for line in lines[:first]], [f"{head} {lines[first].lstrip()}", *lines[first + 1 :]]


def _indented(lines: Iterable[str], pad: str) -> list[str]:
    return [pad + line if line else "" for line in lines]


def shape_of_file(shape: Shape, value: Any) -> Shape:
    """What a file of records holds: a list of them, or one."""
    return replace(Shape(), items=shape) if isinstance(value, list) else shape
