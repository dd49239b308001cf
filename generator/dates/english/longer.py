"""Rules for weeks, months, seasons, years, and parts of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.dates.reading import Answer, Reading
from generator.dates.spans import Span, days, edtf_of, half, length, month, months, third, week, weekend, year

from .days import years
from .grammar import MONTHS, SEASONS, Asked, Rule, nearest, on, whole

RULES: list[Rule] = []

_AWAY = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}
_ORDER = {"first": 0, "second": 1, "third": 2, "fourth": 3}
_WINTER = 24
# Days on either side of a season's months, where the calendar of the sky would begin and end it.
_SEASON_SLACK = 21
# A week has an early part of two days; anything shorter has no parts.
_LEAST_WITH_PARTS = 6


@on(RULES, "(?P<which>last|this|the|next|the coming|this coming) week")
def this_week(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """Weeks begin on Monday; this week may also mean what of it is past, or what is left."""
    span = week(asked.published, _AWAY.get(found["which"].split()[-1], 0))
    yield Reading(*span)
    if span[0] <= asked.published <= span[1]:
        yield Reading(span[0], asked.published)
        yield Reading(asked.published, span[1])


@on(RULES, "(?P<which>over the|over this|over last|over next|last|this past|the|this|next|this coming|the coming) weekend")
def this_weekend(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """Saturday and Sunday: the last ones, the coming ones, or on these two days themselves the present ones."""
    away = -1 if asked.published < weekend(asked.published)[0] else 0  # of the weekend nearest in the past
    which = found["which"].removeprefix("over ")
    if which in ("last", "this past"):
        yield Reading(*weekend(asked.published, -1))
    elif which == "next":
        yield Reading(*weekend(asked.published, 0 if away else 1))
        yield Reading(*weekend(asked.published, 1))
    elif "coming" in which or asked.look == "ahead":
        yield Reading(*weekend(asked.published, 0 if away else 1))
    else:
        both = [Reading(*weekend(asked.published, away)), Reading(*weekend(asked.published))]
        past_first = both[:1] if which == "the" and asked.look == "bare" else both
        yield from reversed(both) if which == "this" or asked.look == "planned" else past_first


@on(RULES, "(?P<which>last|this|the|next|this coming|the coming) (?P<unit>month|year)")
def this_month(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """Calendar months and years, counted from the one of publication."""
    away = _AWAY.get(found["which"].split()[-1], 0)
    published = asked.published
    yield Reading(*(year(published.year + away) if found["unit"] == "year" else month(published.year, published.month + away)))


@on(RULES, "MONTH(?: of)?(?: YEAR)?")
def calendar_month(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """A month; without its year the nearest."""
    spans = [month(year_, MONTHS[found["month"]]) for year_ in years(found["year"], asked)]
    yield from (Reading(*span) for span in (spans if found["year"] else nearest(spans, asked)))


@on(RULES, "(?P<which>last|this past|this|next|this coming) MONTH")
def last_april(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """Last April is the latest one before the month of publication, or that of the year before; next April likewise."""
    here, spans = month(asked.published.year, asked.published.month), [month(y, MONTHS[found["month"]]) for y in years(None, asked)]
    past = [span for span in reversed(spans) if span[0] < here[0]]
    coming = [span for span in spans if span[0] > here[0]]
    now = [span for span in spans if span[0].year == here[0].year]
    chosen = {"last": past[:2], "this past": past[:1], "this": now, "next": coming[:2], "this coming": coming[:1]}[found["which"]]
    yield from (Reading(*span) for span in chosen)


@on(RULES, "(?:(?P<which>last|this past|this|next|this coming) )?(?:the )?SEASON(?: of)?(?: YEAR(?P<next>[-/][0-9]{2,4})?)?")
def season(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """A season of the northern hemisphere; a winter may be the one its year begins or ends with."""
    number, named = SEASONS[found["season"]], found["year"]
    winters = ((12,) if found["next"] else (0, 12)) if named else (0,)
    known = {span: year_ for year_ in years(named, asked) for span in _seasons(year_, number, winters)}
    spans = list(known)
    if not named:
        past = [span for span in reversed(spans) if span[1] < asked.published]
        coming = [span for span in spans if span[0] > asked.published]
        chosen = {"last": past[:2], "this past": past[:1], "next": coming[:2], "this coming": coming[:1]}
        spans = chosen.get(found["which"]) or nearest(spans, asked)
    for first, last in spans:
        slack = days(0 if number == _WINTER else _SEASON_SLACK)
        yield Reading(first - slack, last + slack, vague=80, paste=f"{known[first, last]}-{number}")


def _seasons(year_: int, number: int, winters: tuple[int, ...]) -> list[Span]:
    """The season's months; of winters those that begin with the given months, 0 for the December before."""
    begins = winters if number == _WINTER else (3 * (number - 20),)
    return [months(year_, first, first + 2) for first in begins]


