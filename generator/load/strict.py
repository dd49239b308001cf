"""YAML text -> plain values, read event by event, so that nothing surprising is ever built.

Values are text, lists and mappings; an empty plain value is None. Types come from the model, never from YAML.
Anchors, aliases, tags, merge keys, duplicate keys, several documents, tabs and odd characters are errors at their place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

import yaml

from generator.diagnostics import Diagnostic, Index, Path, Positions, Span, visible

MAX_BYTES: Final = 16 << 20
MAX_DEPTH: Final = 12
MAX_TEXT: Final = 100_000
MAX_VALUES: Final = 2_000_000

_ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff]|[\x80-\x84\x86-\x9f]")
_CONFLICT = re.compile(r"^(<{7}|={7}|>{7})(?: |$)", re.MULTILINE)
_COMMENT = re.compile(r"[ ]+#")


class Refused(Exception):
    """The file cannot be read: one finding, at an offset of its text."""

    def __init__(self, code: str, message: str, offset: int = -1, help_: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.offset, self.help = code, message, offset, help_


def read(file: str, data: bytes) -> tuple[Any, Positions, list[Diagnostic]]:
    """The value of a file, where everything stands in it, and what is wrong. The value is None when there is a finding."""
    positions = Positions(file)
    try:
        text = _decoded(data)
        positions = Positions(file, text, places)
        _no_odd_characters(text)
        return _build(text, None, None), positions, []
    except Refused as refused:
        where = positions.at_offset(refused.offset) if refused.offset >= 0 else Positions(file).at(())
        return None, positions, [Diagnostic(refused.code, refused.message, where, refused.help)]


def places(text: str) -> Index:
    """Where each value and each key of a text that can be read stands; nothing for any other."""
    spans: dict[Path, Span] = {}
    keys: dict[Path, int] = {}
    try:
        _build(text, spans, keys)
    except Refused:
        return {}, {}
    return spans, keys


def _decoded(data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise Refused("file-too-large", f"the file has {len(data):,} bytes, more than {MAX_BYTES:,}", help_="split the kind over a folder")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refused("not-utf-8", "the file is UTF-16", help_="save it as UTF-8 without a byte order mark")
    if data.startswith(b"\xef\xbb\xbf"):
        raise Refused("byte-order-mark", "the file begins with a byte order mark", help_="save it as UTF-8 without a byte order mark")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"the file is not UTF-8: byte 0x{data[error.start]:02x} in line {line}"
        raise Refused("not-utf-8", message, help_="save it as UTF-8") from None


def _no_odd_characters(text: str) -> None:
    if found := _CONFLICT.search(text):
        raise Refused("merge-conflict", "a merge conflict was left in the file", found.start(), "keep one side and remove the marks")
    if (tab := text.find("\t")) >= 0:
        raise Refused("tab", "a tab character", tab, "YAML is indented with spaces; use spaces inside text too")
    if found := _ODD.search(text):
        raise Refused("odd-character", f"the character {visible(found[0])}", found.start(), "remove it")


def _build(text: str, spans: dict[Path, Span] | None, keys: dict[Path, int] | None) -> Any:
    """The document's value; with ``spans`` and ``keys``, their places are noted on the way."""
    builder = _Builder(text, spans, keys)
    try:
        return builder.document(yaml.parse(text, Loader=yaml.CLoader))
    except yaml.MarkedYAMLError as error:
        raise _syntax(error, text) from None
    except yaml.YAMLError as error:
        raise Refused("yaml-syntax", f"this is no YAML: {visible(str(error).splitlines()[0])}") from None


def _syntax(error: yaml.MarkedYAMLError, text: str) -> Refused:
    mark = error.problem_mark or error.context_mark
    offset = min(mark.index, len(text)) if mark else 0
    problem = error.problem or "it cannot be read"
    if "mapping values are not allowed" in problem:
        return Refused("yaml-colon", "`: ` inside a value that is not quoted", offset, 'put the whole value in quotation marks: "…"')
    if "found character that cannot start" in problem:
        return Refused("yaml-syntax", "a value cannot begin with this character", offset, 'put the value in quotation marks: "…"')
    return Refused("yaml-syntax", f"this is no YAML: {problem}", offset, "look at quotation marks, brackets and indentation here and above")


