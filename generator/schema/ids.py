"""Noun: the ids that references may lead to, each with what it stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from math import isfinite
from typing import Any, Final

from generator.load import Loaded
from generator.model import Fact, Question
from generator.prose import plain

from .fields import fields_of
from .forms import Schema

_BROKEN: Final = "cannot be read at present"
_LONGEST: Final = 120


@dataclass(frozen=True)
class Ids:
    """By kind, the name of each record by its id; the stances of each question. Ids without a record stand under no kind."""

    kinds: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    stances: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()

    @classmethod
    def of(cls, loaded: Loaded) -> Ids:
        kinds: dict[str, dict[str, str]] = {}
        facts = [("summary", item) for item in (loaded.explainer.summary if loaded.explainer else ())]
        for kind, fact in [*facts, *((entry.kind, entry.fact) for entry in loaded.entries)]:
            kinds.setdefault(kind, {})[fact.id] = name_of(fact)
        questions = [entry.fact for entry in loaded.entries if isinstance(entry.fact, Question)]
        stances = {question.id: {stance.id: stance.label for stance in question.stances} for question in questions}
        return cls(kinds, stances, frozenset(loaded.broken))

    def holds(self, kinds: tuple[str, ...]) -> bool:
        """Whether there is a record of one of these kinds, of any if none are named."""
        return any(self.kinds.get(kind) for kind in kinds or self.kinds)

    def enum(self, kinds: tuple[str, ...]) -> Schema:
        """One of the ids of their records, or one that cannot be told."""
        known = {id_: name for kind in kinds or self.kinds for id_, name in self.kinds.get(kind, {}).items()}
        return enum({**known, **{id_: _BROKEN for id_ in sorted(self.broken) if id_ not in known}})


def enum(named: Mapping[str, str]) -> Schema:
    """One of the ids, with what each stands for."""
    pairs = [(form, name) for id_, name in named.items() for form in _as_read(id_)]
    return {"enum": [form for form, _ in pairs], "enumDescriptions": [name for _, name in pairs]}


def name_of(fact: Fact) -> str:
    """The first text of a record that is its own."""
    for key, shape in fields_of(type(fact)).items():
        value = getattr(fact, key)
        if value and (shape.items or shape).form == "one_line":
            text = plain(" … ".join(value) if isinstance(value, tuple) else value)
            return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return ""


def _as_read(id_: str) -> Iterator[Any]:
    """An id, and what other readers of YAML take it for where it is not in quotation marks."""
    yield id_
    if id_ in ("true", "false"):
        yield id_ == "true"
    elif id_[0].isdigit():
        yield from _number(id_)


def _number(text: str) -> Iterator[int | float]:
    """The number a text writes, in any base, if it writes one."""
    bases: tuple[Callable[[str], int | float], ...] = (int, partial(int, base=0), float)
    for read in bases:
        with suppress(ValueError):
            if isfinite(number := read(text)):
                yield number
            return
