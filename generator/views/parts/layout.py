"""What gathers facts: grids, filters and the page itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from .kinds import PositionView
from .shared import Link, Person

# What a page's words count for in the search, beside 1 for all others: who types a name wants the person, before who is
# called after them; who types words wants the quotation, before whatever else speaks of it. 0 leaves out what only repeats.
WEIGHTS: Final[Mapping[str, float]] = {"person": 5, "namesake": 4, "quotes": 4, "glossary": 2, "question": 1.5, "copy": 0}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the grid: the standing positions of one participant on one question; none means "not stated".

    ``perhaps`` are positions that may have been taken by the moment of the grid, ``earlier`` those that later ones replaced.
    """

    question: Link
    positions: tuple[PositionView, ...]
    perhaps: tuple[PositionView, ...] = ()
    earlier: tuple[PositionView, ...] = ()

    @property
    def stated(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.positions or self.perhaps or self.earlier)


@dataclass(frozen=True, slots=True)
class Row:
    """A participant's row of the grid."""

    person: Person
    cells: tuple[Cell, ...]
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Silent:
    """Those of whom nothing is stated, by name; where they are many, only how many."""

    people: tuple[Person, ...] = ()
    count: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """Participants against questions. One that is too large for a table is ``listed`` (and says so): each row has one cell, its own."""

    caption: str
    questions: tuple[Link, ...]
    rows: tuple[Row, ...]
    silent: Silent | None
    listed: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a filter."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter of a list, by an attribute its items carry."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site: where it goes, its head, and the template that lays out ``body``.

    ``weight`` is what its words count for in the search, ``tags`` are further names it is found by as if they were its title.
    """

    path: str
    template: str
    title: str
    description: str
    body: Any
    section: str = ""
    redirect: str = ""
    facts: tuple[str, ...] = field(default=())
    weight: float = 1
    tags: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """The page's address below the site's root: ``people/trump/``, "" for the front page."""
        stem = self.path.removesuffix(".md")
        return stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else stem + "/"

    @property
    def root(self) -> str:
        """The way from the page to the site's root."""
        return "../" * self.address.count("/") or "./"
