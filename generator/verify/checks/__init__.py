"""The table of rules over the records: reading it is reading what the explainer promises.

Each rule is a generator of findings with a docstring that begins "Ensure". ``RECORD_CHECKS`` look at one record and what it
names, ``WHOLE_CHECKS`` at all of them, so they wait until every record can be read.

The editorial checks, by the codes of their warnings, are about how things are told. ``PROSE_CHECKS`` look at one field of our
own prose, ``EDITORIAL_CHECKS`` and ``EDITORIAL_WHOLE_CHECKS`` at the records, and perhaps at the day. ``ALLOWABLE`` are the
warnings that a record may have with a stated reason (``allow``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from generator.diagnostics import Diagnostic
from generator.link import Library

from .dates import happened_by_then, since_as_said, until_after_since, when_as_worded
from .drafts import confirmed_by_an_editor
from .evidence import chain_of_others, has_evidence, own_words, quotes_have_a_source, stances_have_evidence
from .log import log_names_what_was_there
from .people import names_tell_apart, quoted_people_have_positions
from .sides import affiliations_end, conflicts_name_each_once, sides_agree_or_say_so
from .style import ProseCheck, dates_stand_alone, links_are_whole, words_take_no_side
from .upkeep import every_record_is_used, reviews_in_time

Check = Callable[[Library], Iterator[Diagnostic]]
EditorialCheck = Callable[[Library, date | None], Iterator[Diagnostic]]

RECORD_CHECKS: tuple[Check, ...] = (
    has_evidence,
    quotes_have_a_source,
    stances_have_evidence,
    own_words,
    chain_of_others,
    when_as_worded,
    since_as_said,
    until_after_since,
    happened_by_then,
    conflicts_name_each_once,
    affiliations_end,
    confirmed_by_an_editor,
)
WHOLE_CHECKS: tuple[Check, ...] = (sides_agree_or_say_so, log_names_what_was_there)

PROSE_CHECKS: Mapping[str, ProseCheck] = {
    "relative-date": dates_stand_alone,
    "slanted-word": words_take_no_side,
    "mangled-link": links_are_whole,
}
EDITORIAL_CHECKS: Mapping[str, EditorialCheck] = {
    "overdue-review": reviews_in_time,
    "same-name": names_tell_apart,
}
EDITORIAL_WHOLE_CHECKS: Mapping[str, EditorialCheck] = {
    "no-position": quoted_people_have_positions,
    "unused-record": every_record_is_used,
}
ALLOWABLE = frozenset(
    {"relative-date", "slanted-word", "overdue-review", "same-name", "no-position", "unused-record", "others-words", "unproved-date"}
)

__all__ = [
    "ALLOWABLE",
    "EDITORIAL_CHECKS",
    "EDITORIAL_WHOLE_CHECKS",
    "PROSE_CHECKS",
    "RECORD_CHECKS",
    "WHOLE_CHECKS",
    "Check",
    "EditorialCheck",
]
