"""A date that says how exact it is: the EDTF forms an editor may write, and the days each of them can be.

    2025-08-07T16:28+02:00   a time; the zone only where the source states one
    2025-08-07  2025-04  2025  2025-21   a day, a month, a year, a season (21 to 24: spring to winter)
    2025-08~  2025-08?  2025-08%   approximate, uncertain, both
    2025-08-04/2025-08-07  2025-08-04/..  ../2025-08-07   some time in between, from, until
    unknown

The forms are read here, because the library takes milliseconds for each; the tests hold them against it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final, Literal

from .hints import MONTHS, hint

Precision = Literal["time", "day", "month", "year", "period", "undated"]

OPEN: Final = ".."
UNKNOWN: Final = "unknown"

_SINGLE = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})(?:T(?P<time>[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)"
    r"(?P<zone>Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?(?P<mark>[?~%])?"
)
_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?")
_ZONE = re.compile(r"Z|\+(?:0[0-9]|1[0-3]):[0-5][0-9]|\+14:00|-(?!00:00)(?:0[0-9]|1[01]):[0-5][0-9]|-12:00")
# Of the northern hemisphere. A winter may be the one that begins or the one that ends in its year: it can be either.
_SEASONS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (0, 14)}
YEARS: Final = range(1000, 10000)


class DateError(ValueError):
    """A text that is no date we accept: what is wrong, in one phrase."""


@dataclass(frozen=True, slots=True)
class When:
    """A date as written (``text``) and what it says.

    ``first`` and ``last`` are the earliest and the latest day it can be, ~ and ? aside; None where open or undated.
    ``start`` and ``end`` are the two sides of an interval, None on an open side. A season's precision is "period" too.
    """

    text: str
    precision: Precision
    first: date | None = None
    last: date | None = None
    approximate: bool = False
    uncertain: bool = False
    time: str | None = None
    zone: str | None = None
    start: When | None = None
    end: When | None = None

    @property
    def season(self) -> str | None:
        """The EDTF number of the season ("21" to "24"), if it is one."""
        return self.text[5:7] if self.precision == "period" and not (self.start or self.end) else None


@lru_cache(1 << 16)
def parse(text: str) -> When:
    """The date that ``text`` writes. Raises DateError."""
    when = _read(text)
    if when is None:
        raise DateError(hint(text, _accepted))
    return when


def _read(text: str) -> When | None:
    """The date, or nothing for a text that has not even the form of one."""
    if found := _SINGLE.fullmatch(text):
        return _single(found)
    if text == UNKNOWN:
        return When(text, "undated")
    one, slash, two = text.partition("/")
    start, end = _SINGLE.fullmatch(one), _SINGLE.fullmatch(two)
    if slash and (start or one == OPEN) and (end or two == OPEN):
        return _interval(text, start and _single(start), end and _single(end))
    return None


def _accepted(text: str) -> bool:
    try:
        return _read(text) is not None
    except DateError:
        return False


def _single(found: re.Match[str]) -> When:
    """A date without a slash."""
    year, month, day, time, zone, mark = found.groups()
    if int(year) not in YEARS:
        raise DateError("is outside the years 1000 to 9999")
    if day:
        exact = _day(int(year), int(month), int(day))
        when = When(found[0], "day", exact, exact)
        if time:
            when = _timed(when, time, zone, mark)
    elif month:
        when = _month(found[0], int(year), month)
    else:
        when = When(found[0], "year", date(int(year), 1, 1), date(int(year), 12, 31))
    return replace(when, approximate=mark in "~%", uncertain=mark in "?%") if mark else when


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        if month not in range(1, 13):
            raise DateError(f"is no date: there is no month {month:02}") from None
        raise DateError(f"is no date: {MONTHS[month - 1]} {year} has {monthrange(year, month)[1]} days") from None


def _timed(when: When, time: str, zone: str | None, mark: str | None) -> When:
    if not _TIME.fullmatch(time):
        raise DateError(f"is no date: there is no time {time}")
    if zone and not _ZONE.fullmatch(zone):
        raise DateError(f"is no date: there is no time zone {zone}" + (", write Z" if zone == "-00:00" else ""))
    if mark:
        raise DateError(f"marks a time with {mark}: write {when.text[:10]}{mark}")
    return replace(when, precision="time", time=time, zone=zone)


def _month(text: str, year: int, month: str) -> When:
    if months := _SEASONS.get(month):
        first, last = (divmod(year * 12 + number - 1, 12) for number in months)
        if first[0] not in YEARS or last[0] not in YEARS:
            raise DateError("is outside the years 1000 to 9999")
        return When(text, "period", date(first[0], first[1] + 1, 1), _last_day(last[0], last[1] + 1))
    first_day = _day(year, int(month), 1)
    return When(text, "month", first_day, _last_day(year, int(month)))


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _interval(text: str, start: When | None, end: When | None) -> When:
    if (start and start.time) or (end and end.time):
        raise DateError("has a time in an interval: write its first and its last day")
    if start is None and end is None:
        raise DateError("is open on both sides: write `unknown`")
    if start and end:
        _in_order(start, end)
    sides = [side for side in (start, end) if side]
    about, unsure = any(side.approximate for side in sides), any(side.uncertain for side in sides)
    first, last = start.first if start else None, end.last if end else None
    return When(text, "period", first, last, about, unsure, start=start, end=end)


def _in_order(start: When, end: When) -> None:
    """An interval's sides follow each other: ``2025/2025-08`` would be August or the whole year."""
    if (start.first, start.last) == (end.first, end.last):
        raise DateError(f"begins and ends at the same time: write {start.text}")
    if start.first and end.last and end.last < start.first:
        raise DateError(f"ends before it begins: write {end.text}/{start.text}")
    if start.last and end.first and end.first <= start.last:
        raise DateError("has two sides that overlap: write the first and the last day")
