"""Verb: records -> Library: look-up by id, references both ways, the address of every record.

Every id is resolved here and nowhere else; later stages may take any reference, and any date, for granted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeVar

from generator.dates import DateError, parse
from generator.diagnostics import Diagnostic, Location, Path, Positions, did_you_mean, visible
from generator.load import Entry, Loaded
from generator.model import EDTF, PROSE, Backed, Conflict, Explainer, Fact, Fingerprint, Position, Question, Record, Ref, marked
from generator.prose import targets

F = TypeVar("F", bound=Fact)

SUMMARY: Final = "summary"
# Kinds whose records have a page of their own, and the folder of those pages.
FOLDERS: Final[Mapping[str, str]] = {"participants": "people/", "questions": "questions/", "sources": "sources/"}
# Kinds whose records share a page. Positions and conflicts stand on the page of their question.
PAGES: Final[Mapping[str, str]] = {
    SUMMARY: "",
    "quotes": "quotes/",
    "timeline": "timeline/",
    "open_points": "unknowns/",
    "glossary": "glossary/",
    "corrections": "corrections/",
}
# A page of that name would take the place of its folder's own.
_RESERVED = frozenset({"index"})


@dataclass(frozen=True, slots=True)
class Address:
    """Where a record is on the site: a page below its root ("" is the front page), and an anchor if it shares that page."""

    page: str
    anchor: str = ""

    def __str__(self) -> str:
        return self.page + (f"#{self.anchor}" if self.anchor else "")


@dataclass(frozen=True)
class Library:
    """All records of an explainer, linked, in the order of the files.

    ``backlinks`` names for each id the records that refer to it. Statements of the summary count as a kind, ``SUMMARY``.
    ``damaged`` are sources whose fingerprint could not be read.
    """

    explainer: Explainer
    explainer_positions: Positions
    entries: Mapping[str, Entry]
    addresses: Mapping[str, Address]
    backlinks: Mapping[str, tuple[str, ...]]
    fingerprints: Mapping[str, tuple[Fingerprint, Location]]
    damaged: frozenset[str]

    @cached_property
    def _kinds(self) -> dict[str, list[Entry]]:
        kinds: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries.values():
            kinds[entry.kind].append(entry)
        return kinds

    def of(self, kind: str, model: type[F]) -> tuple[F, ...]:
        """The records of a kind."""
        return tuple(entry.fact for entry in self._kinds.get(kind, ()) if isinstance(entry.fact, model))

    def get(self, id_: str, model: type[F]) -> F:
        """A record whose id is known to be there. Raises KeyError, or TypeError for a record of another kind."""
        fact = self.entries[id_].fact
        if not isinstance(fact, model):
            raise TypeError(f"{id_} is no {model.__name__}")
        return fact

    @cached_property
    def backed(self) -> tuple[tuple[Entry, Backed], ...]:
        """Every record that needs evidence, with its entry."""
        return tuple((entry, entry.fact) for entry in self.entries.values() if isinstance(entry.fact, Backed))


def link(loaded: Loaded) -> tuple[Library | None, list[Diagnostic]]:
    """The library, and every id or date that leads nowhere. Without an explainer there is no library."""
    if loaded.explainer is None:
        return None, []
    findings: list[Diagnostic] = []
    entries = _by_id(loaded, loaded.explainer, findings)
    resolver = _Resolver(entries, loaded.broken, findings)
    referred: dict[str, dict[str, None]] = defaultdict(dict)
    for id_, entry in entries.items():
        for target in resolver.references(entry.fact, entry.positions, entry.path):
            if target != id_:
                referred[target][id_] = None
        if isinstance(entry.fact, Position):
            resolver.stance(entry, entry.fact)
    resolver.settings(loaded.explainer, loaded.explainer_positions)
    library = Library(
        loaded.explainer,
        loaded.explainer_positions,
        entries,
        {id_: _address(id_, entry, entries) for id_, entry in entries.items()},
        {id_: tuple(found) for id_, found in referred.items()},
        loaded.fingerprints,
        frozenset(loaded.damaged),
    )
    return library, [*findings, *_stray_fingerprints(library)]


def _by_id(loaded: Loaded, explainer: Explainer, findings: list[Diagnostic]) -> dict[str, Entry]:
    """Every record by its id; an id or an earlier id that stands twice is a finding."""
    summary = (Entry(SUMMARY, item, loaded.explainer_positions, ("summary", n)) for n, item in enumerate(explainer.summary))
    entries: dict[str, Entry] = {}
    for entry in (*summary, *loaded.entries):
        id_ = entry.fact.id
        if first := entries.get(id_):
            related = ((first.at("id"), "it stands here first"),)
            findings.append(Diagnostic("duplicate-id", f"the id `{id_}` a second time", entry.at("id"), "ids are unique over all files", related=related))
        elif id_ in _RESERVED and entry.kind in FOLDERS:
            findings.append(Diagnostic("reserved-id", f"`{id_}` cannot be an id here", entry.at("id"), "the page of that name lists all of them"))
        else:
            entries[id_] = entry
    former: dict[str, Entry] = {}
    for entry in entries.values():
        for n, old in enumerate(entry.fact.formerly):
            if taken := entries.get(old) or former.get(old):
                message = f"the earlier id `{old}` belongs to a record"
                findings.append(Diagnostic("duplicate-id", message, entry.at("formerly", n), related=((taken.at("id"), "this record"),)))
            former[old] = entry
    return entries


@dataclass
class _Resolver:
    """Looks up what records refer to."""

    entries: dict[str, Entry]
    broken: set[str]
    findings: list[Diagnostic]

    @cached_property
    def former(self) -> dict[str, str]:
        return {old: id_ for id_, entry in self.entries.items() for old in entry.fact.formerly}

    def references(self, record: Record, positions: Positions, path: Path) -> Iterator[str]:
        """The ids a record refers to, in order; dates are read on the way."""
        for where, text, marker in marked(record):
            if isinstance(marker, Ref):
                if self.known(text, marker.kinds, positions, (*path, *where)):
                    yield text
            elif marker is PROSE:
                for target in targets(text):
                    if self.known(target, (), positions, (*path, *where)):
                        yield target
            elif marker is EDTF:
                self.date(text, positions, (*path, *where))

    def known(self, id_: str, kinds: tuple[str, ...], positions: Positions, path: Path) -> bool:
        """Whether the id is one of a record of these kinds (of any, if none are named)."""
        entry = self.entries.get(id_)
        if entry is not None and (not kinds or entry.kind in kinds):
            return True
        if id_ not in self.broken:
            self.findings.append(self._unknown(id_, entry, kinds, positions.within(path, id_)))
        return False

    def _unknown(self, id_: str, entry: Entry | None, kinds: tuple[str, ...], at: Location) -> Diagnostic:
        wanted = " or ".join(kinds) or "any kind"
        if entry is not None:
            return Diagnostic("wrong-kind", f"`{id_}` is one of the {entry.kind}, not of the {wanted}", at, related=((entry.at("id"), "it stands here"),))
        if new := self.former.get(id_):
            return Diagnostic("renamed-id", f"`{visible(id_, 60)}` has a new id", at, f"write `{new}`")
        known = [id_ for id_, entry in self.entries.items() if not kinds or entry.kind in kinds]
        help_ = did_you_mean(id_, known) or _listed(known, wanted)
        return Diagnostic("unknown-id", f"no record has the id `{visible(id_, 60)}`", at, help_)

    def date(self, text: str, positions: Positions, path: Path) -> None:
        """Report a date that is none."""
        try:
            parse(text)
        except DateError as error:
            key = next(part for part in reversed(path) if isinstance(part, str))
            message, _, help_ = str(error).partition(": ")
            self.findings.append(Diagnostic("bad-date", f"`{key}` {message}: `{visible(text, 60)}`", positions.at(path), help_))

    def stance(self, entry: Entry, position: Position) -> None:
        """Report a stance that is none of its question's."""
        question = self.entries.get(position.question)
        if question is None or not isinstance(question.fact, Question):
            return
        known = [stance.id for stance in question.fact.stances]
        if position.stance not in known:
            message = f"`{visible(position.stance, 60)}` is no stance of `{position.question}`"
            help_ = did_you_mean(position.stance, known) or _listed(known, "stances")
            related = ((question.at("stances"), "its closed list of stances"),)
            self.findings.append(Diagnostic("unknown-stance", message, entry.at("stance"), help_, related=related))

    def settings(self, explainer: Explainer, positions: Positions) -> None:
        """Resolve what the explainer's own fields refer to; the summary's statements are records."""
        bare = explainer.model_copy(update={"summary": ()})
        for _ in self.references(bare, positions, ()):
            pass


def _listed(known: list[str], what: str) -> str:
    return f"{what}: " + ", ".join(known[:12]) + (" …" if len(known) > 12 else "") if known else f"there are no {what} yet"


def _address(id_: str, entry: Entry, entries: Mapping[str, Entry]) -> Address:
    fact = entry.fact
    if isinstance(fact, Conflict):
        first = entries.get(fact.positions[0])
        fact = first.fact if first else fact
    if isinstance(fact, Position):
        return Address(f"{FOLDERS['questions']}{fact.question}/", id_)
    if entry.kind in FOLDERS:
        return Address(f"{FOLDERS[entry.kind]}{id_}/")
    return Address(PAGES.get(entry.kind, ""), id_)


def _stray_fingerprints(library: Library) -> Iterator[Diagnostic]:
    for name, (_, location) in sorted(library.fingerprints.items()):
        entry = library.entries.get(name)
        if entry is None or entry.kind != "sources":
            sources = [id_ for id_, entry in library.entries.items() if entry.kind == "sources"]
            help_ = did_you_mean(name, sources) or "name it after its source, or remove it"
            yield Diagnostic("stray-fingerprint", f"the fingerprint belongs to no source: `{visible(name, 60)}`", location, help_)
