"""A phrase of the reporter's that can stand for somebody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase from item ``first`` to ``last`` of a sentence.

    ``name`` are a name's own words, ``role`` those that say who it is, ``beside`` the ones among them that do not stand before
    it; ``head`` is the noun or pronoun of a phrase without a name, ``owner`` what of it is a possessive. ``begin`` and ``end``
    count what stands beside the phrase between commas. ``words`` are the source's.
    """

    sentence: int
    first: int
    last: int
    kind: Literal["name", "noun", "pronoun"]
    begin: int
    end: int
    words: tuple[int, int]
    name: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    head: str = ""
    det: str = ""
    owner: tuple[str, ...] = ()
    possessive: bool = False
    body: bool = False
    age: str = ""