@on(RULES, "(?:the year )?(?P<named>[1-9][0-9]{3})")
def calendar_year(found: re.Match[str], _asked: Asked) -> Iterator[Answer]:
    """A year."""
    yield Reading(*year(int(found["named"])))


@on(RULES, "(?:the )?(?P<decade>[1-9][0-9]{2})0'?s")
def decade(found: re.Match[str], _asked: Asked) -> Iterator[Answer]:
    """The 2010s are ten years."""
    first = int(found["decade"]) * 10
    yield Reading(year(first)[0], year(first + 9)[1])


@on(RULES, "(?:the )?(?P<part>early|mid|late|(?:very )?(?:beginning|start|middle|end) of)(?: in| on)? REST")
def part_of(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """Early April is in the first half, proposed as the first third; the beginning is in that third; a day has no such parts."""
    words = found["part"].removeprefix("very ").removesuffix(" of")
    part = {"beginning": "early", "start": "early", "middle": "mid", "end": "late"}.get(words, words)
    for reading in whole(asked.dated(found["rest"])):
        if length(reading.span) < _LEAST_WITH_PARTS or reading.vague:
            yield reading
        elif part == words:
            yield _part(reading.span, part)
        else:
            least = third(reading.span, part)
            yield Reading(*least, vague=max(2, length(reading.span) // 13), paste=edtf_of(least))


def _part(span: Span, part: str) -> Reading:
    """A third, and what lies around it up to the middle."""
    least, quarter = third(span, part), days(length(span) // 4)
    outer = {"early": half(span, 0), "mid": (span[0] + quarter, span[1] - quarter), "late": half(span, 1)}[part]
    return Reading(min(outer[0], least[0]), max(outer[1], least[1]), vague=max(2, length(least) // 2), paste=edtf_of(least))


@on(RULES, "(?P<part>earlier|later)(?: in| on)? REST")
def earlier(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """Earlier this week is from Monday up to publication, whose own day may be left out; later is what is left of it."""
    part = found["part"]
    for reading in whole(asked.dated(found["rest"])):
        first, last = reading.span
        if first == last or reading.vague or not first <= asked.published <= last:
            yield reading
            continue
        without = -1 if part == "earlier" else 1
        spans = [(first, asked.published + days(n)) if part == "earlier" else (asked.published + days(n), last) for n in (0, without)]
        yield from (Reading(*span) for span in spans if span[0] <= span[1])


@on(RULES, "(?:the )?(?P<which>first|second) half(?: of)? REST")
def half_of(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """Half of a year is six months, half of anything else is counted in days."""
    yield from (Reading(*half(reading.span, _ORDER[found["which"]])) for reading in asked.dated(found["rest"]) if length(reading.span) > 1)


@on(RULES, "(?:the )?(?P<which>first|second|third|fourth|last) quarter(?: of)? REST")
@on(RULES, "q(?P<which>[1-4]) REST")
def quarter_of(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """A quarter of a year is three months."""
    number = int(found["which"]) - 1 if found["which"].isdigit() else _ORDER.get(found["which"], 3)
    for reading in asked.dated(found["rest"]):
        if reading.span == year(reading.first.year):
            yield Reading(*months(reading.first.year, 3 * number + 1, 3 * number + 3))


@on(RULES, "(?:the )?(?P<which>first|second|third|fourth|last|final) week (?:of|in) REST")
def week_of_month(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """The first week of April is some time in its first seven days or the week from Monday around them."""
    for reading in asked.dated(found["rest"]):
        if reading.span == month(reading.first.year, reading.first.month):
            last = found["which"] in ("last", "final")
            first = reading.last - days(6) if last else reading.first + days(7 * _ORDER[found["which"]])
            span = (first, first + days(6))
            yield Reading(span[0] - days(6), span[1] + days(6), vague=5, paste=edtf_of(span))


@on(RULES, "(?:the )?week of REST")
def week_of(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """The week of a day is from its Monday to its Sunday."""
    yield from (Reading(*week(reading.first)) for reading in asked.dated(found["rest"]) if reading.first == reading.last)
