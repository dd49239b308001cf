"""Ids: unique over all files, earlier ones and fingerprints' names included."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Location, did_you_mean, visible
from generator.load import Entry, Loaded
from generator.model import Explainer

from .library import FOLDERS, SUMMARY, Library

# A page of that name would take the place of its folder's own.
_RESERVED = frozenset({"index"})


def by_id(loaded: Loaded, explainer: Explainer, findings: list[Diagnostic]) -> dict[str, Entry]:
    """Every record by its id; an id or an earlier id that stands twice is a finding."""
    summary = (Entry(SUMMARY, item, loaded.explainer_positions, ("summary", n)) for n, item in enumerate(explainer.summary))
    entries: dict[str, Entry] = {}
    for entry in (*summary, *loaded.entries):
        id_ = entry.fact.id
        if first := entries.get(id_):
            findings.append(_twice(f"the id `{id_}` a second time", entry.at("id"), first))
            continue
        if id_ in _RESERVED and entry.kind in FOLDERS:
            findings.append(_reserved(id_, entry.at("id")))
        entries[id_] = entry
    former: dict[str, Entry] = {}
    for entry in entries.values():
        for n, old in enumerate(entry.fact.formerly):
            at = entry.at("formerly", n)
            if now := entries.get(old):
                findings.append(_twice(f"the earlier id `{old}` is the id of a record now", at, now))
            elif first := former.get(old):
                findings.append(_twice(f"the earlier id `{old}` a second time", at, first, "formerly"))
            elif old in _RESERVED and entry.kind in FOLDERS:
                findings.append(_reserved(old, at))
            former.setdefault(old, entry)
    return entries


def _twice(message: str, at: Location, first: Entry, key: str = "id") -> Diagnostic:
    related = ((first.at(key), "it stands here first"),)
    return Diagnostic("duplicate-id", message, at, "ids, earlier ones too, are unique over all files", related=related)


def _reserved(id_: str, at: Location) -> Diagnostic:
    return Diagnostic("reserved-id", f"`{id_}` cannot be an id here", at, "choose another: the page of that name lists all of them")


def stray_fingerprints(library: Library, broken: set[str]) -> Iterator[Diagnostic]:
    """Fingerprints that are of no source, and not of one that could not be read either."""
    sources = [id_ for id_, entry in library.entries.items() if entry.kind == "sources"]
    for name, (_, location) in sorted(library.fingerprints.items()):
        if name not in sources and name not in broken:
            help_ = did_you_mean(name, sources) or "name it after its source, or remove it"
            yield Diagnostic("stray-fingerprint", f"the fingerprint belongs to no source: `{visible(name, 60)}`", location, help_)
