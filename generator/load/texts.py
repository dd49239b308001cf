"""The sources' texts, where they are at hand: outside the project, never copied into it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from generator.diagnostics import Diagnostic, Location, visible
from generator.model import Source

MAX_TEXT_BYTES: Final = 20 << 20

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_text(path: Path) -> tuple[str | None, list[Diagnostic]]:
    """A source's text, or why the file holds none."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_TEXT_BYTES + 1)
    except OSError as error:
        return None, [_bad(path, f"the text cannot be read: {_why(error)}", "is it the right file?")]
    if fault := _fault(data):
        return None, [_bad(path, *fault)]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, [_bad(path, f"the text is not UTF-8: byte 0x{data[error.start]:02X} in line {line}", "save it as UTF-8")]
    if not any(map(str.isalnum, text)):
        return None, [_bad(path, "the text holds no word", "copy the article’s text into the file")]
    return text, []


def _fault(data: bytes) -> tuple[str, str] | None:
    """What keeps bytes from being a text, and what helps."""
    if not data.strip():
        return "the text is empty", "copy the article’s text into the file"
    if len(data) > MAX_TEXT_BYTES:
        return f"the text has more than {MAX_TEXT_BYTES >> 20} MB", "give the text of one source, without pictures and markup"
    if data.startswith(_UTF_16):
        return "the text is UTF-16", "save it as UTF-8"
    if b"\0" in data:
        return "the file is no text: it holds null bytes", "save the article’s words as plain text, UTF-8"
    return None


def _why(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


def _bad(path: Path, message: str, help_: str) -> Diagnostic:
    return Diagnostic("bad-text", message, Location(path.name), help_)


def read_texts(folder: Path, sources: Iterable[Source]) -> tuple[dict[str, str], list[Diagnostic]]:
    """The texts in a folder by source id: ``ID.txt``, or ``ID-DATE.txt`` with the date of publication. A source may have none."""
    try:
        names = {path.name for path in folder.iterdir()}
    except OSError as error:
        message = f"the folder of texts `{visible(str(folder))}` cannot be read: {_why(error)}"
        return {}, [Diagnostic("bad-text", message, Location(str(folder)), "name a folder with a file SOURCE.txt for each source")]
    texts: dict[str, str] = {}
    findings: list[Diagnostic] = []
    for source in sources:
        wanted = [f"{source.id}.txt", f"{source.id}-{source.published.date}.txt"]
        if name := next((name for name in wanted if name in names), None):
            text, problems = read_text(folder / name)
            findings += problems
            if text is not None:
                texts[source.id] = text
    return texts, findings
