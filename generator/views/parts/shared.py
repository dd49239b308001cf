"""What the views of many facts are made of."""

from __future__ import annotations

from dataclasses import dataclass

from generator.views.inline import Inline


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
