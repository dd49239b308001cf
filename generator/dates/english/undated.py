"""Rules for words that give no date, only a side of the publication."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.dates.reading import Answer, Undated

from .grammar import Asked, Rule, on

RULES: list[Rule] = []

_UNITS = "(?:minutes|hours|days|weeks|months|years|decades|times)"


@on(
    RULES,
    "previously|recently|lately|formerly|once|before|earlier|already|since then|then|(?:in|from) the past|in history|historically"
    "|a while (?:ago|back)|(?:long|not long|some time|sometime) ago|for (?:a long|some) time|so far|until (?:now|recently)|to date"
    f"|for (?:many |some )?{_UNITS}|(?:in|over) (?:the )?(?:more )?recent {_UNITS}|{_UNITS} ago|at one point|at first|originally|initially"
    "|on (?:several|many|a number of|previous|earlier) occasions",
)
def past(_found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """Some time before publication."""
    yield Undated(latest=asked.published)


@on(
    RULES,
    "soon|shortly|later|eventually|in the (?:near |coming )?future|in due course|in time"
    f"|(?:in|over|within) the (?:coming|next) {_UNITS}|(?:in|within) {_UNITS}|before long|at a later date|when the time comes",
)
def coming(_found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """Some time after publication."""
    yield Undated(earliest=asked.published)


@on(RULES, "now|currently|at present|presently|at the moment|right now|still|these days|nowadays|ongoing|as things stand")
def present(_found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """A time that holds the day of publication."""
    yield Undated(asked.published, asked.published)


@on(RULES, "at the time|at that time|at the same time|meanwhile|in the meantime|at (?:an unknown|an unspecified|some) (?:time|date|point)")
def any_time(_found: re.Match[str], _asked: Asked) -> Iterator[Answer]:
    """A time that the words say nothing about."""
    yield Undated()
