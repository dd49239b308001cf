"""Rules about the log of changed facts."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, did_you_mean
from generator.link import Library
from generator.model import LoggedChange


def log_names_what_was_there(library: Library) -> Iterator[Diagnostic]:
    """Ensure that the log names facts that are there, under any of their ids, or that it says were removed."""
    changes = library.of("changes", LoggedChange)
    removed = {id_ for change in changes if change.kind == "removed" for id_ in change.facts}
    known = removed | library.entries.keys() | library.former.keys()
    for change in changes:
        for n, id_ in enumerate(change.facts):
            if id_ not in known:
                near = did_you_mean(id_, known)
                help_ = near or "correct the id, or log that the fact is gone: `explainer diff REV --record DATE`"
                at = library.entries[change.id].within(id_, "facts", n)
                yield Diagnostic(
                    "unknown-id", f"no record has the id `{id_}`, and the log does not say it was removed", at, help_, "warning"
                )
