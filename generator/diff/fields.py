"""Two records -> what differs, field by field. The order of a list tells nothing, except of words and of who passed them on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from generator.model import PROSE, ChangeKind, Record, Ref, Stance, marked

from .kinds import classify, is_reference

# Lists whose order says something, and how their items are told in one text.
_ORDERED: Final[Mapping[str, str]] = {"words": "” … “", "via": " → "}
_LINK: Final = re.compile(r"(?<=\[\[)(\s*+)([^\[\]|\s]++)(?=\s*+(?:\||\]\]))")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that differs: its key path, the sort of change, both texts as the files have them; "" stands for none.

    Of a list only the items that differ are told. The names are what readers see where the texts are ids.
    """

    field: str
    kind: ChangeKind
    before: str
    after: str
    before_name: str = ""
    after_name: str = ""

    @property
    def shown(self) -> tuple[str, str]:
        """Both texts as people read them, without the marks around the words of a quote."""
        one, two = self.before_name or self.before, self.after_name or self.after
        return (_bare(one), _bare(two)) if self.before_name or self.after_name else (one, two)


def _bare(name: str) -> str:
    return name.removeprefix("“").removesuffix("”")


Names = tuple[Mapping[str, str], Mapping[str, str]]


@dataclass(frozen=True)
class Around:
    """What the facts around a record tell of it: ids renamed in between, the words of names, what ids are called on both sides."""

    renamed: Mapping[str, str] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    names: Names = ({}, {})
    stances: Names = ({}, {})


def differences(before: Record, after: Record, around: Around, but: Iterable[str] = ()) -> Iterator[FieldChange]:
    """Every field that differs. A reference to a fact that only has a new id does not."""
    one, two = (renewed(record, around.renamed) for record in (before, after))
    yield from _of_record(one, two, "", around, frozenset(but))


def renewed(record: Record, renamed: Mapping[str, str]) -> Record:
    """The record as it would be if all it refers to had its new id already."""
    texts = ((path, text, _renewed(text, marker, renamed)) for path, text, marker in marked(record)) if renamed else ()
    changed = [(path, new) for path, text, new in texts if new != text]
    if not changed:
        return record
    raw: Any = record.model_dump()
    for path, new in changed:
        raw = _with(raw, path, new)
    return type(record).model_validate(raw)


def _renewed(text: str, marker: object, renamed: Mapping[str, str]) -> str:
    if isinstance(marker, Ref):
        return renamed.get(text, text)
    if marker is PROSE:
        return _LINK.sub(lambda found: found[1] + renamed.get(found[2], found[2]), text)
    return text


def _with(value: Any, path: tuple[str | int, ...], new: str) -> Any:
    """The value with another text at a key path."""
    if not path:
        return new
    head, *rest = path
    if isinstance(value, dict):
        return {**value, head: _with(value[head], tuple(rest), new)}
    return tuple(_with(item, tuple(rest), new) if n == head else item for n, item in enumerate(value))


def _of_record(before: Record, after: Record, path: str, around: Around, but: frozenset[str] = frozenset()) -> Iterator[FieldChange]:
    for name in type(after).model_fields:
        one, two = getattr(before, name), getattr(after, name)
        if one != two and name not in but:
            yield from _Field(type(after), name, path + name, around).differences(one, two)


@dataclass(frozen=True)
class _Field:
    """A field of a model, and where it stands."""

    model: type[Record]
    name: str
    path: str
    around: Around

    def differences(self, one: Any, two: Any) -> Iterator[FieldChange]:
        """What differs between two values that do."""
        if isinstance(one, Record) and isinstance(two, Record):
            yield from _of_record(one, two, f"{self.path}.", self.around)
        elif any(isinstance(item, Stance) for value in (one, two) if isinstance(value, tuple) for item in value):
            yield from self._by_id({item.id: item for item in one}, {item.id: item for item in two})
        elif isinstance(two, tuple) and self.name not in _ORDERED:
            less, more = _beyond(_parts(one), _parts(two)), _beyond(_parts(two), _parts(one))
            if less or more:
                yield self._change(less, more, "; ")
        else:
            yield self._change(_parts(one), _parts(two), _ORDERED.get(self.name, ""))

    def _by_id(self, one: Mapping[str, Record], two: Mapping[str, Record]) -> Iterator[FieldChange]:
        """What differs in the items of a list that have ids of their own."""
        for id_ in sorted({*one, *two}):
            place = _Field(self.model, self.name, f"{self.path}.{id_}", self.around)
            if id_ in one and id_ in two:
                yield from _of_record(one[id_], two[id_], f"{place.path}.", self.around)
            else:
                yield place._change(_parts(one.get(id_)), _parts(two.get(id_)))

    def _change(self, before: list[str], after: list[str], glue: str = "") -> FieldChange:
        texts = glue.join(before), glue.join(after)
        tables = self.around.stances if self.name == "stance" else self.around.names if is_reference(self.model, self.name) else ({}, {})
        names = tuple(glue.join(table.get(item, item) for item in items) for items, table in zip((before, after), tables, strict=True))
        shown = names if names != texts and names[0] != names[1] else ("", "")
        return FieldChange(self.path, classify(self.model, self.name, *texts, self.around.words), *texts, *shown)


def _parts(value: Any) -> list[str]:
    return [] if value is None else [told(item) for item in (value if isinstance(value, tuple) else (value,))]


def _beyond(one: list[str], two: list[str]) -> list[str]:
    """What of the first list the second does not have, in order."""
    left = Counter(two)
    left.subtract(one)
    kept = []
    for item in reversed(one):
        if left[item] < 0:
            left[item] += 1
            kept.append(item)
    return kept[::-1]


def told(value: Any) -> str:
    """A value as one text; a record by its fields, without its id."""
    if isinstance(value, Record):
        fields = [getattr(value, name) for name in type(value).model_fields if name != "id"]
        return ": ".join(told(item) for item in fields if item not in (None, (), False))
    if isinstance(value, tuple):
        return "; ".join(map(told, value))
    return str(value).lower() if isinstance(value, bool) else str(value)
