"""Two states of the facts -> what changed: which fact is which, whatever file it stands in and whatever it is called now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from generator.diagnostics import Location
from generator.link import SUMMARY
from generator.load import Loaded
from generator.model import KINDS, ChangeKind, Fact, Fingerprint, LoggedChange, Participant, Position, Question, Source
from generator.views.inline import name_of

from .fields import Around, FieldChange, differences
from .kinds import WEIGHT, words_of_names

What = Literal["added", "removed", "renamed", "changed"]

SETTINGS: Final = "explainer"
ORDER: Final = (SETTINGS, SUMMARY, *KINDS)

Key = tuple[str, str]
Facts = Mapping[Key, Fact]
Fingerprinted = tuple[Fingerprint, Location]


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that changed: its kind and id, what happened to it, what it is called, its earlier id if it has a new one.

    The explainer's own settings count as a fact of the kind ``SETTINGS`` without an id.
    """

    kind: str
    id: str
    what: What
    name: str
    formerly: str = ""
    fields: tuple[FieldChange, ...] = ()

    @property
    def kinds(self) -> tuple[ChangeKind, ...]:
        """The sorts of change, each once, the weightiest first."""
        found: set[ChangeKind] = {field.kind for field in self.fields}
        if self.what != "changed":
            found.add(self.what)
        return tuple(sorted(found, key=WEIGHT.__getitem__))


def compare(before: Loaded, after: Loaded, hidden: Collection[str] = ()) -> tuple[Change, ...]:
    """Every fact that was added, removed, renamed or changed, by kind and id. The log of changes is none of the facts.

    Nothing is said of a fact that one side names, but which could not be read there (``unread``), nor of what was added
    or removed in a kind of ``hidden``, of which a whole file could not be read.
    """
    comparison = _Comparison(before, after)
    unknown = set(unread(before, after))
    found = [
        change
        for change in comparison.changes()
        if not (change.what in ("added", "removed") and (change.kind in hidden or change.id in unknown))
    ]
    return tuple(sorted(found, key=lambda change: (ORDER.index(change.kind), change.id)))


def unread(before: Loaded, after: Loaded) -> tuple[str, ...]:
    """The ids of facts that stand on one side and, on the other, in a file with errors that made no fact of them."""
    one, two = _facts(before), _facts(after)
    missing = [(fact, before.broken) for key, fact in two.items() if key not in one]
    missing += [(fact, after.broken) for key, fact in one.items() if key not in two]
    return tuple(sorted({fact.id for fact, broken in missing if not broken.isdisjoint((fact.id, *fact.formerly))}))


def _facts(loaded: Loaded) -> Facts:
    """The facts by kind and id, the first where an id stands twice."""
    summary = loaded.explainer.summary if loaded.explainer else ()
    found: dict[Key, Fact] = {}
    for kind, fact in (*((SUMMARY, item) for item in summary), *((entry.kind, entry.fact) for entry in loaded.entries)):
        if not isinstance(fact, LoggedChange):
            found.setdefault((kind, fact.id), fact)
    return found


def _renamed(one: Facts, two: Facts) -> Iterator[tuple[Key, Key]]:
    """The old and the new key of each fact that has another id now, or has an earlier one again."""
    gone, new = one.keys() - two.keys(), two.keys() - one.keys()
    for facts, here, there in ((two, new, gone), (one, gone, new)):
        for key in sorted(here):
            old = next(((key[0], id_) for id_ in facts[key].formerly if (key[0], id_) in there), None)
            if old:
                here.discard(key)
                there.discard(old)
                yield (old, key) if facts is two else (key, old)


class _Comparison:
    """Two states of the facts."""

    def __init__(self, before: Loaded, after: Loaded) -> None:
        self.before, self.after = before, after
        self.one, self.two = _facts(before), _facts(after)
        self.renamed = dict(_renamed(self.one, self.two))
        people = [fact for fact in (*self.one.values(), *self.two.values()) if isinstance(fact, Participant)]
        self.around = Around(
            {old: new for (_, old), (_, new) in self.renamed.items()},
            words_of_names(name for person in people for name in (person.name, *person.aliases)),
            (_names(self.one), _names(self.two)),
        )

    def changes(self) -> Iterator[Change]:
        """What changed, in no order."""
        if self.before.explainer and self.after.explainer:
            fields = in_order(differences(self.before.explainer, self.after.explainer, self.around, ("summary",)))
            if fields:
                yield Change(SETTINGS, "", "changed", self.after.explainer.title, fields=fields)
        earlier = {new: old for old, new in self.renamed.items()}
        for key in self.two:
            yield from self._of(earlier.get(key, key), key)
        for kind, id_ in self.one.keys() - self.two.keys() - self.renamed.keys():
            yield Change(kind, id_, "removed", name_of(self.one[kind, id_]))

    def _of(self, old: Key, key: Key) -> Iterator[Change]:
        """What happened to a fact that is there now."""
        before, after = self.one.get(old), self.two[key]
        if before is None:
            yield Change(*key, "added", name_of(after))
        elif old != key:
            formerly = tuple(id_ for id_ in (*before.formerly, old[1]) if id_ != after.id)
            expected = before.model_copy(update={"id": after.id, "formerly": formerly})
            yield Change(*key, "renamed", name_of(after), old[1], self._fields(expected, after, old[1]))
        elif fields := self._fields(before, after, key[1]):
            yield Change(*key, "changed", name_of(after), fields=fields)

    def _fields(self, before: Fact, after: Fact, old: str) -> tuple[FieldChange, ...]:
        return in_order(self._differences(before, after, old))

    def _differences(self, before: Fact, after: Fact, old: str) -> Iterator[FieldChange]:
        around = self.around
        if isinstance(before, Position) and isinstance(after, Position):
            around = replace(around, stances=(_stances(self.one, before), _stances(self.two, after)))
        yield from differences(before, after, around)
        if isinstance(after, Source):
            yield from _of_text(self.before.fingerprints.get(old), self.after.fingerprints.get(after.id))


def in_order(fields: Iterable[FieldChange]) -> tuple[FieldChange, ...]:
    """The weightiest first, else as the model has them."""
    return tuple(sorted(fields, key=lambda field: WEIGHT[field.kind]))


def _names(facts: Facts) -> dict[str, str]:
    return {id_: name_of(fact) for (_, id_), fact in facts.items()}


def _stances(facts: Facts, position: Position) -> dict[str, str]:
    question = facts.get(("questions", position.question))
    return {stance.id: stance.label for stance in question.stances} if isinstance(question, Question) else {}


def _of_text(before: Fingerprinted | None, after: Fingerprinted | None) -> Iterator[FieldChange]:
    """A source's text, if it is another one now; a fingerprint that is missing or damaged tells nothing."""
    if before and after and before[0].sha256 != after[0].sha256:
        one, two = (f"{side[0].words} words, sha256 {side[0].sha256[:12]}" for side in (before, after))
        yield FieldChange("fingerprint", "evidence", one, two)
