"""Rules about dates: as exact as the source, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.dates import DateError, certainly_before, check_phrase, parse
from generator.diagnostics import Diagnostic, visible
from generator.link import Library
from generator.model import Backed, Event, Position, Quote, Source


def cited_sources(library: Library, fact: Backed) -> Iterator[str]:
    """The sources a fact cites, then those its quotes cite."""
    yield from (cite.source for cite in fact.cite)
    for id_ in fact.rests_on:
        entry = library.entries.get(id_)
        if entry and isinstance(entry.fact, Backed):
            yield from (cite.source for cite in entry.fact.cite)


def _known(library: Library, fact: Backed) -> bool:
    """Whether everything could be read that a fact rests on; what could not has been reported."""
    entries = library.entries
    cited = (entries.get(id_) for id_ in cited_sources(library, fact))
    dated = all(entry and isinstance(entry.fact, Source) and readable(entry.fact.published.date) for entry in cited)
    return dated and all(id_ in entries for id_ in fact.rests_on)


def _published(source: Source) -> date | None:
    """The day a source appeared, if it states a day."""
    when = parse(source.published.date)
    return when.first if when.precision in ("day", "time") and not (when.approximate or when.uncertain) else None


def when_as_worded(library: Library) -> Iterator[Diagnostic]:
    """Ensure that a date is what the source's own words for it come to, counted from the source's publication."""
    for entry, fact in library.backed:
        if not isinstance(fact, Quote | Event) or fact.when_words is None or not readable(fact.when) or not _known(library, fact):
            continue
        source = next((library.entries[id_].fact for id_ in cited_sources(library, fact)), None)
        words, day = visible(fact.when_words, 60), _published(source) if isinstance(source, Source) else None
        if source is None and (fact.basis is None or isinstance(fact, Quote)):
            continue  # it rests on nothing, which is reported
        if not isinstance(source, Source) or day is None:
            message = f"“{words}” cannot be counted: `{fact.id}` cites no source with a day of publication"
            yield Diagnostic("unproved-date", message, entry.at("when_words"), "cite the source the words stand in", "warning")
            continue
        ahead = isinstance(fact, Event) and fact.status in ("planned", "threatened", "deadline")
        verdict = check_phrase(fact.when_words, parse(fact.when), day, language=source.language, ahead=ahead)
        if verdict.kind == "disagrees":
            message = f"`{fact.when}` is not “{words}”: {verdict.reason}"
            counted = (library.entries[source.id].at("published", "date"), "the day it is counted from")
            related = ((entry.at("when_words"), "the source’s words for it"), counted)
            help_ = f"expected `{verdict.expected}` ({verdict.expected_words})"
            yield Diagnostic("wrong-date", message, entry.at("when"), help_, related=related)
        elif verdict.kind == "unknown":
            message = f"“{words}” is not proved: {verdict.reason}"
            yield Diagnostic("unproved-date", message, entry.at("when_words"), f"check that it means `{fact.when}`", "warning")


def since_as_said(library: Library) -> Iterator[Diagnostic]:
    """Ensure that a position begins when one of the quotes it rests on was said, unless it cites the source itself."""
    for position in library.of("positions", Position):
        said = [quote.fact.when for id_ in position.rests_on if (quote := library.entries.get(id_)) and isinstance(quote.fact, Quote)]
        known = len(said) == len(position.rests_on) and all(map(readable, (position.since, *said)))
        if said and position.since not in said and not position.cite and known:
            since = visible(position.since, 40)
            message = f"the position `{position.id}` begins at `{since}`, the words it rests on were said at {_either(said)}"
            help_ = f"write `since: {said[0]}`, or add the quote that it began with"
            yield Diagnostic("since-differs", message, library.entries[position.id].at("since"), help_)


def _either(dates: list[str]) -> str:
    return " or ".join(f"`{visible(text, 40)}`" for text in dict.fromkeys(dates))


def until_after_since(library: Library) -> Iterator[Diagnostic]:
    """Ensure that no position ends before it begins."""
    for position in library.of("positions", Position):
        if position.until is None or not (readable(position.since) and readable(position.until)):
            continue
        if certainly_before(parse(position.until), parse(position.since)):
            message = f"the position `{position.id}` ends before it begins"
            yield Diagnostic("ends-first", message, library.entries[position.id].at("until"), f"it begins at `{position.since}`")


def happened_by_then(library: Library) -> Iterator[Diagnostic]:
    """Ensure that nothing is told as done, or said, after the day the explainer is as of."""
    as_of = library.explainer.as_of
    if not readable(as_of):
        return
    for entry, fact in library.backed:
        done = isinstance(fact, Quote) or (isinstance(fact, Event) and fact.status in ("happened", "reported"))
        if done and isinstance(fact, Quote | Event) and readable(fact.when) and certainly_before(parse(as_of), parse(fact.when)):
            message = f"`{fact.id}` is told as past at `{fact.when}`, after the day the explainer is as of (`{as_of}`)"
            yield Diagnostic("after-as-of", message, entry.at("when"), "correct the date, or move `as_of` in explainer.yml")


def readable(text: str) -> bool:
    """Whether a date can be read; one that cannot has been reported by then."""
    try:
        parse(text)
    except DateError:
        return False
    return True
