"""YAML events -> plain values, so that nothing surprising is ever built.

Values are text, lists and mappings; an empty plain value is None. What cannot stand is a fault at its place, and ``UNREAD``
in the value; reading goes on behind it unless the YAML itself is broken, or too deep or too large to go on.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Final

import yaml

from generator.diagnostics import Path, Span, visible

from .faults import Fault, fault_of

MAX_DEPTH: Final = 12
MAX_TEXT: Final = 100_000
MAX_VALUES: Final = 2_000_000

# Stands in for an invisible character while the text is parsed; see ``strict``.
STAND_IN: Final = "\u200b"

_COMMENT = re.compile(r" *#")
_NOTHING = frozenset({"~", "null", "Null", "NULL"})
_NOWHERE: Final = -1


class _Unread:
    """The type of ``UNREAD``."""


UNREAD: Final = _Unread()


@dataclass(frozen=True, slots=True)
class Notes:
    """Where values (start, end) and keys stand, noted on the way."""

    spans: dict[Path, Span] = field(default_factory=dict)
    keys: dict[Path, int] = field(default_factory=dict)


def value_of(text: str, notes: Notes | None = None, path: Path = (), base: int = 0) -> tuple[Any, list[Fault]]:
    """The value of a text's one document, and every fault in it.

    ``path`` and ``base`` say where in a file the text stands. A document that cannot be read to its end is ``UNREAD``.
    """
    builder = _Builder(text, notes, base)
    try:
        return builder.document(path), builder.faults
    except _StopError:
        return UNREAD, builder.faults
    except yaml.YAMLError as error:
        fault = fault_of(error, text, builder.last)
        return UNREAD, [*builder.faults, replace(fault, offset=base + fault.offset)]


class _StopError(Exception):
    """The fault just noted is such that nothing can be read behind it."""


class _Builder:
    """Builds the value of one document from its events."""

    def __init__(self, text: str, notes: Notes | None, base: int) -> None:
        self.text, self.notes, self.base = text, notes, base
        self.next: Callable[[], Any] = yaml.CBaseLoader(text).get_event
        self.stand_ins = STAND_IN in text
        self.faults: list[Fault] = []
        self.values = 0
        self.last: Span = (0, 0)

    def fault(self, code: str, message: str, offset: int, help_: str) -> None:
        self.faults.append(Fault(code, message, self.base + offset, help_))

    def document(self, path: Path) -> Any:
        self.next()  # the stream
        if type(self.next()) is yaml.StreamEndEvent:
            return None
        value = self.value(self.next(), path, 0)
        self.next()  # the document's end
        if type(event := self.next()) is not yaml.StreamEndEvent:
            self.fault("second-document", "a second YAML document", event.start_mark.index, "remove the line `---`: one document a file")
        return value

    def value(self, event: Any, path: Path, depth: int) -> Any:
        self.values += 1
        if self.values > MAX_VALUES:
            self.fault("too-many-values", f"more than {MAX_VALUES:,} values", event.start_mark.index, "split the kind over a folder")
            raise _StopError
        kind = type(event)
        if kind is yaml.AliasEvent:
            help_ = "write the value out; put text that begins with `*` in quotation marks"
            self.fault("yaml-alias", f"an alias (*{visible(event.anchor, 40)})", event.start_mark.index, help_)
            return UNREAD
        if event.anchor is not None or event.tag is not None:
            self.decorated(event)
        if kind is yaml.ScalarEvent:
            return self.scalar(event, path)
        at = event.start_mark.index
        if depth >= MAX_DEPTH:
            self.fault("too-deep", f"more than {MAX_DEPTH} levels of lists and mappings", at, "no record needs that depth")
            raise _StopError
        value = self.mapping(path, depth + 1) if kind is yaml.MappingStartEvent else self.sequence(path, depth + 1)
        if self.notes is not None:
            self.notes.spans[path] = (self.base + at, self.base + self.last[1])
        return value

    def decorated(self, event: Any) -> None:
        """Report an anchor or a tag."""
        at = event.start_mark.index
        if event.anchor is not None:
            help_ = "write the value out where it is used; put text that begins with `&` in quotation marks"
            self.fault("yaml-anchor", f"an anchor (&{visible(event.anchor, 40)})", at, help_)
        if event.tag is not None:
            help_ = "remove it: every value is text; put text that begins with `!` in quotation marks"
            tag = visible(event.tag.replace("tag:yaml.org,2002:", "!!"), 40)
            self.fault("yaml-tag", f"a tag ({tag})", at, help_)

    def scalar(self, event: Any, path: Path) -> Any:
        text: str = event.value
        self.last = start, end = _span(event)
        if self.notes is not None:
            self.notes.spans[path] = (self.base + start, self.base + end)
        if self.stand_ins and text:
            text = text.replace(STAND_IN, "")
            if not text:
                return UNREAD
        if not event.style:  # "" is plain
            return self.plain(text, start, end)
        return self.limited(text, start)

    def plain(self, text: str, start: int, end: int) -> Any:
        """A value without quotation marks, if it says what it seems to say."""
        if self.text[end : end + 1] == " " and (comment := _COMMENT.match(self.text, end)):
            message = "` #` ends a value that is not quoted" if text else "`#` begins a comment, so there is no value"
            help_ = "put the whole value in quotation marks, or the comment on a line of its own"
            self.fault("cut-by-comment", message, comment.end() - 1, help_)
            return text or UNREAD
        if text in _NOTHING:
            help_ = f'remove the key, or write "{text}" in quotation marks where the text is meant'
            self.fault("no-value", f"`{text}` stands for no value", start, help_)
            return UNREAD
        return self.limited(text, start) if text else None

    def limited(self, text: str, start: int) -> Any:
        if len(text) <= MAX_TEXT:
            return text
        self.fault("too-long", f"a text of {len(text):,} characters, more than {MAX_TEXT:,}", start, "shorten it")
        return UNREAD

    def sequence(self, path: Path, depth: int) -> list[Any]:
        items: list[Any] = []
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            items.append(self.value(event, (*path, len(items)) if self.notes is not None else path, depth))
        self.last = _span(event)
        return items

    def mapping(self, path: Path, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while type(event := self.next()) is not yaml.MappingEndEvent:
            key = self.key(event, found, path, depth)
            if key is None:
                self.value(self.next(), (*path, _NOWHERE), depth)
                continue
            here = path
            if self.notes is not None:
                here = (*path, key)
                self.notes.keys[here] = self.base + event.start_mark.index
            found[key] = self.value(self.next(), here, depth)
        self.last = _span(event)
        return found

    def key(self, event: Any, found: dict[str, Any], path: Path, depth: int) -> str | None:
        """A mapping's key, or None if it cannot stand."""
        at = event.start_mark.index
        if type(event) is not yaml.ScalarEvent or event.anchor is not None or event.tag is not None:
            help_ = "write a key as one word; put text that begins with `[`, `{`, `*`, `&` or `!` in quotation marks"
            self.fault("yaml-key", "a key that is not plain text", at, help_)
            if type(event) in (yaml.SequenceStartEvent, yaml.MappingStartEvent):
                self.value(event, (*path, _NOWHERE), depth)
            return None
        key: str = event.value.replace(STAND_IN, "") if self.stand_ins else event.value
        if key == "<<":
            self.fault("yaml-merge-key", "a merge key (<<)", at, "write the keys and values out")
        elif not key:
            self.fault("yaml-key", "no key before the colon", at, "write `key: value`")
        elif key in found:
            self.fault("duplicate-key", f"the key `{visible(key, 60)}` a second time", at, "keep one of the two")
        else:
            return key
        return None


def _span(event: Any) -> Span:
    return event.start_mark.index, event.end_mark.index
