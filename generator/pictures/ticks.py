"""Ticks that show where the scale of the line is even: days, months or years, whichever can be told apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from .axis import Stretch

_LEAST = 15.0  # between two ticks
_LAST = date.max.toordinal()


def ticks(stretch: Stretch) -> Iterator[float]:
    """Where the ticks of a stretch stand."""
    days = stretch.last - stretch.first
    if not stretch.has_dates or not days or stretch.first < 1 or stretch.last > _LAST:
        return
    scale = (stretch.end - stretch.start) / days
    for usual, begins in _UNITS:
        if usual * scale >= _LEAST:
            for day in range(stretch.first, stretch.last + 1):
                if begins(date.fromordinal(day)):
                    yield stretch.x(day)
            return


def _every_day(_day: date) -> bool:
    return True


def _first_of_month(day: date) -> bool:
    return day.day == 1


def _first_of_year(day: date) -> bool:
    return day.day == day.month == 1


_UNITS: tuple[tuple[int, Callable[[date], bool]], ...] = ((1, _every_day), (30, _first_of_month), (365, _first_of_year))
