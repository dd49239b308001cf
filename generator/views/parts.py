"""Noun: what pages are made of. Everything here is decided: texts, dates, labels, order, addresses relative to the site's root."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from generator.citations import Citation

from .inline import Inline

# What a page's words count for in the search, beside 1 for all others: who types a name wants the person, before who is
# called after them; who types words wants the quotation, before whatever else speaks of it. 0 leaves out what only repeats.
WEIGHTS: Final[Mapping[str, float]] = {"person": 5, "namesake": 4, "quotes": 4, "glossary": 2, "question": 1.5, "copy": 0}


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a place on the site. ``note`` is small print after them."""

    text: str
    href: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A date in words, its machine form where HTML has one, and how exact it is."""

    text: str
    machine: str
    precision: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """One entry of an opened receipt: the words, where they stand, and the link that leads to them."""

    words: str
    quoted: bool
    language: str
    source: Link
    published: Day
    place: str
    href: str
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptView:
    """What stands behind a fact: proofs, or the editor alone."""

    label: str
    editor: bool
    proofs: tuple[Proof, ...]
    checked: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A participant as named beside what they said."""

    id: str
    name: str
    href: str
    role: Inline
    unnamed: bool
    kind: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a quotation: words, a cut, or words the editor inserted."""

    text: str
    kind: str = "words"


@dataclass(frozen=True, slots=True)
class QuoteView:
    """Something said: the words or our paraphrase, who, when, by which way it reached the source."""

    id: str
    href: str
    paraphrase: Inline
    segments: tuple[tuple[Piece, ...], ...]
    marks: tuple[str, str]
    language: str
    speaker: Person
    via: tuple[Person, ...]
    day: Day
    when_words: str
    where: Inline
    medium: Inline
    to: Inline
    context: Inline
    statuses: tuple[tuple[str, str], ...]
    fragment: bool
    questions: tuple[Link, ...]
    question_ids: tuple[str, ...]
    notes: tuple[Inline, ...]
    receipt: ReceiptView
    linked: tuple[Link, ...]
    formerly: tuple[str, ...]
    citation: Citation
    original_language: str = ""


@dataclass(frozen=True, slots=True)
class StanceView:
    """One answer to a question, as a shape and a word. ``mark`` is "none" where the source does not say."""

    label: str
    mark: str
    meaning: Inline = ()


@dataclass(frozen=True, slots=True)
class PositionView:
    """Where a participant stands on a question, from when on, and on which words that rests."""

    id: str
    href: str
    person: Person
    question: Link
    stance: StanceView
    sentence: Inline
    since: Day
    until: Day | None
    words: tuple[QuoteView, ...]
    receipt: ReceiptView
    notes: tuple[Inline, ...]
    linked: tuple[Link, ...]
    formerly: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConflictView:
    """Positions that do not fit together, in the order in which they were taken."""

    id: str
    href: str
    title: str
    kind: str
    sides: tuple[PositionView, ...]
    explanation: Inline
    notes: tuple[Inline, ...]
    receipt: ReceiptView
    linked: tuple[Link, ...]
    formerly: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """Something that happened, is planned, threatened or due."""

    id: str
    href: str
    what: Inline
    title: str
    day: Day
    when_words: str
    status: str
    status_id: str
    people: tuple[Person, ...]
    where: Inline
    questions: tuple[Link, ...]
    question_ids: tuple[str, ...]
    details: Inline
    notes: tuple[Inline, ...]
    receipt: ReceiptView
    linked: tuple[Link, ...]
    formerly: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatementView:
    """One line of the 30-second answer."""

    id: str
    text: Inline
    receipt: ReceiptView
    formerly: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenPointView:
    """What is not known, and what would settle it."""

    id: str
    href: str
    point: Inline
    would_settle: Inline
    review: Day | None
    overdue: bool
    about: tuple[Link, ...]
    notes: tuple[Inline, ...]
    receipt: ReceiptView
    linked: tuple[Link, ...]
    formerly: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermView:
    """A word and its meaning."""

    id: str
    term: str
    aliases: str
    definition: Inline
    receipt: ReceiptView
    linked: tuple[Link, ...]
    formerly: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """What was wrong, and what it says now."""

    id: str
    day: Day
    was: Inline
    now: Inline
    facts: tuple[Link, ...]
    formerly: tuple[str, ...]


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
