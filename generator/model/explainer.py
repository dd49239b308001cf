"""The explainer as a whole: one mapping in ``explainer.yml``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import Allow, Backed, Date, Flag, Language, Prose, QuestionId, Record, Text, Url


class Statement(Backed):
    """One line of the 30-second answer, with the words it rests on."""

    text: Prose


class Scope(Record):
    """What the explainer covers, and what it leaves out on purpose."""

    covers: tuple[Prose, ...] = ()
    leaves_out: tuple[Prose, ...] = ()


class Contact(Record):
    """Where a reader reports an error."""

    name: Text
    url: Url


class Licences(Record):
    """Under which terms each part may be used again."""

    facts: Text = "CC BY 4.0"
    facts_url: Url = "https://creativecommons.org/licenses/by/4.0/"
    code: Text = "MIT"
    quotes: Text | None = None


class Explainer(Record):
    """Settings and front page. ``order`` is the printed rule for people and columns; with ``draft`` nothing is published."""

    draft: Flag = False
    title: Text
    question: Text
    standfirst: Prose
    as_of: Date
    status: Literal["developing", "settled", "archived"]
    summary: Annotated[tuple[Statement, ...], Field(min_length=1)]
    main_question: QuestionId | None = None
    scope: Scope = Scope()
    order: Literal["first_mention", "alphabetical", "as_listed"] = "first_mention"
    language: Language = "en"
    contact: Contact | None = None
    licences: Licences = Licences()
    allow: tuple[Allow, ...] = ()
