"""Rules about what facts rest on."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic
from generator.link import Library
from generator.load import Entry
from generator.model import Position, Quote

_ADD = "add `cite` with the words it rests on, or `rests_on` with a quote"


def _quotes(library: Library) -> Iterator[tuple[Entry, Quote]]:
    return ((entry, fact) for entry, fact in library.backed if isinstance(fact, Quote))


def _positions(library: Library) -> Iterator[tuple[Entry, Position]]:
    return ((entry, fact) for entry, fact in library.backed if isinstance(fact, Position))


def has_evidence(library: Library) -> Iterator[Diagnostic]:
    """Ensure that everything a reader is told rests on words of a source, or says that it is the editor's."""
    for entry, fact in library.backed:
        if not fact.cite and not fact.rests_on and fact.basis is None and not isinstance(fact, Quote | Position):
            help_ = f"{_ADD}; if it is your own, write `basis: editor`"
            yield Diagnostic("no-evidence", f"`{fact.id}` rests on nothing", entry.at("id"), help_)


def quotes_have_a_source(library: Library) -> Iterator[Diagnostic]:
    """Ensure that every quote and every paraphrase cites the source it was taken from."""
    for entry, fact in _quotes(library):
        if not fact.cite:
            help_ = "add `cite` with the source it stands in"
            yield Diagnostic("no-evidence", f"the quote `{fact.id}` cites no source", entry.at("id"), help_)


def stances_have_evidence(library: Library) -> Iterator[Diagnostic]:
    """Ensure that no stance is published on an editor's word."""
    for entry, fact in _positions(library):
        if not fact.cite and not fact.rests_on:
            help_ = f"{_ADD}; a stance without evidence cannot be published"
            yield Diagnostic("no-evidence", f"the position `{fact.id}` rests on nothing", entry.at("id"), help_)


def own_words(library: Library) -> Iterator[Diagnostic]:
    """Ensure that a position rests on something its participant said, unless it cites the source itself."""
    for entry, fact in _positions(library):
        quotes = [quote.fact for id_ in fact.rests_on if (quote := library.entries.get(id_))]
        if fact.cite or len(quotes) < len(fact.rests_on):  # a quote that could not be read may be the participant's
            continue
        speakers = [quote.speaker for quote in quotes if isinstance(quote, Quote)]
        if speakers and fact.participant not in speakers:
            message = f"the position `{fact.id}` of `{fact.participant}` rests on words of `{speakers[0]}` alone"
            help_ = "add a quote of the participant’s, or cite the source"
            yield Diagnostic("others-words", message, entry.at("rests_on"), help_, "warning")


def chain_of_others(library: Library) -> Iterator[Diagnostic]:
    """Ensure that a chain of attribution names others than the speaker, each once."""
    for entry, fact in _quotes(library):
        for n, id_ in enumerate(fact.via):
            if id_ == fact.speaker or id_ in fact.via[:n]:
                who = "the speaker" if id_ == fact.speaker else "named before"
                message = f"`{id_}` in the chain of attribution of `{fact.id}` is {who}"
                help_ = "`via` lists who passed the words on, from the speaker outwards, each once"
                yield Diagnostic("circular-chain", message, entry.at("via", n), help_)
