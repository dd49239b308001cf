"""Rules about what becomes of facts in time: reviews that are due, records that nothing uses any more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.dates import parse
from generator.diagnostics import Diagnostic
from generator.link import Library
from generator.model import PROSE, OpenPoint, Term, marked
from generator.prose import plain, targets
from generator.terms import Terms

from .dates import readable
from .prose import prose_of

# What is shown only where something else refers to it, and what to do with one that nothing does.
_USED = {
    "sources": "cite it, or remove it",
    "participants": "name them as the speaker of a quote, in an event, a position or a link, or remove the record",
    "questions": "let a quote, an event or a position be about it, or remove it",
    "glossary": "use the term in a text, add the form that is used under `aliases`, or remove it",
}
# These tell of records; that alone is no use of them.
_HISTORY = ("corrections", "changes")


def reviews_in_time(library: Library, today: date | None) -> Iterator[Diagnostic]:
    """Ensure that open points are looked at again by the day their review is due."""
    for point in library.of("open_points", OpenPoint):
        if today is None or point.review_by is None or not readable(point.review_by):
            continue
        if (last := parse(point.review_by).last) is not None and last < today:
            message = f"the review of `{point.id}` was due by `{point.review_by}`"
            at = library.entries[point.id].at("review_by")
            yield Diagnostic("overdue-review", message, at, "look at it again: answer it, or move `review_by`", "warning")


def every_record_is_used(library: Library, _today: date | None) -> Iterator[Diagnostic]:
    """Ensure that no record lies about to which nothing leads."""
    idle = [id_ for id_, entry in library.entries.items() if entry.kind in _USED and not _referred(library, id_)]
    used = set(_settings(library)) if idle else set()
    if any(library.entries[id_].kind == "glossary" for id_ in idle):
        used.update(_terms_in_use(library))
    for id_ in (id_ for id_ in idle if id_ not in used):
        entry = library.entries[id_]
        yield Diagnostic("unused-record", f"nothing refers to `{id_}`", entry.at("id"), _USED[entry.kind], "warning")


def _referred(library: Library, id_: str) -> bool:
    return any(library.entries[other].kind not in _HISTORY for other in library.backlinks.get(id_, ()))


def _settings(library: Library) -> Iterator[str]:
    """What the explainer's own fields refer to."""
    for _, text, marker in marked(library.explainer):
        yield from targets(text) if marker is PROSE else (text,)


def _terms_in_use(library: Library) -> Iterator[str]:
    """The terms that stand in some prose other than their own."""
    terms = Terms((spelling, term.id) for term in library.of("glossary", Term) for spelling in (term.term, *term.aliases))
    for prose in prose_of(library):
        yield from (id_ for _, _, id_ in terms.find(plain(prose.text)) if id_ != prose.record)
