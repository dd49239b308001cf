"""A source's fingerprint: enough to check words against it, not to republish it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import Record

Count = Annotated[int, Field(ge=0)]


class Earlier(Record):
    """The text that a new one replaced: enough to say that a fact's words stood there."""

    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    runs: Annotated[str, Field(pattern=r"^([0-9a-f]{16})*$")]


class Fingerprint(Record):
    """Hashes of every run of five words in order, and where sentences, paragraphs and quotation marks begin.

    All places are word numbers from 0. ``runs`` is one hexadecimal string, 16 characters a run; ``forms`` has 4
    characters a run, over the same words with their typography. ``sha256`` is of all normalised words.
    """

    format: Literal["explainer-fingerprint"]
    version: Literal[1]
    source: str
    words: Count
    sentences: tuple[Count, ...]
    paragraphs: tuple[Count, ...]
    quotations: tuple[tuple[Count, Count], ...]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    runs: Annotated[str, Field(pattern=r"^([0-9a-f]{16})*$")]
    forms: Annotated[str, Field(pattern=r"^([0-9a-f]{4})*$")]
    before: Earlier | None = None
