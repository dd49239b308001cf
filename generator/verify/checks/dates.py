"""Rules about dates: as exact as the source, and no more."""

from __future__ import annotations

from collections.abc import Iterator

from generator.dates import DateError, certainly_before, check_phrase, parse
from generator.diagnostics import Diagnostic, visible
from generator.link import Library
from generator.model import Backed, Event, Position, Quote, Source


def _source(library: Library, fact: Backed) -> Source | None:
    """The source whose publication a fact's relative dates count from: the first it cites, else the first its quotes cite."""
    cited = [cite.source for cite in fact.cite]
    for id_ in fact.rests_on:
        entry = library.entries.get(id_)
        cited += [cite.source for cite in entry.fact.cite] if entry and isinstance(entry.fact, Backed) else []
    for id_ in cited:
        entry = library.entries.get(id_)
        if entry and isinstance(entry.fact, Source):
            return entry.fact
    return None


def when_as_worded(library: Library) -> Iterator[Diagnostic]:
    """Ensure that a date is what the source's own words for it come to, counted from the source's publication."""
    for entry, fact in library.backed:
        if not isinstance(fact, Quote | Event) or fact.when_words is None or not readable(fact.when):
            continue
        source, at = _source(library, fact), entry.at("when")
        if source is None or not readable(source.published.date) or (published := parse(source.published.date).first) is None:
            message = f"`{visible(fact.when_words, 60)}` cannot be counted: `{fact.id}` cites no source with a day of publication"
            yield Diagnostic("unproved-date", message, entry.at("when_words"), "cite the source the words stand in", "warning")
            continue
        ahead = isinstance(fact, Event) and fact.status in ("planned", "threatened", "deadline")
        verdict = check_phrase(fact.when_words, parse(fact.when), published, language=source.language, ahead=ahead)
        if verdict.kind == "disagrees":
            message = f"`{fact.when}` is not “{visible(fact.when_words, 60)}”: {verdict.reason}"
            related = ((entry.at("when_words"), "the source’s words for it"),)
            yield Diagnostic("wrong-date", message, at, f"expected `{verdict.expected}` ({verdict.expected_words})", related=related)
        elif verdict.kind == "unknown":
            message = f"“{visible(fact.when_words, 60)}” is not proved: {verdict.reason}"
            yield Diagnostic("unproved-date", message, entry.at("when_words"), f"check that it means `{fact.when}`", "warning")


def since_as_said(library: Library) -> Iterator[Diagnostic]:
    """Ensure that a position begins when one of the quotes it rests on was said."""
    for position in library.of("positions", Position):
        said = [quote.fact.when for id_ in position.rests_on if (quote := library.entries.get(id_)) and isinstance(quote.fact, Quote)]
        if said and position.since not in said:
            message = f"the position `{position.id}` begins at `{visible(position.since, 40)}`, the words it rests on were said at {_either(said)}"
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
