"""Rules about our own prose, each over one field: exact, neutral, whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.diagnostics import Diagnostic
from generator.prose import stray_brackets

from .prose import Prose, Wording

ProseCheck = Callable[[Prose, Wording], Iterator[Diagnostic]]


def dates_stand_alone(prose: Prose, wording: Wording) -> Iterator[Diagnostic]:
    """Ensure that no date counts from a day that the reader would have to know."""
    for offset, words, instead in wording.relative.find(prose):
        message = f"`{words}` counts from a day that a later reader does not know"
        yield Diagnostic("relative-date", message, prose.at(offset), f"{instead}; {_QUOTED}", "warning")


def words_take_no_side(prose: Prose, wording: Wording) -> Iterator[Diagnostic]:
    """Ensure that no word of ours judges what somebody said or is."""
    for offset, words, instead in wording.slanted.find(prose):
        yield Diagnostic("slanted-word", f"`{words}` takes a side", prose.at(offset), f"{instead}; {_QUOTED}", "warning")


def links_are_whole(prose: Prose, _wording: Wording) -> Iterator[Diagnostic]:
    """Ensure that no bracket of a link reaches the page."""
    for offset in stray_brackets(prose.text):
        message = f"`{prose.text[offset : offset + 2]}` belongs to no link, and would stand on the page"
        yield Diagnostic("mangled-link", message, prose.at(offset), "write `[[id]]` or `[[id|words]]`, without `[`, `]` and `|` inside")


_QUOTED = "if somebody said it, put it in quotation marks"
