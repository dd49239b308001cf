"""Verb: the timeline -> iCalendar (RFC 5545): what has a day, a period or a time, as exact as its source and no more.

A time without a zone stays the clock's ("floating"), one with a zone is given in UTC, everything else fills whole days. What
has no beginning or no end in the sources cannot stand in a calendar; the calendar's description counts what was left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final

from generator.dates import parse, sort_key
from generator.model import Event

from .edition import Edition

NAME: Final = "calendar.ics"
_LONGEST_LINE: Final = 75
_ESCAPED: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def calendar(of: Edition) -> str | None:
    """The calendar; none where nothing has a date, since a calendar holds at least one event."""
    events = sorted(of.library.of("timeline", Event), key=lambda event: (sort_key(parse(event.when)), event.id))
    dated = [event for event in events if placed(event)]
    if not dated:
        return None
    title = _escaped(of.library.explainer.title)
    about = _escaped(_description(of, len(events) - len(dated)))
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//explainer-generator//data v1//EN", "CALSCALE:GREGORIAN"]
    lines += [f"NAME:{title}", f"X-WR-CALNAME:{title}", f"DESCRIPTION:{about}", f"X-WR-CALDESC:{about}"]
    for event in dated:
        lines += _event(of, event)
    return "".join(f"{_folded(line)}\r\n" for line in (*lines, "END:VCALENDAR"))


def _description(of: Edition, left_out: int) -> str:
    standfirst = of.text(of.library.explainer.standfirst)
    return f"{standfirst} {of.t.count('data.calendar.left_out', left_out)}" if left_out else standfirst


def _event(of: Edition, event: Event) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{of.uuid('event', *(event.formerly[:1] or (event.id,)))}"
    yield f"DTSTAMP:{of.day(event.checked):%Y%m%d}T000000Z"
    yield from placed(event)
    yield f"SUMMARY:{_escaped(_title(of, event))}"
    yield f"DESCRIPTION:{_escaped(_told(of, event))}"
    if event.where:
        yield f"LOCATION:{_escaped(of.text(event.where))}"
    yield f"CATEGORIES:{_escaped(of.t(f'event.{event.status}'))}"
    yield "TRANSP:TRANSPARENT"
    if of.site:
        yield f"URL:{of.page(event.id)}"
    yield "END:VEVENT"


def _title(of: Edition, event: Event) -> str:
    """What happened; what has not, or is only reported, says so first."""
    what = of.text(event.what)
    return what if event.status == "happened" else f"{of.t(f'event.{event.status}')}: {what}"


def _told(of: Edition, event: Event) -> str:
    """The date with its precision and the source's own words for it, then the details."""
    when, t = parse(event.when), of.t
    words = t("date.in_words", words=event.when_words) if event.when_words else ""
    dated = ", ".join(filter(None, (t(f"event.{event.status}"), of.told(event.when), t(f"precision.{when.precision}"), words)))
    return "\n".join(filter(None, (dated, of.text(event.details))))


def placed(event: Event) -> list[str]:
    """The lines that say when; none for what has no beginning or no end, or ends after the last day there is."""
    when = parse(event.when)
    if when.first is None or when.last is None:
        return []
    try:
        if when.time:
            return [f"DTSTART:{_time(datetime.fromisoformat(when.text))}"]
        return [f"DTSTART;VALUE=DATE:{_day(when.first)}", f"DTEND;VALUE=DATE:{_day(when.last + timedelta(1))}"]
    except OverflowError:
        return []


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _time(time: datetime) -> str:
    zoned = time.tzinfo is not None
    clock = time.astimezone(UTC) if zoned else time
    return f"{_day(clock.date())}T{clock:%H%M%S}" + ("Z" if zoned else "")


def _escaped(text: str) -> str:
    return text.translate(_ESCAPED)


def _folded(line: str) -> str:
    """A line in pieces of at most 75 octets, no character cut."""
    pieces, size = [""], 0
    for char in line:
        octets = len(char.encode())
        if size + octets > _LONGEST_LINE:
            pieces.append(" ")
            size = 1
        pieces[-1] += char
        size += octets
    return "\r\n".join(pieces)