class _Builder:
    """Builds the value of one document from its events."""

    def __init__(self, text: str, spans: dict[Path, Span] | None, keys: dict[Path, int] | None) -> None:
        self.text, self.spans, self.keys = text, spans, keys
        self.values = 0

    def document(self, events: Iterator[yaml.Event]) -> Any:
        following = events.__next__
        following()  # the stream
        if type(event := following()) is yaml.StreamEndEvent:
            raise Refused("empty-file", "the file is empty", help_="write `[]` for a kind without records, or remove the file")
        if event.version or event.tags:
            raise Refused("yaml-directive", "a YAML directive (%)", event.start_mark.index, "remove the line")
        value = self.value(following(), following, (), 0)
        following()  # the document's end
        if type(event := following()) is not yaml.StreamEndEvent:
            raise Refused("second-document", "a second YAML document", event.start_mark.index, "remove the `---`: one document a file")
        return value

    def value(self, event: yaml.Event, following: Callable[[], yaml.Event], path: Path, depth: int) -> Any:
        self.values += 1
        kind = type(event)
        if kind is yaml.AliasEvent:
            raise Refused("yaml-alias", f"an alias (*{event.anchor})", event.start_mark.index, "write the value out; a text with * needs quotes")
        if event.anchor is not None:
            raise Refused("yaml-anchor", f"an anchor (&{event.anchor})", event.start_mark.index, "write the value out where it is used")
        if event.tag is not None:
            raise Refused("yaml-tag", f"a tag ({visible(event.tag, 40)})", event.start_mark.index, "remove it: every value is text")
        if self.values > MAX_VALUES:
            raise Refused("too-many-values", f"more than {MAX_VALUES:,} values", event.start_mark.index, "split the kind over a folder")
        if kind is yaml.ScalarEvent:
            return self.scalar(event, path)
        if depth >= MAX_DEPTH:
            raise Refused("too-deep", f"nested more than {MAX_DEPTH} deep", event.start_mark.index, "no record needs that depth")
        return (self.mapping if kind is yaml.MappingStartEvent else self.sequence)(event, following, path, depth + 1)

    def scalar(self, event: yaml.ScalarEvent, path: Path) -> str | None:
        text: str = event.value
        start, end = event.start_mark.index, event.end_mark.index
        if self.spans is not None:
            self.spans[path] = (start, end)
        if event.style is None:  # plain
            if not text:
                return None
            if self.text[end : end + 1] == " " and _COMMENT.match(self.text, end):
                raise Refused(
                    "cut-by-comment", "` #` ends a value that is not quoted", self.text.index("#", end),
                    "put the whole value in quotation marks, or the comment on a line of its own",
                )
        if len(text) > MAX_TEXT:
            raise Refused("too-long", f"a text of {len(text):,} characters, more than {MAX_TEXT:,}", start, "shorten it")
        return text

    def sequence(self, event: yaml.Event, following: Callable[[], yaml.Event], path: Path, depth: int) -> list[Any]:
        items: list[Any] = []
        start = event.start_mark.index
        while type(event := following()) is not yaml.SequenceEndEvent:
            items.append(self.value(event, following, (*path, len(items)) if self.spans is not None else path, depth))
        if self.spans is not None:
            self.spans[path] = (start, event.end_mark.index)
        return items

    def mapping(self, event: yaml.Event, following: Callable[[], yaml.Event], path: Path, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        start = event.start_mark.index
        while type(event := following()) is not yaml.MappingEndEvent:
            key = self.key(event, found)
            here = path
            if self.spans is not None and self.keys is not None:
                here = (*path, key)
                self.keys[here] = event.start_mark.index
            found[key] = self.value(following(), following, here, depth)
        if self.spans is not None:
            self.spans[path] = (start, event.end_mark.index)
        return found

    def key(self, event: yaml.Event, found: dict[str, Any]) -> str:
        at = event.start_mark.index
        if type(event) is not yaml.ScalarEvent or event.anchor is not None or event.tag is not None:
            raise Refused("yaml-key", "a key that is not plain text", at, "a key is one of the words the documentation lists")
        key: str = event.value
        if key == "<<":
            raise Refused("yaml-merge-key", "a merge key (<<)", at, "write the values out")
        if key in found:
            raise Refused("duplicate-key", f"the key `{visible(key, 60)}` a second time", at, "keep one of the two")
        return key


