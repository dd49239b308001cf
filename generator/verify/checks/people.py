"""Rules about participants: one record each, and nobody quoted without a place in the grid."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from itertools import groupby

from generator.diagnostics import Diagnostic, Path, visible
from generator.link import Library
from generator.load import Entry
from generator.model import Participant, Position, Quote

_WORD = re.compile(r"[^\W_]+")


def quoted_people_have_positions(library: Library, _today: date | None) -> Iterator[Diagnostic]:
    """Ensure that everybody who is quoted stands somewhere in the grid."""
    placed = {position.participant for position in library.of("positions", Position)}
    said: dict[str, str] = {}
    for quote in library.of("quotes", Quote):
        said.setdefault(quote.speaker, quote.id)
    for participant in library.of("participants", Participant):
        if participant.kind in ("person", "unnamed") and participant.id in said and participant.id not in placed:
            first = library.entries[said[participant.id]].at("id")
            message = f"`{participant.id}` is quoted, but has no position on any question"
            help_ = f"add a position that rests on `{said[participant.id]}`, or `allow` it with the reason why there is none"
            at = library.entries[participant.id].at("id")
            yield Diagnostic("no-position", message, at, help_, "warning", ((first, "the first quote"),))


def names_tell_apart(library: Library, _today: date | None) -> Iterator[Diagnostic]:
    """Ensure that no two participants share a name, in any spelling."""
    owners: dict[str, tuple[Entry, str]] = {}
    told: set[tuple[str, str]] = set()
    for participant in library.of("participants", Participant):
        entry = library.entries[participant.id]
        for path, name in _names(participant):
            owner, spelled = owners.setdefault(spelling(name), (entry, name))
            pair = (owner.fact.id, participant.id)
            if spelling(name) and owner is not entry and pair not in told:
                told.add(pair)
                yield _shared(entry, path, name, owner, spelled)


def _names(participant: Participant) -> Iterator[tuple[Path, str]]:
    yield ("name",), participant.name
    if participant.native_name:
        yield ("native_name", "text"), participant.native_name.text
    for n, alias in enumerate(participant.aliases):
        yield ("aliases", n), alias


def _shared(entry: Entry, path: Path, name: str, owner: Entry, spelled: str) -> Diagnostic:
    other = owner.fact.id
    like = "is also a name of" if name == spelled else f"is spelled like `{visible(spelled, 60)}` of"
    message = f"`{visible(name, 60)}` {like} `{other}`"
    help_ = f"if both are one, keep one record, list the spellings under `aliases`, and `{entry.fact.id}` under `formerly`"
    related = ((owner.at("name"), "the other participant"),)
    return Diagnostic("same-name", message, entry.at(*path), f"{help_}; if not, tell them apart by name", "warning", related)


def spelling(name: str) -> str:
    """What is left of a name whatever way it is spelled: without marks, case, order, doubled letters; y, j and i are one."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(char))
    words = (word.replace("y", "i").replace("j", "i") for word in _WORD.findall(re.sub("['’ʼ`]", "", plain)))
    return " ".join(sorted("".join(letter for letter, _ in groupby(word)) for word in words))
