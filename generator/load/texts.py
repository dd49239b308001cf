"""The sources' texts, where they are at hand: outside the project, never copied into it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from generator.diagnostics import Diagnostic, Location, visible
from generator.model import Source

MAX_TEXT_BYTES: Final = 20 << 20


def read_text(path: Path) -> tuple[str | None, list[Diagnostic]]:
    """A source's text, or why the file holds none."""
    where = Location(path.name)
    try:
        size = path.stat().st_size
        if size > MAX_TEXT_BYTES:
            help_ = "give the text of one source, without pictures and markup"
            return None, [Diagnostic("bad-text", f"the text has {size:,} bytes, more than {MAX_TEXT_BYTES:,}", where, help_)]
        data = path.read_bytes()
    except OSError as error:
        return None, [Diagnostic("bad-text", f"the text cannot be read: {error.strerror}", where)]
    if b"\0" in data:
        return None, [Diagnostic("bad-text", "the file is no text: it holds null bytes", where, "save it as plain text, UTF-8")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, [
            Diagnostic("bad-text", f"the text is not UTF-8: byte 0x{data[error.start]:02x} in line {line}", where, "save it as UTF-8")
        ]
    if not text.strip():
        return None, [Diagnostic("bad-text", "the text is empty", where, "copy the article’s text into the file")]
    return text, []


def read_texts(folder: Path, sources: Iterable[Source]) -> tuple[dict[str, str], list[Diagnostic]]:
    """The texts in a folder by source id: ``ID.txt``, or ``ID-DATE.txt`` with the date of publication. A source may have none."""
    if not folder.is_dir():
        shown = visible(str(folder))
        return {}, [
            Diagnostic(
                "bad-text",
                f"there is no folder of texts `{shown}`",
                Location(folder.name),
                "name a folder with a file SOURCE.txt for each source",
            )
        ]
    texts: dict[str, str] = {}
    findings: list[Diagnostic] = []
    for source in sources:
        names = (f"{source.id}.txt", f"{source.id}-{source.published.date}.txt")
        found = next((path for name in names if (path := folder / name).is_file()), None)
        if found is not None:
            text, problems = read_text(found)
            findings += problems
            if text is not None:
                texts[source.id] = text
    return texts, findings
