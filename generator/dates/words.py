"""Dates as readers see them: through Babel, in the words of a message catalogue; and as HTML's ``<time>`` wants them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from datetime import time as clock
from functools import lru_cache
from typing import Final, Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time

from .value import When

# Every key a catalogue needs, and the places its text has to fill.
WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "date.undated": (),
    "date.around": ("date",),
    "date.perhaps": ("date",),
    "date.between": ("first", "last"),
    "date.from": ("first",),
    "date.until": ("last",),
    "date.time": ("date", "time", "zone"),
    "date.time_without_zone": ("date", "time"),
    "date.spring": ("year",),
    "date.summer": ("year",),
    "date.autumn": ("year",),
    "date.winter": ("year",),
    "date.short.undated": (),
    "date.short.around": ("date",),
    "date.short.perhaps": ("date",),
    "date.short.from": ("first",),
    "date.short.until": ("last",),
}

Style = Literal["long", "short"]

_SEASONS = {"21": "date.spring", "22": "date.summer", "23": "date.autumn", "24": "date.winter"}
_SKELETONS = {
    ("long", "month"): "yMMMM",
    ("short", "day"): "yMMMd",
    ("short", "month"): "yMMM",
    ("long", "year"): "y",
    ("short", "year"): "y",
}
# For the few languages without a pattern of that precision; never one that shows more.
_BARE = {"day": "d MMMM y", "month": "MMMM y", "year": "y"}
_DAY_FIRST = re.compile(r"(?P<day>d+\.?)[^yY]*?[ML]+\.?(?=[^ML]*[yY])")
_MONTH_FIRST = re.compile(r"[ML]+\.?(?=[^ML]*[yY])")


def in_words(when: When, locale: str, words: Mapping[str, str]) -> str:
    """The whole date: ``between 4 and 7 August 2025``, ``7 August 2025, 16:28 (time zone not stated)``."""
    if when.precision == "undated":
        return words["date.undated"]
    if when.start and when.end:
        first, last = _first(when.start, when.end, locale, words, "long"), in_words(when.end, locale, words)
        return words["date.between"].format(first=first, last=last)
    if when.start:
        return words["date.from"].format(first=in_words(when.start, locale, words))
    if when.end:
        return words["date.until"].format(last=in_words(when.end, locale, words))
    return _marked(when, _timed(when, _plain(when, locale, words, "long"), locale, words), words, "date")


def short(when: When, locale: str, words: Mapping[str, str]) -> str:
    """The date for a picture, without its time: ``4–7 Aug 2025``, ``c. Apr 2025``."""
    if when.precision == "undated":
        return words["date.short.undated"]
    if when.start and when.end:
        first, last = _first(when.start, when.end, locale, words, "short"), short(when.end, locale, words)
        return f"{first}–{last}" if first.rstrip(".").isdigit() else f"{first} – {last}"
    if when.start:
        return words["date.short.from"].format(first=short(when.start, locale, words))
    if when.end:
        return words["date.short.until"].format(last=short(when.end, locale, words))
    return _marked(when, _plain(when, locale, words, "short"), words, "date.short")


def machine(when: When) -> str | None:
    """The value for ``<time datetime>``. HTML has none for what is approximate, uncertain, a period or undated."""
    exact = not (when.approximate or when.uncertain) and when.precision not in ("period", "undated")
    return when.text if exact else None


def _marked(when: When, said: str, words: Mapping[str, str], key: str) -> str:
    if when.approximate:
        said = words[f"{key}.around"].format(date=said)
    return words[f"{key}.perhaps"].format(date=said) if when.uncertain else said


def _timed(when: When, said: str, locale: str, words: Mapping[str, str]) -> str:
    if when.time is None:
        return said
    time = format_time(clock.fromisoformat(when.time), "medium" if when.time[5:] else "short", locale=_locale(locale))
    if when.zone is None:
        return words["date.time_without_zone"].format(date=said, time=time)
    zone = "UTC" if when.zone in ("Z", "+00:00") else "UTC" + when.zone.replace("-", "−")
    return words["date.time"].format(date=said, time=time, zone=zone)


def _plain(when: When, locale: str, words: Mapping[str, str], style: Style) -> str:
    """A day, month, year or season without its marks."""
    if when.season:
        return words[_SEASONS[when.season]].format(year=when.text[:4])
    return _said(_first_day(when), _pattern(locale, style, when.precision), locale)


def _first(start: When, end: When, locale: str, words: Mapping[str, str], style: Style) -> str:
    """The beginning of an interval, without the month and the year that its end names again."""
    whole = in_words(start, locale, words) if style == "long" else short(start, locale, words)
    marked = any(side.approximate or side.uncertain or side.season for side in (start, end))
    if marked or start.precision != end.precision or start.text[:4] != end.text[:4]:
        return whole
    pattern = _pattern(locale, style, start.precision)
    if found := _DAY_FIRST.match(pattern):
        return _said(_first_day(start), found["day" if start.text[:7] == end.text[:7] else 0], locale)
    if start.precision == "month" and (found := _MONTH_FIRST.match(pattern)):
        return _said(_first_day(start), found[0], locale)
    return whole


def _first_day(when: When) -> date:
    return when.first or date.min


@lru_cache(1 << 14)
def _said(day: date, pattern: str, locale: str) -> str:
    return format_date(day, pattern, locale=_locale(locale))


@lru_cache(1 << 10)
def _pattern(locale: str, style: Style, precision: str) -> str:
    """The language's pattern: its own long one for days, else that of a skeleton."""
    found, parts = _locale(locale), "day" if precision == "time" else precision
    if (style, parts) == ("long", "day"):
        return str(found.date_formats["long"].pattern)
    known = found.datetime_skeletons.get(_SKELETONS[style, parts])
    return str(known.pattern) if known else _BARE[parts]


@lru_cache(1 << 8)
def _locale(language: str) -> Locale:
    """The locale of a language code: British order for any English, and for a language nobody has written down."""
    base = language.partition("-")[0]
    for code in () if base == "en" else (language, base):
        try:
            return Locale.parse(code, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en", "GB")
