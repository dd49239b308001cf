"""Noun: dates that say how exact they are.

``value`` reads EDTF, ``order`` sorts and compares, ``words`` says a date to a reader, ``phrases`` proves the source's own
words for it ("by Friday") with the rules of ``english``.
"""

from .order import certainly_after_day, certainly_before, overlaps, sort_key
from .phrases import LANGUAGES, Verdict, check_phrase
from .value import DateError, Precision, When, parse
from .words import WORDS, in_words, machine, short

__all__ = [
    "LANGUAGES",
    "WORDS",
    "DateError",
    "Precision",
    "Verdict",
    "When",
    "certainly_after_day",
    "certainly_before",
    "check_phrase",
    "in_words",
    "machine",
    "overlaps",
    "parse",
    "short",
    "sort_key",
]
