"""Verb: two states of the facts -> what changed, told by fact and not by line.

    revision   git's copy of the facts at a revision -> Loaded, read by the same strict loader
    compare    two Loaded -> Changes: which fact is which, whatever file it stands in and whatever it is called now
    fields     two records -> what differs, field by field
    kinds      the table: what sort of change a differing field is
    excerpts   two long texts -> the two pieces that show how they differ
    formats    Changes -> text, Markdown, JSON
    log        Changes -> records of the log, ``site_data/changes.yml``

``compare`` is pure; ``revision`` runs git and writes only to a temporary folder; ``log`` writes one file of the project.
"""

from __future__ import annotations

from collections.abc import Iterator

from .compare import Change, compare, unread
from .fields import FieldChange
from .formats import FORMATS, Compared
from .log import Recorded, record
from .revision import Revision, RevisionError, revision, working_tree

__all__ = [
    "FORMATS",
    "Change",
    "Compared",
    "FieldChange",
    "Recorded",
    "Revision",
    "RevisionError",
    "compare",
    "compare_revisions",
    "record",
    "revision",
    "working_tree",
]


def compare_revisions(before: Revision, after: Revision) -> Compared:
    """What changed between two revisions, as far as both can be read, and how far that is."""
    changes = compare(before.loaded, after.loaded, before.hidden | after.hidden)
    return Compared(before.name, after.name, changes, tuple(_notes(before, after)))


def _notes(before: Revision, after: Revision) -> Iterator[str]:
    for side in (before, after):
        if errors := side.errors:
            first = next(item for item in side.findings if item.severity == "error")
            many = f"{errors} errors, the first" if errors > 1 else "an error"
            yield f"{side.name} is compared as far as it can be read: {many} at {first.location}: {first.message}"
    if ids := unread(before.loaded, after.loaded):
        yield f"not compared, because one side cannot be read: {', '.join(ids)}"
    if kinds := sorted(before.hidden | after.hidden):
        yield f"what was added or removed there is not told, because a whole file cannot be read: {', '.join(kinds)}"
