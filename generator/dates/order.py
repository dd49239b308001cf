"""Which date comes first, and which dates can be told apart at all."""

from __future__ import annotations

from datetime import date, timedelta

from .value import When

SortKey = tuple[bool, date, int, date, str]

# How far an approximate date may be off: one more of what it names, the convention of the `edtf` library.
_SLACK = {"time": 1, "day": 1, "month": 31, "period": 92, "year": 366}


def sort_key(when: When) -> SortKey:
    """Order by earliest day, then time, then latest day; undated last.

    A date stands where it begins at the earliest. So a day without a time comes before that day's times, and ``2025-08``
    before 1 August's. An interval with an open beginning has no earliest day and stands at its end. Times with a zone
    count in UTC and times without as the clock reads, within the day each source names.
    """
    known = when.first or when.last
    return (known is None, known or date.max, _seconds(when), when.last or date.max, when.text)


def _seconds(when: When) -> int:
    """Seconds into the day; less than any time's where there is none."""
    if when.time is None:
        return -(10**6)
    clock = _minutes(when.time) * 60 + int(when.time[6:] or 0)
    if when.zone is None or when.zone == "Z":
        return clock
    east = _minutes(when.zone[1:]) * 60
    return clock + east if when.zone[0] == "-" else clock - east


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:5])


def certainly_before(a: When, b: When) -> bool:
    """Whether all of ``a`` is on earlier days than all of ``b``. An uncertain date makes nothing certain."""
    last, first = _latest(a), _earliest(b)
    return last is not None and first is not None and last < first


def overlaps(a: When, b: When) -> bool:
    """Whether the two could be the same day; an undated one could be any."""
    return not certainly_before(a, b) and not certainly_before(b, a)


def certainly_after_day(when: When, day: date) -> bool:
    """Whether all of ``when`` is after ``day``."""
    first = _earliest(when)
    return first is not None and first > day


def _earliest(when: When) -> date | None:
    if when.start:
        return _earliest(when.start)
    return _moved(when.first, when, -1)


def _latest(when: When) -> date | None:
    if when.end:
        return _latest(when.end)
    return _moved(when.last, when, 1)


def _moved(day: date | None, when: When, way: int) -> date | None:
    """The day with the slack of an approximate date; None where nothing bounds it."""
    if day is None or when.uncertain:
        return None
    if not when.approximate:
        return day
    try:
        return day + timedelta(way * _SLACK[when.precision])
    except OverflowError:
        return None
