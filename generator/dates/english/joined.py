"""Rules for the words around a date: times and parts of a day, by, since, until, from and to, perhaps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.dates.reading import Answer, Reading, hedged, opened
from generator.dates.spans import days, edtf_of, month, year

from .grammar import Asked, Look, Rule, on, whole

RULES: list[Rule] = []

# Offsets only where the letters have one meaning; "ET" depends on the season, "IST" on the country.
_ZONES = {
    "utc": "Z", "gmt": "Z", "z": "Z", "wet": "Z", "cet": "+01:00", "cest": "+02:00", "eet": "+02:00", "eest": "+03:00",
    "est": "-05:00", "edt": "-04:00", "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00",
}  # fmt: skip
_AT_TIME = "(?:at )?(?:(?P<loose>around|about|before|after|(?:shortly|just) (?:after|before)) )?TIME(?: ZONE)?(?: local time)?"


@on(RULES, "(?:the )?PART of REST")
@on(RULES, "REST(?: in the| at)? PART")
def part_of_day(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """Thursday morning is Thursday: no time is read from it."""
    yield from (reading for reading in asked.dated(found["rest"]) if reading.first == reading.last)


@on(RULES, f"{_AT_TIME}(?: -| on)? REST")
@on(RULES, f"REST(?: -)? {_AT_TIME}")
def at_time(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """A time of a day, in the zone the words state; midnight is where the day begins or where it ends; about a time is none."""
    time, zone = _clock(found), _ZONES.get(found["zone"], "")
    for reading in asked.dated(found["rest"]):
        if reading.first != reading.last:
            continue
        yield reading if found["loose"] else replace(reading, time=time, zone=zone)
        if found["named"] == "midnight":
            yield Reading(reading.first + days(1), reading.last + days(1), time=time, zone=zone)


def _clock(found: re.Match[str]) -> str:
    if found["named"]:
        return "00:00" if found["named"] == "midnight" else "12:00"
    if found["hours"]:
        return f"{int(found['hours']):02}:{found['minutes']}"
    return f"{int(found['hour']) % 12 + (12 if found['half'] == 'p' else 0):02}:{found['minute'] or '00'}"


@on(RULES, "between (?P<one>.+?) and (?P<two>.+)")
@on(RULES, "(?:from )?(?P<one>.+?) (?:to|until|till|through|-) (?P<two>.+)")
@on(RULES, "(?P<one>[a-z0-9 ]+)-(?P<two>[a-z0-9 ]+)")
def from_to(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """From Monday to Wednesday: the second day as it would be alone, the first the nearest one before it."""
    both = (list(_pairs(one, two, asked)) for one, two in _completed(found["one"], found["two"]))
    yield from next((pairs for pairs in both if pairs), [])


def _completed(one: str, two: str) -> Iterator[tuple[str, str]]:
    """Both sides with the month and the year that only one of them names."""
    if re.fullmatch(r"[0-9]{1,2}(?: [0-9]{4})?", two) and (found := re.match(r"(.*[a-z]) [0-9]{1,2}$", one)):
        two = f"{found[1]} {two}"
    elif re.fullmatch(r"[0-9]{1,2}", one) and (found := re.match(r"[0-9]{1,2} (.+)$", two)):
        one = f"{one} {found[1]}"
    if (found := re.search(r" ([0-9]{4}|(?:this|last|next) year)$", two)) and not re.search("[0-9]{4}| year$", one):
        yield f"{one} {found[1]}", two
    yield one, two


def _pairs(one: str, two: str, asked: Asked) -> Iterator[Answer]:
    for last in asked.dated(two):
        firsts = [first for first in asked.dated(one) if first.first < last.first]
        # Words without a year or a week are then counted from the second day.
        firsts = firsts or [first for first in asked.dated(one, "back", last.first - days(1)) if first.first < last.first]
        if firsts:
            yield _joined(max(firsts, key=lambda first: first.first), last)


def _joined(first: Reading, last: Reading) -> Reading:
    """Both and everything between, each named as exactly as its words name it."""
    sides = [_named(side) for side in (first, last)]
    paste = "" if any("/" in side for side in sides) else "/".join(sides)
    return Reading(first.first, last.last, vague=2 if first.vague or last.vague else 0, paste=paste)


def _named(reading: Reading) -> str:
    return reading.paste or edtf_of(reading.span)


@on(RULES, "(?:by|due(?: by| on)?|no later than|not later than) REST")
def by(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """By Friday is a term that ends on the next Friday from publication on; the date is that day, or up to it."""
    for reading in _edges(found["rest"], "ahead", asked, last=True):
        if "/" not in reading.text:
            yield replace(reading, open="start", paste=reading.text)
        elif reading.vague:
            yield opened(reading, "start")
        else:  # by the weekend is by its Sunday or by its Saturday
            yield from (Reading(edge, edge, open="start", paste=edge.isoformat()) for edge in (reading.last, reading.first))


@on(RULES, "(?:until|till|til|through|up to|up until) REST")
def until(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """Until Friday goes on up to the next Friday."""
    yield from (opened(reading, "start") for reading in _edges(found["rest"], "ahead", asked, last=True))


@on(RULES, "(?:ever )?since REST")
def since(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """Since April goes on from the latest April."""
    yield from (opened(reading, "end") for reading in _edges(found["rest"], "back", asked, last=False))


@on(RULES, "(?:from|starting|beginning|effective) (?:on |in )?REST(?: on| onwards?| forward)?")
def from_on(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """From Monday on goes on from the latest Monday, or the next."""
    yield from (opened(reading, "end") for reading in _edges(found["rest"], "either", asked, last=False))


def _edges(words: str, look: Look, asked: Asked, *, last: bool) -> Iterator[Reading]:
    """Readings as a term; "the end of April" is then the month's last day, "the beginning" its first."""
    names = "end|close" if last else "beginning|start"
    if found := re.fullmatch(f"(?:the )?(?:very )?(?:{names}) of (.+)", words):
        for reading in asked.dated(found[1], look):
            edge = reading.last if last else reading.first
            yield Reading(edge, edge)
        return
    yield from whole(asked.dated(words, look))


