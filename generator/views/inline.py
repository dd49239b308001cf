"""Prose as a page shows it: links resolved to addresses, glossary terms found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from generator.link import Library
from generator.model import (
    Conflict,
    Correction,
    Event,
    LoggedChange,
    OpenPoint,
    Participant,
    Position,
    Question,
    Quote,
    Record,
    Source,
    Statement,
    Term,
)
from generator.prose import Node, parse, plain
from generator.terms import Terms


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of prose: ``text``; ``strong`` and ``emphasis`` with children; a ``link`` or a glossary ``term`` with an address.

    An address is relative to the site's root, as everywhere in the views.
    """

    kind: Literal["text", "strong", "emphasis", "link", "term"]
    text: str = ""
    href: str = ""
    children: tuple[Run, ...] = ()


Inline = tuple[Run, ...]


_NAMES: dict[type[Record], Callable[[Any], str]] = {
    Participant: lambda fact: fact.name,
    Question: lambda fact: fact.question,
    Source: lambda fact: fact.headline or fact.publisher,
    Term: lambda fact: fact.term,
    Conflict: lambda fact: fact.title,
    Position: lambda fact: plain(fact.sentence),
    Quote: lambda fact: f"“{' … '.join(fact.words)}”" if fact.words else plain(fact.paraphrase),
    Event: lambda fact: plain(fact.what),
    OpenPoint: lambda fact: plain(fact.point),
    Statement: lambda fact: plain(fact.text),
    Correction: lambda fact: plain(fact.now),
    LoggedChange: lambda fact: fact.summary,
}


def name_of(fact: Record) -> str:
    """What a record is called in a link."""
    return _NAMES[type(fact)](fact)


class Inliner:
    """Turns prose fields into inline runs."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._terms = Terms(
            (spelling, str(library.addresses[term.id])) for term in library.of("glossary", Term) for spelling in (term.term, *term.aliases)
        )

    def __call__(self, text: str | None) -> Inline:
        """The runs of a prose field; none for a field that is not there."""
        if not text:
            return ()
        marked = "*" in text or "[[" in text
        return tuple(self._runs(parse(text)) if marked else self._with_terms(text))

    def _runs(self, nodes: Sequence[Node]) -> Iterator[Run]:
        for node in nodes:
            if node.kind == "text":
                yield from self._with_terms(node.text)
            elif node.kind == "link":
                target = self.library.entries[node.target].fact
                yield Run("link", node.text or name_of(target), str(self.library.addresses[node.target]))
            else:
                yield Run(node.kind, children=tuple(self._runs(node.children)))

    def _with_terms(self, text: str) -> Iterator[Run]:
        """The text with every glossary term in it; which of them becomes a link is decided once for each page."""
        at = 0
        for start, end, href in self._terms.find(text):
            if at < start:
                yield Run("text", text[at:start])
            yield Run("term", text[start:end], href)
            at = end
        if at < len(text):
            yield Run("text", text[at:])
