"""Words for dates in a sentence, and the day a text was published."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from generator.dates import DateError, check_phrase, parse

from . import lexicon
from .article import Article, Item, Sentence

_DAYS: Final = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon|Tues|Tue|Wed|Thurs|Thur|Thu|Fri|Sat|Sun"
_MONTHS: Final = (
    "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
_TRIGGER = re.compile(
    rf"(?:{_DAYS}|{_MONTHS})|(?:[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|[Oo]vernight|weeks?|months?|years?|weekend|days?|ago|(?:19|20)[0-9]{{2}}"
    r"|[Pp]reviously|[Rr]ecently|spring|summer|autumn|winter|fall|decades?)"
)
_LONGEST: Final = 8
_UNDATED: Final = frozenset({"previously", "recently"})
_NEVER_FIRST: Final = frozenset(
    ["of", "the", "and", "a", "an", "for", "than", "as", "due", "set", "scheduled", "planned", "slated", "expected"]
)
_AHEAD: Final = lexicon.words("ahead")
_WINDOW: Final = 14

_FULL = re.compile(
    rf"(?:(?:{_DAYS})\.?,? )?(?:(?P<month>{_MONTHS})\.? (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,? (?P<year>(?:19|20)[0-9]{{2}})"
    rf"|(?P<day2>[0-9]{{1,2}})(?:st|nd|rd|th)? (?P<month2>{_MONTHS})\.?,? (?P<year2>(?:19|20)[0-9]{{2}})"
    r"|(?P<iso>(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]))"
)
_CLOCK = re.compile(
    r"\b(?P<hour>[0-2]?[0-9])(?:[:.](?P<minute>[0-5][0-9]))? ?(?P<half>[AaPp])\.?[Mm]\b"
    r"|\b(?P<hours>[01][0-9]|2[0-3]):(?P<minutes>[0-5][0-9])\b"
)
_SAYS = re.compile(r"\b(?:published|updated|posted|broadcast|dated|first published|last modified|date)\b", re.IGNORECASE)
_DATELINE = 12
_TOP = 6


@dataclass(frozen=True)
class Dated:
    """Words for a date: which ones, their text, the date they come to, and whether it lies ahead."""

    first: int
    last: int
    words: str
    when: str
    ahead: bool = False


@dataclass(frozen=True)
class Day:
    """When a text was published, as far as it says so itself; ``words`` is where it does."""

    date: str
    time: str = ""
    words: tuple[int, int] = (0, 0)


def published_in(article: Article) -> Day | None:
    """The day of publication: a full date in a line of its own, or behind a word for it, or in a dateline at the beginning."""
    found = []
    for n, words in enumerate(article.paragraphs):
        raw = article.raw(words.start, words.stop - 1)
        ranked = [(_rank(n, len(words), raw[: match.start()]), match) for match in _FULL.finditer(raw)]
        found += [(rank, n, words, match) for rank, match in ranked if rank is not None]
    for _, _, words, match in sorted(found, key=lambda item: item[:2]):
        if day := _iso(match):
            clock = _CLOCK.search(article.raw(words.start, words.stop - 1)) if len(words) <= _DATELINE else None
            return Day(day, _time(clock) if clock else "", (words.start, words.stop - 1))
    return None


def _rank(paragraph: int, size: int, before: str) -> int | None:
    """How much a full date looks like that of publication; less is more."""
    if size <= _DATELINE and paragraph < _TOP:
        return 0
    if _SAYS.search(before[-60:]):
        return 1
    return 2 if paragraph < _TOP and len(before) <= 40 and re.match(r"[A-Z\u00c0-\u00de ,.]{3,}", before) else None  # noqa: PLR2004 - a dateline


def _iso(match: re.Match[str]) -> str:
    name, year, day = (match[key] or match[f"{key}2"] for key in ("month", "year", "day"))
    number = 0 if match["iso"] else next(n for n, month in enumerate(_MONTHS.split("|"), 1) if month[:3] == name[:3])
    try:
        return parse(match["iso"] or f"{year}-{number:02}-{int(day):02}").text
    except DateError:
        return ""


def _time(clock: re.Match[str]) -> str:
    if clock["hours"]:
        return f"{clock['hours']}:{clock['minutes']}"
    return f"{int(clock['hour']) % 12 + 12 * (clock['half'].lower() == 'p'):02}:{clock['minute'] or '00'}"


def dates_in(article: Article, sentence: Sentence, published: date, language: str) -> Iterator[Dated]:
    """Every phrase of a sentence that gives a date, the longest where several do."""
    items, at = sentence.items, 0
    while at < len(items):
        found = _longest(article, items, at, published, language) if not sentence.silent else None
        if found:
            yield found[0]
            at = found[1]
        at += 1


def _longest(article: Article, items: Sequence[Item], at: int, published: date, language: str) -> tuple[Dated, int] | None:
    if items[at].quote >= 0 or items[at].low in _NEVER_FIRST:
        return None
    for end in range(min(len(items), at + _LONGEST) - 1, at - 1, -1):
        phrase = items[at : end + 1]
        if any(item.quote >= 0 for item in phrase) or not any(_TRIGGER.fullmatch(item.text.rstrip(".")) for item in phrase):
            continue
        if len(phrase) == 1 and (
            phrase[0].text.isdigit() or phrase[0].low in ("day", "days", "week", "month", "year", "years", "may", "march")
        ):
            continue
        if _goes_on(items, end):
            continue
        words = article.raw(phrase[0].first, phrase[-1].last)
        if found := _resolved(words, phrase, published, language, ahead=_looks_ahead(items, at)):
            return found, end
    return None


def _goes_on(items: Sequence[Item], end: int) -> bool:
    """Whether a noun follows that the last word belongs to: the summer term, the Thursday vote."""
    if items[end].after or end + 1 >= len(items) or items[end + 1].quote >= 0 or items[end + 1].cap:
        return False
    low = items[end + 1].low
    parted = lexicon.PREPOSITIONS | lexicon.CONJUNCTIONS | lexicon.DETERMINERS | lexicon.ADVERBS | lexicon.AUXILIARIES | lexicon.PRONOUNS
    return not (
        low in parted or low in lexicon.REPORTS or low in lexicon.VERBS or low.endswith(("ed", "ing", "ly")) or low in ("who", "there")
    )


def _resolved(words: str, phrase: Sequence[Item], published: date, language: str, *, ahead: bool) -> Dated | None:
    """The date that a phrase comes to."""
    verdict = check_phrase(words, parse("unknown"), published, language=language, ahead=ahead)
    if verdict.kind == "agrees" and words.lower() in _UNDATED:
        return Dated(phrase[0].first, phrase[-1].last, words, "unknown")
    if verdict.kind != "disagrees" or not verdict.expected:
        return None
    coming = _after(verdict.expected, published)
    if ahead and not coming:
        verdict = check_phrase(words, parse("unknown"), published, language=language)
        coming = _after(verdict.expected, published)
    return Dated(phrase[0].first, phrase[-1].last, words, verdict.expected, coming)


def _after(text: str, published: date) -> bool:
    when = parse(text)
    last = when.last if text.startswith("..") else when.first
    return last is not None and last > published


def _looks_ahead(items: Sequence[Item], at: int) -> bool:
    """Whether the nearest verb before a phrase speaks of what is to come."""
    for n in range(at - 1, max(-1, at - _WINDOW), -1):
        item = items[n]
        if item.quote >= 0:
            return False
        low = item.low
        if low in _AHEAD:
            return True
        if low == "to" and n + 1 < at and not items[n + 1].cap and items[n + 1].low not in lexicon.DETERMINERS:
            return True
        if low in lexicon.REPORTS or low in ("was", "were", "had") or (low.endswith("ed") and n < at - 1 and not item.cap):
            return False
    return False