@on(RULES, "(?:before|prior to|ahead of) REST")
def before(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """Before Friday ends with the day before it, before April with the month before; or is said of the day itself."""
    for reading in asked.dated(found["rest"], "ahead"):
        yield from (opened(near, "start") for near in (_beside(reading, -1), reading))


@on(RULES, "(?:after|following) REST")
def after(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """After Friday begins with the day after it, after April with the month after; or is said of the day itself."""
    for reading in asked.dated(found["rest"], "either"):
        yield from (opened(near, "end") for near in (_beside(reading, 1), reading))


def _beside(reading: Reading, way: int) -> Reading:
    """The day, month or year next to the reading."""
    edge = reading.last + days(1) if way > 0 else reading.first - days(1)
    if reading.span == year(reading.first.year):
        return Reading(*year(edge.year))
    return Reading(*month(edge.year, edge.month)) if reading.span == month(reading.first.year, reading.first.month) else Reading(edge, edge)


@on(RULES, "(?:around|about|circa|roughly|approximately|(?:some ?time )?(?:around|about)) (?:the )?REST")
def around(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """Around April is approximate."""
    yield from (hedged(reading, "~") for reading in asked.dated(found["rest"]))


@on(RULES, "(?:perhaps|possibly|maybe|probably|presumably|likely|most likely) REST")
def perhaps(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """Perhaps on Thursday is uncertain."""
    yield from (hedged(reading, "?") for reading in asked.dated(found["rest"]))


@on(RULES, "(?:for|set for|due|scheduled for|slated for|planned for|expected) REST")
def planned(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """What is planned for Friday lies ahead."""
    yield from asked.read(found["rest"], "ahead")


@on(RULES, "(?:on|in|at|during|over|throughout|within|of|the|as of|back|just|only|some ?time) REST")
def little_words(found: re.Match[str], asked: Asked) -> Iterator[Answer]:
    """Little words before a date that do not change it."""
    yield from asked.read(found["rest"])
