"""The view of each kind of fact."""

from __future__ import annotations

from dataclasses import dataclass

from generator.citations import Citation
from generator.views.inline import Inline

from .shared import Day, Link, Person, Piece, ReceiptView


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
