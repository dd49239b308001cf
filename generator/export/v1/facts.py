"""One published shape for each kind of fact."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model import ChangeKind
from generator.verify import Status

from .base import AnyId, Backed, Date, Fact, ParticipantId, PastId, PositionId, QuestionId, Shape


class Statement(Backed):
    """One statement of the short answer."""

    text: str


class SetAside(Shape):
    """A passage of a source that no fact uses."""

    words: str = Field(description="its first and last words")
    reason: str


class Coverage(Shape):
    """How many sentences a source has, how many a fact uses, how many are set aside with a reason."""

    sentences: int
    used: int
    set_aside: int


class Source(Fact):
    """What the facts are taken from. Its text is not published here."""

    publisher: str
    url: str
    archived_url: str | None
    kind: Literal["article", "statement", "transcript", "post", "document"]
    language: str
    headline: str | None
    author: str | None
    published: Date
    time: str | None = Field(description="of publication")
    zone: str | None = Field(description="its time zone, only where the source states one")
    accessed: str | None
    words: int = Field(description="the number of its words")
    sha256: str = Field(description="of its words, as its fingerprint has it")
    coverage: Coverage
    set_aside: tuple[SetAside, ...]


class NativeName(Shape):
    """A name in the bearer's own language."""

    text: str
    language: str


class Participant(Backed):
    """Who takes part. An unnamed speaker is a participant of its own, and nobody else."""

    name: str
    kind: Literal["person", "organisation", "state", "group", "unnamed"]
    role: str
    native_name: NativeName | None
    aliases: tuple[str, ...]
    affiliation: ParticipantId | None
    wikidata: str | None
    description: str | None


class Stance(Shape):
    """One of the answers that a question allows."""

    id: str
    label: str
    mark: Literal["filled", "open", "half", "square", "ring", "bar"]
    meaning: str | None


class Question(Backed):
    """A disputed question, with its closed list of answers."""

    question: str
    short: str
    background: str | None
    stances: tuple[Stance, ...]


class Quote(Backed):
    """What somebody said: their words, or a paraphrase in ours."""

    speaker: ParticipantId
    said: str = Field(description="the words as one text, with … where the reporter interrupts them; or the paraphrase")
    words: tuple[str, ...] = Field(description="the exact words, in pieces where the reporter interrupts; empty for a paraphrase")
    paraphrase: str | None
    statuses: tuple[Status, ...] = Field(description="what the check against the source found; computed, never typed in")
    fragment: bool = Field(description="whether it is a part of a sentence")
    language: str = Field(description="of the words here")
    original_language: str | None = Field(description="of what was said, where the source says so")
    when: Date
    when_words: str | None = Field(description="the source's own words for the date")
    where: str | None
    medium: str | None
    to: str | None
    context: str | None
    about: tuple[QuestionId, ...]
    via: tuple[ParticipantId, ...] = Field(description="who passed the words on")


class Event(Backed):
    """Something that happened, is planned, threatened or due."""

    what: str
    status: Literal["happened", "reported", "planned", "threatened", "deadline"]
    when: Date
    when_words: str | None = Field(description="the source's own words for the date")
    where: str | None
    details: str | None
    who: tuple[ParticipantId, ...]
    about: tuple[QuestionId, ...]


class Position(Backed):
    """Where a participant stands on a question, from a date on."""

    participant: ParticipantId
    question: QuestionId
    stance: str = Field(description="the id of one of the question's stances")
    since: Date
    until: Date | None
    sentence: str


class Conflict(Backed):
    """Positions that do not fit together."""

    title: str
    kind: Literal["contradicts", "supersedes", "narrows", "may_mean_different_things"]
    explanation: str
    positions: tuple[PositionId, ...]


class OpenPoint(Backed):
    """What is not known yet."""

    point: str
    would_settle: str
    review_by: str | None = Field(description="the day by which the editors look again, in EDTF")
    about: tuple[AnyId, ...]


class Term(Backed):
    """A word and its meaning."""

    term: str
    definition: str
    aliases: tuple[str, ...]


class Correction(Fact):
    """What was wrong, and what it says now."""

    date: Date
    was: str
    now: str
    facts: tuple[AnyId, ...]


class LoggedChange(Fact):
    """A change of facts, as the log tells it."""

    date: Date
    kind: ChangeKind = Field(description="what happened, in one word")
    facts: tuple[PastId, ...] = Field(description="ids at that time; the facts may have been renamed or removed since")
    summary: str
