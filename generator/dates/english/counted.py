"""Rules for time counted from publication: so long ago, in so long, over so long."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.dates.reading import Answer, Reading
from generator.dates.spans import Span, days, edtf_of, month, year

from .grammar import COUNTS, Asked, Rule, on

RULES: list[Rule] = []

# The days of one unit, for stretches that are counted in it.
_LENGTHS = {"minute": 0, "hour": 0, "day": 1, "week": 7, "month": 31, "year": 366, "decade": 3653}


@on(RULES, "COUNT UNIT (?:ago|back|(?P<ahead>from now))")
@on(RULES, "(?P<ahead>in) COUNT UNIT(?:' time)?")
def counted(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """Days are counted exactly; weeks, months and years say about when, as do "a few" of anything."""
    least, most = count(found["count"])
    way = 1 if found["ahead"] else -1
    yield from _distance(asked.published, found["unit"], *sorted((way * least, way * most)))


def count(words: str) -> tuple[int, int]:
    """The least and the most a number can mean."""
    return (int(words), int(words)) if words.isdigit() else COUNTS[words]


def _distance(published: date, unit: str, least: int, most: int) -> Iterator[Answer]:
    if unit == "minute":
        yield Reading(published, published)
    elif unit == "hour":
        yield from _hours(published, least, most)
    elif unit == "day":
        span = published + days(least), published + days(most)
        yield Reading(*span, vague=0 if least == most else 2)
    elif unit == "week":
        yield _about((published + days(7 * least), published + days(7 * most)), 3, 3)
    elif unit == "month":
        first, last = month(published.year, published.month + least), month(published.year, published.month + most)
        yield _about((first[0], last[1]), 15, 28)
    else:
        tens = 10 if unit == "decade" else 1
        span = year(published.year + tens * least)[0], year(published.year + tens * most)[1]
        yield _about(span, 183 * tens, 365)


def _hours(published: date, least: int, most: int) -> Iterator[Answer]:
    """Hours can lie on the day of publication and on its neighbours: the hour of publication is not asked."""
    near, far = (least, most) if least > 0 else (most, least)
    way = 1 if near > 0 else -1
    for whole in range(abs(near) // 24, (abs(far) + 23) // 24 + 1):
        yield Reading(published + days(way * whole), published + days(way * whole))


def _about(span: Span, slack: int, vague: int) -> Reading:
    """Around the span, which is proposed as approximate."""
    named = edtf_of(span)
    paste = named if "/" in named else f"{named}~"
    return Reading(span[0] - days(slack), span[1] + days(slack), vague=vague, paste=paste)


@on(RULES, "(?:in|over|during|for|within) (?:the |these )?(?:past|last|previous|(?P<ahead>next|coming|following))(?: COUNT)? UNIT")
def stretch(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """Over the past two weeks is some time in them, up to publication."""
    yield _stretch(asked.published, found["count"], found["unit"], 1 if found["ahead"] else -1)


@on(RULES, "within (?:the )?COUNT UNIT")
def within(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """Within two weeks is some time in the two weeks after publication."""
    yield _stretch(asked.published, found["count"], found["unit"], 1)


def _stretch(published: date, number: str | None, unit: str, way: int) -> Reading:
    _, most = count(number or "one")
    far = published + days(way * max(1, most * _LENGTHS[unit] if _LENGTHS[unit] else (most + 23) // 24))
    first, last = sorted((published, far))
    return Reading(first, last, vague=max(2, (last - first).days // 2))
