"""A source's own words for a date, looked up in the text at hand: they are too few for its fingerprint."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.diagnostics import Diagnostic, visible
from generator.link import Library
from generator.model import Event, Quote
from generator.quotes import words_of

from .checks.dates import cited_sources
from .sources import Asked


def dates_are_worded_so(library: Library, sources: Mapping[str, Asked]) -> Iterator[Diagnostic]:
    """Ensure that the words given for a date stand in a source of the fact, where the texts of all of them are at hand."""
    for entry, fact in library.backed:
        if not isinstance(fact, Quote | Event) or fact.when_words is None:
            continue
        cited = list(dict.fromkeys(cited_sources(library, fact)))
        asked = [sources[id_] for id_ in cited if id_ in sources and sources[id_].text is not None]
        words = words_of(fact.when_words)
        if asked and len(asked) == len(cited) and not (words and any(True for source in asked for _ in source.read(words))):
            where = " or ".join(f"`{id_}`" for id_ in cited)
            message = f"“{visible(fact.when_words, 60)}” does not stand in {where}"
            help_ = "`when_words` are the source’s own words for the date, as it prints them; remove them if it has none"
            yield Diagnostic("misquote", message, entry.at("when_words"), help_)
