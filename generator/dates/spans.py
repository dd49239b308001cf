"""Days from first to last: weeks, months, years, and the EDTF text that names such a span."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Span = tuple[date, date]


def days(count: int) -> timedelta:
    return timedelta(days=count)


def length(span: Span) -> int:
    """How many days."""
    return (span[1] - span[0]).days + 1


def week(day: date, away: int = 0) -> Span:
    """Monday to Sunday of the week that holds the day, or of one so many weeks away."""
    monday = day + days(7 * away - day.weekday())
    return monday, monday + days(6)


def weekend(day: date, away: int = 0) -> Span:
    """Saturday and Sunday of that week."""
    sunday = week(day, away)[1]
    return sunday - days(1), sunday


def month(year: int, number: int) -> Span:
    """A calendar month; numbers below 1 and above 12 belong to the years around."""
    years, index = divmod(number - 1, 12)
    first = date(year + years, index + 1, 1)
    return first, first.replace(day=monthrange(first.year, first.month)[1])


def months(year: int, first: int, last: int) -> Span:
    """From the first day of one month to the last day of another."""
    return month(year, first)[0], month(year, last)[1]


def year(number: int) -> Span:
    return date(number, 1, 1), date(number, 12, 31)


def third(span: Span, part: str) -> Span:
    """The early, mid or late third; of a year, four months."""
    if span == year(span[0].year):
        first = {"early": 1, "mid": 5, "late": 9}[part]
        return months(span[0].year, first, first + 3)
    size = length(span) // 3
    if part == "early":
        return span[0], span[0] + days(size - 1)
    return (span[0] + days(size), span[1] - days(size)) if part == "mid" else (span[1] - days(size - 1), span[1])


def half(span: Span, part: int) -> Span:
    """The first (0) or second (1) half: of a year six months, else of its days."""
    if span == year(span[0].year):
        return months(span[0].year, 1 + 6 * part, 6 + 6 * part)
    middle = span[0] + days(length(span) // 2)
    return (middle, span[1]) if part else (span[0], middle - days(1))


def edtf_of(span: Span) -> str:
    """The shortest EDTF text for exactly these days."""
    first, last = span
    if first == last:
        return first.isoformat()
    if first == year(first.year)[0] and last == year(last.year)[1]:
        return _joined(f"{first.year:04}", f"{last.year:04}")
    if first.day == 1 and last == month(last.year, last.month)[1]:
        return _joined(first.isoformat()[:7], last.isoformat()[:7])
    return _joined(first.isoformat(), last.isoformat())


def _joined(one: str, two: str) -> str:
    return one if one == two else f"{one}/{two}"
