"""Dates in words, proved: ``by Friday`` against the date an editor gave and the day the source was published.

- Exact words (``on Wednesday``, ``in April``, ``last week``) name days, and the date must hold all of them. A coarser date
  says less and never anything else, so it agrees: ``2025-08`` for ``on Wednesday``. A more exact one is invented precision
  and disagrees: ``2025-04-12`` for ``in April``, a time for ``on Wednesday``, a zone for ``at 4:28 PM``.
- Vague words (``early April``, ``a few days ago``) name days within which the date lies. An interval or an approximate date
  among them agrees, a single day does not.
- Words that give no date (``previously``) agree with ``unknown``, an interval or an approximate date on the same side.
- ``unknown`` disagrees with words that give a date.

Another language is another function in ``LANGUAGES``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from .english import answers, described
from .reading import Answer, Reading, Undated, fits, is_open, named_side, within
from .value import When, parse

# Phrase, day of publication, whether the source speaks of what lies ahead -> what it can mean, likeliest first.
LANGUAGES: Mapping[str, Callable[[str, date, bool], tuple[Answer, ...]]] = {"en": answers}

# A phrase for a date is short; a sentence is none.
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Verdict:
    """``reason`` says in one phrase what is wrong; ``expected`` is the EDTF text that would agree, ``expected_words`` the same in words."""

    kind: Literal["agrees", "disagrees", "unknown"]
    reason: str = ""
    expected: str = ""
    expected_words: str = ""


AGREES = Verdict("agrees")


def check_phrase(phrase: str, when: When, published: date, *, language: str = "en", ahead: bool = False) -> Verdict:
    """Whether a source's words for a date agree with ``when``; never raises.

    ``published`` is the day of publication where the source was published. ``ahead`` is for what was still to come then
    (planned, threatened, a deadline): a bare weekday may then be the next one and not the last.
    """
    base = language.partition("-")[0]
    if base not in LANGUAGES:
        return Verdict("unknown", f"phrases in the language `{base}` are not known to the checker")
    found = _answers(base, phrase, published, ahead) if len(phrase) <= _LONGEST else ()
    if not found:
        return Verdict("unknown", "the phrase is none that the checker can read")
    if any(fits(when, answer) for answer in found):
        return AGREES
    meant = next((answer for answer in found if _inside(when, answer)), found[0])
    return Verdict("disagrees", _reason(when, meant, phrase, published), meant.text, described(meant))


@lru_cache(1 << 12)
def _answers(language: str, phrase: str, published: date, ahead: bool) -> tuple[Answer, ...]:  # noqa: FBT001 - a key of the cache
    """The phrase's meanings that can be written as a date; none where the calendar ends."""
    try:
        found = LANGUAGES[language](phrase, published, ahead)
        return tuple(answer for answer in found if fits(parse(answer.text), answer))
    except (ValueError, OverflowError):
        return ()


def _inside(when: When, answer: Answer) -> bool:
    side = named_side(when)
    return side is not None and isinstance(answer, Reading) and within(side, answer.span)


def _reason(when: When, meant: Answer, phrase: str, published: date) -> str:
    if isinstance(meant, Undated):
        return _sides(when, meant)
    if when.precision == "undated":
        return f"the words give a date: {described(meant)}{_counted(phrase, published)}"
    if not _inside(when, meant):
        return f"the words give {described(meant)}{_counted(phrase, published)}"
    return f"the words give no more than {described(meant)}" if not _extra(when, meant) else _extra(when, meant)


def _sides(when: When, meant: Undated) -> str:
    """Words without a date against a date that is too exact, or on the wrong side of the publication."""
    if not when.approximate and when.precision != "period":
        return "the words give no date"
    if meant.latest and meant.earliest:
        return "the words speak of the time of publication"
    return "the words look back from the publication" if meant.latest else "the words look ahead from the publication"


def _extra(when: When, meant: Reading) -> str:
    """What of the date has nothing in the words, if it is not the days."""
    if when.time and not meant.time:
        return "the words give no time of day"
    if when.time and when.time != meant.time:
        return f"the words give the time {meant.time}"
    if when.time and when.zone and not meant.zone:
        return "the words state no time zone"
    if when.time and meant.zone:
        return f"the words state the time zone {meant.zone}"
    if is_open(when) and is_open(when) != meant.open:
        return f"the words give {described(meant)} and nothing open-ended"
    return ""


def _counted(phrase: str, published: date) -> str:
    """Where relative words are counted from; a phrase with a year needs no counting."""
    return "" if re.search(r"[0-9]{4}", phrase) else f", counted from the publication on {described(Reading(published, published))}"
