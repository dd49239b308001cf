"""Rules for single days: weekdays, days counted from publication, days of the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.dates.reading import Answer, Reading
from generator.dates.spans import Span, days, month, week
from generator.dates.value import YEARS

from .grammar import MONTHS, WEEKDAYS, Asked, Rule, nearest, on

RULES: list[Rule] = []


def day(when: date) -> Reading:
    return Reading(when, when)


def back(published: date, weekday: int) -> date:
    """The latest such weekday up to the day of publication."""
    return published - days((published.weekday() - weekday) % 7)


def ahead(published: date, weekday: int) -> date:
    """The next such weekday from the day of publication on."""
    return published + days((weekday - published.weekday()) % 7)


@on(RULES, "today|tonight|this (?:very )?(?:day|morning|afternoon|evening)|(?:earlier|later)(?: today| in the day| on the day)")
def today(_found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """Today is the day of publication."""
    yield day(asked.published)


@on(RULES, "(?P<before>(?:the )?day before )?yesterday|last (?:night|evening)")
def yesterday(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """Yesterday is the day before publication; last night began on it."""
    yield day(asked.published - days(2 if found["before"] else 1))


@on(RULES, "(?P<after>(?:the )?day after )?tomorrow")
def tomorrow(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """Tomorrow is the day after publication."""
    yield day(asked.published + days(2 if found["after"] else 1))


@on(RULES, "overnight")
def overnight(_found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """Overnight is the night that ended on the day of publication, on either of its two days."""
    yield Reading(asked.published - days(1), asked.published)


@on(RULES, "overnight(?P<into> into| to)? REST")
@on(RULES, "REST overnight(?P<into> into)?")
@on(RULES, "(?:.+) night(?P<into> into) REST")
def overnight_of(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """The night before or after the day named; "into" a day only the one before."""
    for reading in asked.dated(found["rest"]):
        if reading.first == reading.last:
            yield Reading(reading.first - days(1), reading.first)
            if not found["into"]:
                yield Reading(reading.first, reading.first + days(1))


@on(RULES, "WEEKDAY")
def weekday(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """A bare weekday is the latest one up to publication, six days back at most; words that look ahead turn it round."""
    number = WEEKDAYS[found["weekday"]]
    if asked.look in ("planned", "ahead"):
        yield day(ahead(asked.published, number))
    if asked.look != "ahead":
        yield day(back(asked.published, number))
    if asked.look == "either":
        yield day(ahead(asked.published, number))


@on(RULES, "last WEEKDAY")
def last_weekday(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """Last Friday is the latest one before the day of publication, or the one of the week before."""
    number = WEEKDAYS[found["weekday"]]
    yield day(back(asked.published - days(1), number))
    yield day(week(asked.published, -1)[0] + days(number))


@on(RULES, "(?:this |the )?past WEEKDAY")
def past_weekday(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """The past Friday is the latest one before the day of publication."""
    yield day(back(asked.published - days(1), WEEKDAYS[found["weekday"]]))


@on(RULES, "next WEEKDAY")
def next_weekday(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """Next Friday is the first one after the day of publication, or the one of the week after."""
    number = WEEKDAYS[found["weekday"]]
    yield day(ahead(asked.published + days(1), number))
    yield day(week(asked.published, 1)[0] + days(number))


@on(RULES, "this WEEKDAY")
def this_weekday(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """Friday of this week: the one of the week of publication, or the next one."""
    number = WEEKDAYS[found["weekday"]]
    yield day(week(asked.published)[0] + days(number))
    yield day(ahead(asked.published, number))


@on(RULES, "(?:this |the )?(?:coming|upcoming) WEEKDAY")
def coming_weekday(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """The coming Friday is the first one after the day of publication."""
    yield day(ahead(asked.published + days(1), WEEKDAYS[found["weekday"]]))


@on(RULES, "WEEKDAY (?:of )?(?:earlier |later )?WHICH week")
@on(RULES, "WHICH week(?: on)? WEEKDAY")
def weekday_of_week(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """Friday last week is the one of the calendar week named."""
    away = {"last": -1, "this": 0, "next": 1}[found["which"]]
    yield day(week(asked.published, away)[0] + days(WEEKDAYS[found["weekday"]]))


@on(RULES, "a week ago(?: on)? WEEKDAY")
@on(RULES, "WEEKDAY a week ago")
def week_before_weekday(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """A week ago Friday is seven days before the latest Friday."""
    yield day(back(asked.published, WEEKDAYS[found["weekday"]]) - days(7))


@on(RULES, "a week from WEEKDAY")
@on(RULES, "WEEKDAY week")
def week_after_weekday(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """A week from Friday is seven days after the next Friday."""
    yield day(ahead(asked.published, WEEKDAYS[found["weekday"]]) + days(7))


@on(RULES, "[0-9]{4}-[0-9]{2}-[0-9]{2}")
def iso(found: re.Match[str], _asked: Asked) -> Iterator[Answer]:
    """A day in figures, year first; other figures can be read in two ways and are not read at all."""
    yield day(date.fromisoformat(found[0]))


@on(RULES, "(?:WEEKDAY )?MONTH (?:the )?DAY(?: YEAR)?")
@on(RULES, "(?:WEEKDAY )?(?:the )?DAY (?:day )?(?:of )?MONTH(?: YEAR)?")
def calendar_day(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """A day of a month; without its year the nearest, and of the weekday named with it."""
    number, day_number = MONTHS[found["month"]], int(found["day"])
    spans = [span for year_ in years(found["year"], asked) for span in _that_day(year_, number, day_number)]
    if found["weekday"]:
        spans = [span for span in spans if span[0].weekday() == WEEKDAYS[found["weekday"]]]
    yield from (Reading(*span) for span in (spans if found["year"] else nearest(spans, asked)))


@on(RULES, "(?:WEEKDAY )?(?:the )?ORDINAL(?: of (?:the|this) month)?")
def day_of_month(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """The 7th alone is the nearest one up to publication, or the next one."""
    near = [month(asked.published.year, asked.published.month + away) for away in (-1, 0, 1)]
    found_days = [day_ for span in near for day_ in _that_day(span[0].year, span[0].month, int(found["day"]))]
    if found["weekday"]:
        found_days = [span for span in found_days if span[0].weekday() == WEEKDAYS[found["weekday"]]]
    past = [Reading(*span) for span in found_days if span[0] <= asked.published][-1:]
    coming = [Reading(*span) for span in found_days if span[0] >= asked.published][:1]
    yield from {"ahead": coming, "planned": coming + past, "back": past}.get(asked.look, past + coming)


def years(named: str | None, asked: Asked) -> list[int]:
    """The year a phrase names, or those around publication where it names none."""
    if named is None:
        return [year for year in range(asked.published.year - 8, asked.published.year + 9) if year in YEARS]
    return [int(named)] if named.isdigit() else [asked.published.year + {"last": -1, "this": 0, "next": 1}[named.split()[-2]]]


def _that_day(year_: int, number: int, day_number: int) -> list[Span]:
    """The day, if the month has it."""
    first, last = month(year_, number)
    return [(first.replace(day=day_number),) * 2] if day_number <= last.day else []
