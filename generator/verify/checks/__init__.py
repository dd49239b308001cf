"""The table of rules over the records: reading it is reading what the explainer promises.

Each rule is a generator of findings with a docstring that begins "Ensure". ``RECORD_CHECKS`` look at one record and what it
names, ``WHOLE_CHECKS`` at all of them, so they wait until every record can be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.diagnostics import Diagnostic
from generator.link import Library

from .dates import happened_by_then, since_as_said, until_after_since, when_as_worded
from .evidence import chain_of_others, has_evidence, own_words, quotes_have_a_source, stances_have_evidence
from .sides import conflicts_name_each_once, sides_agree_or_say_so

Check = Callable[[Library], Iterator[Diagnostic]]

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
)
WHOLE_CHECKS: tuple[Check, ...] = (sides_agree_or_say_so,)

__all__ = ["RECORD_CHECKS", "WHOLE_CHECKS", "Check"]
