"""What a phrase can mean (``Reading``), and whether a date fits it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from .order import certainly_after_day
from .spans import Span, edtf_of, length
from .value import OPEN, UNKNOWN, When

Side = Literal["", "start", "end"]


@dataclass(frozen=True, slots=True)
class Reading:
    """The days ``first`` to ``last`` that a phrase gives, and how it gives them.

    ``vague`` is the least number of days a date must span that only lies within them ("early April"); 0 where the words
    are exact, and a date must then hold all of the days. ``open`` is the side on which it goes on (of "since" the end).
    ``mark`` is what the words hedge with: ~ or ?. ``paste`` is the EDTF text to propose, where the days alone do not make it.
    """

    first: date
    last: date
    vague: int = 0
    open: Side = ""
    mark: str = ""
    time: str = ""
    zone: str = ""
    paste: str = ""

    @property
    def span(self) -> Span:
        return self.first, self.last

    @property
    def text(self) -> str:
        """The date to write for it."""
        if self.paste:
            return self.paste
        if self.time:
            return f"{self.first.isoformat()}T{self.time}{self.zone}"
        return _marked(edtf_of(self.span), self.mark)


@dataclass(frozen=True, slots=True)
class Undated:
    """A phrase that gives no date, only that it was no later than ``latest`` and no earlier than ``earliest``."""

    earliest: date | None = None
    latest: date | None = None
    text: str = UNKNOWN


Answer = Reading | Undated


def hedged(reading: Reading, mark: str) -> Reading:
    """The reading, approximate or uncertain; a time cannot be either and goes."""
    both = mark if reading.mark in ("", mark) else "%"
    paste = _marked(reading.paste or edtf_of(reading.span), both)
    return replace(reading, mark=both, time="", zone="", paste=paste)


def opened(reading: Reading, side: Side) -> Reading:
    """The reading as one side of an interval. Of exact days in a row only the outermost one is that side."""
    if not reading.vague and "/" in edtf_of(reading.span):
        edge = reading.first if side == "end" else reading.last
        reading = replace(reading, first=edge, last=edge, paste="")
    named = _marked(reading.paste or edtf_of(reading.span), reading.mark)
    if "/" in named:
        named = _marked(named.split("/")[0 if side == "end" else -1], "~")
    paste = f"{named}/{OPEN}" if side == "end" else f"{OPEN}/{named}"
    return replace(reading, open=side, time="", zone="", paste=paste)


def _marked(text: str, mark: str) -> str:
    """The EDTF text with a mark on each of its dates."""
    return "/".join(side.rstrip("~?%") + (mark or side[len(side.rstrip("~?%")) :]) for side in text.split("/"))


def fits(when: When, answer: Answer) -> bool:
    """Whether the date is one the phrase allows: no other, and no more exact."""
    if isinstance(answer, Undated):
        return _fits_no_date(when, answer)
    if when.time is not None and (when.time, when.zone or "") != (answer.time, answer.zone):
        return False
    side = named_side(when)
    return side is not None and (not is_open(when) or is_open(when) == answer.open) and _holds(side, answer)


def is_open(when: When) -> Side:
    """The side on which an interval goes on."""
    if when.start is None and when.end is None:
        return ""
    return "start" if when.start is None else "end" if when.end is None else ""


def named_side(when: When) -> When | None:
    """What of a date has days of its own: of an open interval the side it names, of an undated one nothing."""
    if when.precision == "undated":
        return None
    return {"": when, "start": when.end, "end": when.start}[is_open(when)]


def span_of(when: When) -> Span:
    return when.first or date.min, when.last or date.max


def within(when: When, span: Span) -> bool:
    """Whether all the days of a date lie in the span."""
    first, last = span_of(when)
    return span[0] <= first and last <= span[1]


def _holds(when: When, reading: Reading) -> bool:
    """Exact words: the date holds all their days. Vague words: it may lie within them if it is not too exact itself."""
    first, last = span_of(when)
    holds = first <= reading.first and reading.last <= last
    if holds and (first, last) != reading.span:
        return True  # a coarser date says less than the words, never anything else
    kept = (when.approximate or "~" not in reading.mark) and (when.uncertain or "?" not in reading.mark)
    loose = bool(reading.vague) and within(when, reading.span) and (when.approximate or length((first, last)) >= reading.vague)
    return (holds or loose) and kept


def _fits_no_date(when: When, answer: Undated) -> bool:
    """Without a date in the words only what is no exact date itself fits, on the side of publication they point to."""
    if when.precision == "undated":
        return True
    vague = when.approximate or (when.precision == "period" and when.first != when.last)
    early = answer.earliest is not None and when.last is not None and when.last < answer.earliest
    late = answer.latest is not None and certainly_after_day(when, answer.latest)
    return vague and not early and not late
