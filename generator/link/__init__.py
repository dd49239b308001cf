"""Verb: records -> Library: look-up by id, references both ways, the address of every record.

Every id is resolved here and nowhere else; later stages may take any reference, and any date, for granted.

1. ``ids``: every record by its id.
2. ``resolve``: every reference, stance and date of every record.
3. ``library``: what the later stages ask.
"""

from __future__ import annotations

from collections import defaultdict

from generator.diagnostics import Diagnostic
from generator.load import Loaded
from generator.model import Position

from .ids import by_id, stray_fingerprints
from .library import FOLDERS, PAGES, SUMMARY, Address, Library, address_of
from .resolve import Resolver

__all__ = ["FOLDERS", "PAGES", "SUMMARY", "Address", "Library", "link"]


def link(loaded: Loaded) -> tuple[Library | None, list[Diagnostic]]:
    """The library, and every id or date that leads nowhere. Without an explainer there is no library."""
    if loaded.explainer is None:
        return None, []
    findings: list[Diagnostic] = []
    entries = by_id(loaded, loaded.explainer, findings)
    resolver = Resolver(entries, loaded.broken, findings)
    referred: dict[str, dict[str, None]] = defaultdict(dict)
    for id_, entry in entries.items():
        for target in resolver.references(entry.fact, entry.positions, entry.path):
            if target != id_:
                referred[target][id_] = None
        if isinstance(entry.fact, Position):
            resolver.stance(entry, entry.fact)
    resolver.settings(loaded.explainer, loaded.explainer_positions)
    library = Library(
        loaded.explainer,
        loaded.explainer_positions,
        entries,
        {id_: address_of(id_, entry, entries) for id_, entry in entries.items()},
        {id_: tuple(found) for id_, found in referred.items()},
        loaded.fingerprints,
        frozenset(loaded.damaged),
    )
    return library, [*findings, *stray_fingerprints(library, loaded.broken)]
