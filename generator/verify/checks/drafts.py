"""The rule about drafts: what no editor has confirmed is not published."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic
from generator.link import Library

_HELP = "check it against the source, correct it, then remove the line `draft: true`"


def confirmed_by_an_editor(library: Library) -> Iterator[Diagnostic]:
    """Ensure that an editor has confirmed every record before it is published."""
    if library.explainer.draft:
        yield Diagnostic("draft", "the explainer is a draft", library.explainer_positions.at(("draft",)), _HELP)
    for id_, entry in library.entries.items():
        if entry.fact.draft:
            yield Diagnostic("draft", f"`{id_}` is a draft", entry.at("draft"), _HELP)
