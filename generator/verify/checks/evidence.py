"""Rules about what facts rest on."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic
from generator.link import Library
from generator.load import Entry
from generator.model import Position, Quote

_ADD = "add `cite` with the words it rests on, or `rests_on` with a quote"


def _each(library: Library, model: type[Quote] | type[Position]) -> Iterator[tuple[Entry, Quote | Position]]:
    for entry, fact in library.backed:
        if isinstance(fact, model):
            yield entry, fact


def has_evidence(library: Library) -> Iterator[Diagnostic]:
    """Ensure that everything a reader is told rests on words of a source, or says that it is the editor's."""
    for entry, fact in library.backed:
        if not fact.cite and not fact.rests_on and fact.basis is None and not isinstance(fact, Quote | Position):
            yield Diagnostic("no-evidence", f"`{fact.id}` rests on nothing", entry.at("id"), f"{_ADD}; if it is your own, write `basis: editor`")


def quotes_have_a_source(library: Library) -> Iterator[Diagnostic]:
    """Ensure that every quote and every paraphrase cites the source it was taken from."""
    for entry, fact in _each(library, Quote):
        if not fact.cite:
            yield Diagnostic("no-evidence", f"the quote `{fact.id}` cites no source", entry.at("id"), "add `cite` with the source it stands in")


def stances_have_evidence(library: Library) -> Iterator[Diagnostic]:
    """Ensure that no stance is published on an editor's word."""
    for entry, fact in _each(library, Position):
        if not fact.cite and not fact.rests_on:
            yield Diagnostic("no-evidence", f"the position `{fact.id}` rests on nothing", entry.at("id"), f"{_ADD}; a stance without evidence cannot be published")


def own_words(library: Library) -> Iterator[Diagnostic]:
    """Ensure that a position rests on something its participant said, unless it cites the source itself."""
    for entry, fact in _each(library, Position):
        if not isinstance(fact, Position) or fact.cite:
            continue
        speakers = [quote.fact.speaker for id_ in fact.rests_on if (quote := library.entries.get(id_)) and isinstance(quote.fact, Quote)]
        if speakers and fact.participant not in speakers:
            message = f"the position `{fact.id}` of `{fact.participant}` rests on words of `{speakers[0]}` alone"
            yield Diagnostic("others-words", message, entry.at("rests_on"), "add a quote of the participant’s, or cite the source", "warning")


def chain_of_others(library: Library) -> Iterator[Diagnostic]:
    """Ensure that a chain of attribution names others than the speaker, each once."""
    for entry, fact in _each(library, Quote):
        if not isinstance(fact, Quote):
            continue
        for n, id_ in enumerate(fact.via):
            if id_ == fact.speaker or id_ in fact.via[:n]:
                yield Diagnostic("circular-chain", f"`{id_}` stands twice in the chain of attribution", entry.at("via", n), "`via` lists who passed the words on, from the speaker outwards")
