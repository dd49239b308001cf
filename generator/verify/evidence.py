"""Noun: what has been found about the words that facts rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Status = Literal["exact", "typography", "shortened", "insertion", "translated", "paraphrase"]
# In the order in which they are told.
STATUSES: tuple[Status, ...] = ("exact", "typography", "shortened", "insertion", "translated", "paraphrase")


@dataclass(frozen=True, slots=True)
class Receipt:
    """Words of one source that stand behind a fact: word numbers from 0, both ends included, and a link to them.

    ``words`` are the words looked for, as the editor wrote them: a quotation, or a locator (``…`` where it skips words).
    ``paragraph`` and ``sentence`` count from 1, the sentence within its paragraph, as a reader would count.
    """

    source: str
    first: int
    last: int
    words: str
    quoted: bool
    paragraph: int
    sentence: int
    href: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a source: its length in words, the facts that use it, and the number of the passage that sets it aside."""

    paragraph: int
    words: int
    used_by: tuple[str, ...]
    set_aside: int | None


@dataclass(frozen=True)
class Coverage:
    """Every sentence of one source, in order."""

    sentences: tuple[Sentence, ...]

    @property
    def used(self) -> int:
        """How many sentences a fact rests on."""
        return sum(bool(sentence.used_by) for sentence in self.sentences)

    @property
    def set_aside(self) -> int:
        """How many are set aside with a reason, and used by no fact."""
        return sum(not sentence.used_by and sentence.set_aside is not None for sentence in self.sentences)


@dataclass(frozen=True)
class Evidence:
    """What the checks found: each fact's own receipts, each quote's statuses, each source's coverage."""

    receipts: Mapping[str, tuple[Receipt, ...]]
    statuses: Mapping[str, tuple[Status, ...]]
    coverage: Mapping[str, Coverage]
