"""The bytes of a file -> plain values, where they stand, and every fault.

Characters that no editor program shows are faults wherever they are, comments included: YAML ends lines at some of them,
so that a comment could hide a key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from generator.diagnostics import Diagnostic, Index, Positions
from generator.model.text import HIDDEN, name_of

from .events import STAND_IN, UNREAD, Notes, value_of
from .faults import Fault
from .files import decoded

# A file of nothing but odd characters is told by its first thousand.
_MANY: Final = 1000
# Reading the records of a broken file one by one is slower than reading the file.
_RECOVERABLE: Final = 1 << 20

_ODD = re.compile(rf"\t+|{HIDDEN.pattern}")
_TAB_INDENT = re.compile(r"(?<![^\r\n])(?P<spaces> *+)\t[ \t]*+[^ \t\r\n]")
_CONFLICT = re.compile(r"(?<![^\r\n])(?:<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|\Z)")
_DIRECTIVE = re.compile(r"(?<![^\r\n])%(?:YAML|TAG)\b")
# The first line that is no comment begins a record.
_LIST = re.compile(r"(?:(?:[ \r]*+(?:#[^\n]*+)?+|---[^\n]*+)\n)*+(?P<indent> *+)-(?=[ \r\n]|\Z)")
_ID = re.compile(r"\bid: *[\"']?([^\s\"',{}]+)")


def read(file: str, data: bytes) -> tuple[Any, Positions, list[Diagnostic]]:
    """The value of a file, ``UNREAD`` where it cannot be told; where everything stands in it; what is wrong."""
    text = decoded(data)
    positions = Positions(file, text, places)
    value: Any = UNREAD
    if not (faults := list(_spoilt(data, text))):
        plain = _plain(text)
        value, faults = _value(plain)
        if plain is not text or data.startswith(b"\xef\xbb\xbf"):
            faults = [*_odd(data, text), *faults]
    return value, positions, [Diagnostic(fault.code, fault.message, positions.at_offset(fault.offset), fault.help) for fault in faults]


def places(text: str) -> Index:
    """Where each value and each key of a file's text stands."""
    notes = Notes()
    _value(_plain(text), notes)
    return notes.spans, notes.keys


def ids_in(text: str) -> set[str]:
    """What seems to be an id in a text that cannot be read, or not all of it."""
    return set(_ID.findall(text))


def _spoilt(data: bytes, text: str) -> Iterator[Fault]:
    """What keeps a file from being read at all."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or "\0" in text:
        yield Fault("not-utf-8", "the file is no text, or text in UTF-16", 0, "save it as UTF-8")
        return
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        offset = len(data[: error.start].decode("utf-8").removeprefix("\ufeff"))
        yield Fault("not-utf-8", f"the file is not UTF-8: byte 0x{data[error.start]:02X}", offset, "save it as UTF-8")
    marks = list(_CONFLICT.finditer(text)) if any(mark * 7 in text for mark in "<=>|") else []
    for mark in [mark for mark in marks if mark[0][0] == "<"] or marks[:1]:
        yield Fault("merge-conflict", "a merge conflict was left in the file", mark.start(), "keep one side and remove the marks")
    if "%" in text and (directive := _DIRECTIVE.search(text)):
        yield Fault("yaml-directive", "a YAML directive (%)", directive.start(), "remove the line")
    if "\t" in text and (tabs := list(_TAB_INDENT.finditer(text))):
        where = "a line" if len(tabs) == 1 else f"{len(tabs)} lines, of which this is the first"
        yield Fault("tab", f"a tab before the text of {where}", tabs[0].end("spaces"), "indent with spaces")


def _odd(data: bytes, text: str) -> Iterator[Fault]:
    """Characters that have no place in a file, which can be read without them."""
    if data.startswith(b"\xef\xbb\xbf"):
        yield Fault("byte-order-mark", "the file begins with a byte order mark", 0, "save it as UTF-8 without a byte order mark")
    for found in islice(_ODD.finditer(text), _MANY):
        if found[0][0] == "\t":
            yield Fault("tab", "a tab character", found.start(), "write spaces")
        else:
            help_ = "remove it; such characters come along with pasted text"
            yield Fault("odd-character", f"the invisible character {name_of(found[0])}", found.start(), help_)


def _plain(text: str) -> str:
    """The text without what YAML would stumble over, every other character at its place."""
    if "\t" in text or HIDDEN.search(text):
        return HIDDEN.sub(STAND_IN, text.replace("\t", " "))
    return text


def _value(text: str, notes: Notes | None = None) -> tuple[Any, list[Fault]]:
    """The text's value; if it cannot be read, but is a list of records, that of each record by itself."""
    value, faults = value_of(text, notes)
    if value is None:
        return UNREAD, [Fault("empty-file", "the file is empty", 0, "write `[]` for a kind without records, or remove the file")]
    if value is not UNREAD or len(text) > _RECOVERABLE or not (records := list(_records(text))):
        return value, faults
    read = [value_of(record, notes, (n,), base) for n, (base, record) in enumerate(records)]
    values = [value for value, _ in read]
    # A slip above or between the records is no record's own.
    common = [] if UNREAD in values else faults[-1:]
    return values, [*common, *(fault for _, faults in read for fault in faults)]


def _records(text: str) -> Iterator[tuple[int, str]]:
    """The records of a list, each with its offset, the dash before it replaced by a space."""
    if first := _LIST.match(text):
        indent = first["indent"]
        starts = [found.start() for found in re.finditer(rf"^{indent}-(?=[ \r\n]|\Z)", text, re.MULTILINE)]
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
            yield start, f"{indent} {text[start + len(indent) + 1 : end]}"
