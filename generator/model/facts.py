"""One class per kind of fact, and the table that names the kinds."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from .base import (
    Backed,
    Date,
    Fact,
    Flag,
    Id,
    Language,
    Locator,
    ParticipantId,
    PastId,
    PositionId,
    Prose,
    QuestionId,
    Record,
    Ref,
    Segments,
    Text,
    Url,
)


class Published(Record):
    """When a source appeared; ``zone`` only where the source states one (+02:00, Z)."""

    date: Date
    time: Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")] | None = None
    zone: Annotated[str, Field(pattern=r"^(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$")] | None = None


class SetAside(Record):
    """A passage no fact uses, and why."""

    at: Locator
    reason: Prose


class Source(Fact):
    """What the facts are taken from. Its text is never here; its fingerprint is ``fingerprints/ID.json``."""

    publisher: Text
    url: Url
    kind: Literal["article", "statement", "transcript", "post", "document"]
    language: Language
    published: Published
    headline: Text | None = None
    author: Text | None = None
    archived_url: Url | None = None
    accessed: Date | None = None
    set_aside: tuple[SetAside, ...] = ()


class NativeName(Record):
    """A name in the bearer's own language."""

    text: Text
    language: Language


class Identifiers(Record):
    """The same participant elsewhere."""

    wikidata: Annotated[str, Field(pattern=r"^Q[1-9][0-9]*$")] | None = None


class Participant(Backed):
    """Who takes part: role at the time, every spelling. An unnamed speaker is a participant of its own."""

    name: Text
    kind: Literal["person", "organisation", "state", "group", "unnamed"]
    role: Prose
    native_name: NativeName | None = None
    aliases: tuple[Text, ...] = ()
    affiliation: ParticipantId | None = None
    ids: Identifiers = Identifiers()
    description: Prose | None = None


class Stance(Record):
    """One of the answers a question allows. ``mark`` is the shape that goes with the words."""

    id: Id
    label: Text
    mark: Literal["filled", "open", "half", "square", "ring", "bar"]
    meaning: Prose | None = None


class Question(Backed):
    """One disputed question, neutrally worded, with its closed list of stances."""

    question: Text
    short: Text
    stances: Annotated[tuple[Stance, ...], Field(min_length=2)]
    background: Prose | None = None


class Quote(Backed):
    """What somebody said: exact ``words`` (a list where the reporter interrupts) or our ``paraphrase``."""

    speaker: ParticipantId
    words: Segments | None = None
    paraphrase: Prose | None = None
    fragment: Flag = False
    when: Date
    when_words: Text | None = None
    where: Prose | None = None
    medium: Prose | None = None
    to: Prose | None = None
    about: tuple[QuestionId, ...] = ()
    context: Prose | None = None
    via: tuple[ParticipantId, ...] = ()
    original_language: Language | None = None

    @model_validator(mode="after")
    def _one_of(self) -> Self:
        if (self.words is None) == (self.paraphrase is None):
            has = "neither `words` nor" if self.words is None else "both `words` and"
            raise ValueError(f"has {has} `paraphrase`: `words` are exact speech, a `paraphrase` is ours; write one of the two")
        if self.fragment and self.words is None:
            raise ValueError("has `fragment`, but no `words`: a paraphrase is no fragment of speech; remove `fragment`")
        return self


class Event(Backed):
    """Something that happened, is planned, threatened or due."""

    what: Prose
    when: Date
    when_words: Text | None = None
    status: Literal["happened", "reported", "planned", "threatened", "deadline"]
    who: tuple[ParticipantId, ...] = ()
    where: Prose | None = None
    about: tuple[QuestionId, ...] = ()
    details: Prose | None = None


class Position(Backed):
    """One participant's stance on one question, from a date on, in one sentence, resting on words."""

    participant: ParticipantId
    question: QuestionId
    stance: str
    since: Date
    until: Date | None = None
    sentence: Prose


class Conflict(Backed):
    """Positions that do not fit together, set side by side and explained, never resolved."""

    title: Text
    positions: Annotated[tuple[PositionId, ...], Field(min_length=2)]
    kind: Literal["contradicts", "supersedes", "narrows", "may_mean_different_things"]
    explanation: Prose


class OpenPoint(Backed):
    """What is not known yet, what would settle it, and when to look again."""

    point: Prose
    would_settle: Prose
    review_by: Date | None = None
    about: tuple[Annotated[str, Ref.to("questions", "timeline")], ...] = ()


class Term(Backed):
    """A word a reader may not know, in plain words."""

    term: Text
    definition: Prose
    aliases: tuple[Text, ...] = ()


class Correction(Fact):
    """What was wrong, what it says now, on which facts."""

    date: Date
    was: Prose
    now: Prose
    facts: tuple[Annotated[str, Ref.to()], ...] = ()


# What happened to a fact, the weightiest first; `diff` tells it and the log keeps it.
ChangeKind = Literal[
    "removed",
    "added",
    "renamed",
    "stance",
    "other_date",
    "less_precise",
    "more_precise",
    "words",
    "attribution",
    "status",
    "evidence",
    "answers",
    "links",
    "text",
    "detail",
    "address",
    "wording",
    "typography",
    "notes",
    "checked",
]


class LoggedChange(Fact):
    """A change of facts in the log: what happened, in plain words. Of what is gone by now the id stays."""

    date: Date
    kind: ChangeKind
    facts: tuple[PastId, ...] = ()
    summary: Text


KINDS: dict[str, type[Fact]] = {
    "sources": Source,
    "participants": Participant,
    "questions": Question,
    "quotes": Quote,
    "timeline": Event,
    "positions": Position,
    "conflicts": Conflict,
    "open_points": OpenPoint,
    "glossary": Term,
    "corrections": Correction,
    "changes": LoggedChange,
}
