"""Noun: what is published below ``/data/v1/``, as types of their own.

Version 1 only ever gains keys. A key that changes its meaning or goes away makes version 2, in a folder of its own beside it.
"""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from .base import Backed, Date, Fact, QuestionId, Receipt, Shape
from .facts import (
    Conflict,
    Correction,
    Coverage,
    Event,
    LoggedChange,
    NativeName,
    OpenPoint,
    Participant,
    Position,
    Question,
    Quote,
    SetAside,
    Source,
    Stance,
    Statement,
    Term,
)

__all__ = [
    "Backed",
    "Conflict",
    "Correction",
    "Coverage",
    "Date",
    "Event",
    "Everything",
    "Explainer",
    "Fact",
    "LoggedChange",
    "NativeName",
    "OpenPoint",
    "Participant",
    "Position",
    "Question",
    "Quote",
    "Receipt",
    "SetAside",
    "Shape",
    "Source",
    "Stance",
    "Statement",
    "Term",
]


class Explainer(Shape):
    """The explainer as a whole."""

    title: str
    question: str
    main_question: QuestionId | None
    standfirst: str
    as_of: Date
    status: Literal["developing", "settled", "archived"]
    language: str
    order: Literal["first_mention", "alphabetical", "as_listed"] = Field(description="the rule by which people are listed")
    covers: tuple[str, ...]
    leaves_out: tuple[str, ...]
    contact_name: str | None
    contact_url: str | None
    licence: str = Field(description="of the facts")
    licence_url: str
    code_licence: str
    words_licence: str = Field(description="of the words quoted")


class Everything(Shape):
    """Everything that the explainer says, and what it rests on. Records stand in the order of the editors' files."""

    model_config = ConfigDict(title="Explainer data, version 1", serialize_by_alias=True)

    schema_: Literal["schema/explainer.schema.json"] = Field(alias="$schema")
    version: Literal[1]
    site: str | None = Field(description="the site's address; where there is none, every `page` is below the site's root")
    explainer: Explainer
    summary: tuple[Statement, ...] = Field(description="the short answer")
    sources: tuple[Source, ...]
    participants: tuple[Participant, ...]
    questions: tuple[Question, ...]
    quotes: tuple[Quote, ...]
    timeline: tuple[Event, ...]
    positions: tuple[Position, ...]
    conflicts: tuple[Conflict, ...]
    open_points: tuple[OpenPoint, ...]
    glossary: tuple[Term, ...]
    corrections: tuple[Correction, ...]
    changes: tuple[LoggedChange, ...] = Field(description="the log of changed facts")
