"""What could not be found, as a finding at its exact place."""

from __future__ import annotations

from collections.abc import Mapping

from generator.diagnostics import Diagnostic, Location, Path
from generator.load import Entry
from generator.quotes import landmark

from .locate import NotFoundError
from .sources import Asked


def place_of(entry: Entry, path: Path, text: str, at: int) -> Location:
    """Where the file has what stands at an offset of a value."""
    words, nth = landmark(text, at)
    return entry.within(words, *path, nth=nth)


def not_found(error: NotFoundError, entry: Entry, path: Path, text: str, sources: Mapping[str, Asked]) -> Diagnostic:
    """The finding for words of a record's value that could not be placed; ``sources`` may have them elsewhere."""
    message, help_ = error.message, error.help
    if error.code == "stale":
        checked = f"last checked on {entry.fact.checked}" if entry.fact.checked else "never marked as checked"
        what = f"`{entry.fact.id}`" if path[0] != "set_aside" else f"a passage set aside in `{entry.fact.id}`"
        message = f"{what} is stale ({checked}): {message}"
    elif elsewhere := _elsewhere(error, sources):
        help_ = f"they stand in `{elsewhere}`: is that the source?"
    return Diagnostic(error.code, message, place_of(entry, path, text, error.at), help_)


def _elsewhere(error: NotFoundError, sources: Mapping[str, Asked]) -> str:
    """Another source in which the words stand."""
    if error.row is None:
        return ""
    row = error.row
    return next((id_ for id_, asked in sources.items() if any(True for _ in asked.matcher.find(row))), "")
