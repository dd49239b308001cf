"""What records refer to: every id, stance and date is looked up here and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from generator.dates import DateError, parse
from generator.diagnostics import Diagnostic, Location, Path, Positions, did_you_mean, visible
from generator.load import Entry
from generator.model import EDTF, PROSE, Explainer, Position, Question, Record, Ref, marked
from generator.prose import targets
from generator.quotes import landmark

# So many ids are named where none is near.
_LISTED = 12


@dataclass
class Resolver:
    """Looks up what records refer to."""

    entries: dict[str, Entry]
    broken: set[str]
    findings: list[Diagnostic]
    _helps: dict[tuple[str, tuple[str, ...]], str] = field(default_factory=dict)

    @cached_property
    def former(self) -> dict[str, str]:
        return {old: id_ for id_, entry in self.entries.items() for old in entry.fact.formerly}

    def references(self, record: Record, positions: Positions, path: Path) -> Iterator[str]:
        """The ids a record refers to, in order; dates are read on the way."""
        for where, text, marker in marked(record):
            if isinstance(marker, Ref) and marker.past:
                if (now := self.former.get(text, text)) in self.entries:
                    yield now
            elif isinstance(marker, Ref):
                if self.known(text, marker.kinds):
                    yield text
                else:
                    self.unknown(text, marker.kinds, positions.within((*path, *where), text))
            elif marker is PROSE:
                for n, target in enumerate(targets(text)):
                    if self.known(target):
                        yield target
                    else:
                        words, nth = landmark(text, _offset(text, n))
                        self.unknown(target, (), positions.within((*path, *where), words, nth))
            elif marker is EDTF:
                self.date(text, positions, (*path, *where))

    def known(self, id_: str, kinds: tuple[str, ...] = ()) -> bool:
        """Whether the id is one of a record of these kinds (of any, if none are named)."""
        entry = self.entries.get(id_)
        return entry is not None and (not kinds or entry.kind in kinds)

    def unknown(self, id_: str, kinds: tuple[str, ...], at: Location) -> None:
        """Report an id that leads to no record of these kinds, unless to one that could not be read."""
        if id_ in self.broken:
            return
        help_ = self._help(id_, kinds)
        if entry := self.entries.get(id_):
            wanted = " or ".join(kinds)
            message = f"`{id_}` stands in {entry.kind}; here an id from {wanted} is needed"
            found = Diagnostic("wrong-kind", message, at, help_, related=((entry.at("id"), "it stands here"),))
        elif (new := self.former.get(id_)) and self.known(new, kinds):
            found = Diagnostic("renamed-id", f"`{visible(id_, 60)}` has a new id", at, f"write `{new}`")
        else:
            found = Diagnostic("unknown-id", f"no record has the id `{visible(id_, 60)}`", at, help_)
        self.findings.append(found)

    def _help(self, id_: str, kinds: tuple[str, ...]) -> str:
        """The nearest id, or some; many records may share one slip."""
        if (id_, kinds) not in self._helps:
            known = [id_ for id_, entry in self.entries.items() if not kinds or entry.kind in kinds]
            self._helps[id_, kinds] = did_you_mean(id_, known) or _listed(known, " or ".join(kinds) or "records")
        return self._helps[id_, kinds]

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


def _offset(prose: str, n: int) -> int:
    """Where the nth id that a text links to begins."""
    at = 0
    for target in islice(targets(prose), n + 1):
        found = re.compile(rf"\[\[\s*(?={re.escape(target)}\s*(?:\||\]\]))").search(prose, at)
        at = found.end() if found else at
    return at


def _listed(known: list[str], what: str) -> str:
    if not known:
        return f"there are no {what} yet"
    return f"{what}: {', '.join(known[:_LISTED])}" + (" …" if len(known) > _LISTED else "")
