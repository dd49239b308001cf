"""Prose as a page shows it: links resolved to addresses, glossary terms found."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from generator.link import Library
from generator.model import Conflict, Correction, Event, OpenPoint, Participant, Position, Question, Quote, Record, Source, Statement, Term
from generator.prose import Node, parse, plain

_WORD = re.compile(r"\w+(?:-\w+)*")


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
}


def name_of(fact: Record) -> str:
    """What a record is called in a link."""
    return _NAMES[type(fact)](fact)


class Inliner:
    """Turns prose fields into inline runs."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._terms: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for term in library.of("glossary", Term):
            for spelling in (term.term, *term.aliases):
                words = tuple(_WORD.findall(_folded(spelling)))
                if words:
                    self._terms[words[0]].append((words, str(library.addresses[term.id])))
        for found in self._terms.values():
            found.sort(key=lambda item: (-len(item[0]), item))

    def __call__(self, text: str | None) -> Inline:
        """The runs of a prose field; none for a field that is not there."""
        return tuple(self._runs(parse(text))) if text else ()

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
        if not self._terms:
            yield Run("text", text)
            return
        words = [(found.group(), found.start(), found.end()) for found in _WORD.finditer(text)]
        folded = [_folded(word) for word, _, _ in words]
        at = n = 0
        while n < len(words):
            size, href = self._term_at(folded, n)
            if size:
                start, end = words[n][1], words[n + size - 1][2]
                if at < start:
                    yield Run("text", text[at:start])
                yield Run("term", text[start:end], href)
                at = end
            n += size or 1
        if at < len(text):
            yield Run("text", text[at:])

    def _term_at(self, folded: Sequence[str], n: int) -> tuple[int, str]:
        for words, href in self._terms.get(folded[n], ()):
            if tuple(folded[n : n + len(words)]) == words:
                return len(words), href
        return 0, ""


def _folded(text: str) -> str:
    """Words as glossary terms are compared: a word of one letter or in capitals keeps its case (X is not x)."""
    return " ".join(word if len(word) == 1 or (word.isupper() and len(word) > 1) else word.lower() for word in text.split())
