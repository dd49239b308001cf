"""Noun: all records of an explainer, linked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeVar

from generator.diagnostics import Location, Positions
from generator.load import Entry
from generator.model import Backed, Conflict, Explainer, Fact, Fingerprint, Position

F = TypeVar("F", bound=Fact)

SUMMARY: Final = "summary"
# Kinds whose records have a page of their own, and the folder of those pages.
FOLDERS: Final[Mapping[str, str]] = {"participants": "people/", "questions": "questions/", "sources": "sources/"}
# Kinds whose records share a page. Positions and conflicts stand on the page of their question.
PAGES: Final[Mapping[str, str]] = {
    SUMMARY: "",
    "quotes": "quotes/",
    "timeline": "timeline/",
    "open_points": "unknowns/",
    "glossary": "glossary/",
    "corrections": "corrections/",
    "changes": "corrections/",
}


@dataclass(frozen=True, slots=True)
class Address:
    """Where a record is on the site: a page below its root ("" is the front page), and an anchor if it shares that page."""

    page: str
    anchor: str = ""

    def __str__(self) -> str:
        return self.page + (f"#{self.anchor}" if self.anchor else "")


def address_of(id_: str, entry: Entry, entries: Mapping[str, Entry]) -> Address:
    """Where a record is; conflicts stand with their first position."""
    fact = entry.fact
    if isinstance(fact, Conflict):
        first = entries.get(fact.positions[0])
        fact = first.fact if first else fact
    if isinstance(fact, Position):
        return Address(f"{FOLDERS['questions']}{fact.question}/", id_)
    if entry.kind in FOLDERS:
        return Address(f"{FOLDERS[entry.kind]}{id_}/")
    return Address(PAGES.get(entry.kind, ""), id_)


@dataclass(frozen=True)
class Library:
    """All records of an explainer, linked, in the order of the files.

    ``backlinks`` names for each id the records that refer to it. Statements of the summary count as a kind, ``SUMMARY``.
    ``damaged`` are sources whose fingerprint could not be read.
    """

    explainer: Explainer
    explainer_positions: Positions
    entries: Mapping[str, Entry]
    addresses: Mapping[str, Address]
    backlinks: Mapping[str, tuple[str, ...]]
    fingerprints: Mapping[str, tuple[Fingerprint, Location]]
    damaged: frozenset[str]

    @cached_property
    def _kinds(self) -> dict[str, list[Entry]]:
        kinds: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries.values():
            kinds[entry.kind].append(entry)
        return kinds

    def of(self, kind: str, model: type[F]) -> tuple[F, ...]:
        """The records of a kind."""
        return tuple(entry.fact for entry in self._kinds.get(kind, ()) if isinstance(entry.fact, model))

    def get(self, id_: str, model: type[F]) -> F:
        """A record whose id is known to be there. Raises KeyError, or TypeError for a record of another kind."""
        fact = self.entries[id_].fact
        if not isinstance(fact, model):
            raise TypeError(f"{id_} is no {model.__name__}")
        return fact

    @cached_property
    def former(self) -> dict[str, str]:
        """The id that a record has now, by each that it had before."""
        return {old: id_ for id_, entry in self.entries.items() for old in entry.fact.formerly}

    @cached_property
    def backed(self) -> tuple[tuple[Entry, Backed], ...]:
        """Every record that needs evidence, with its entry."""
        return tuple((entry, entry.fact) for entry in self.entries.values() if isinstance(entry.fact, Backed))
