"""Verb: published shapes -> flat tables: one for each kind, one for each list of parts. CSV and SQLite write the same ones.

A nested shape becomes columns that begin with its name (a date's EDTF has the bare name). A list of shapes becomes a table of
its own, whose rows name the record (``fact``) and their place in its list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Final, Literal, get_args, get_origin

from generator.link import SUMMARY
from generator.model import KINDS, Marker, Ref

from . import v1

Holds = Literal["text", "number", "truth", "ids", "texts"]
Value = str | int | bool | tuple[str, ...] | None

ANY: Final = "facts"
# One table each, in this order.
OF_KIND: Final[Mapping[str, type[v1.Fact]]] = {SUMMARY: v1.Statement} | {kind: getattr(v1, model.__name__) for kind, model in KINDS.items()}
PARTS: Final[Mapping[str, type[v1.Shape]]] = {"receipts": v1.Receipt, "stances": v1.Stance, "set_aside": v1.SetAside}


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds. ``to`` is the kind whose ids it holds, ``ANY`` for those of any; ``keys`` lead from a record to it."""

    name: str
    holds: Holds = "text"
    to: str = ""
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of values, one for each column."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


_SCALARS: Final[Mapping[type, Holds]] = {int: "number", bool: "truth"}
_OWNER: Final = (Column("fact", to=ANY), Column("place", "number"))


def tables_of(published: v1.Everything) -> list[Table]:
    """Every table: the kinds, then the lists of parts."""
    facts = {kind: getattr(published, kind) for kind in OF_KIND}
    everyone = [fact for of_kind in facts.values() for fact in of_kind]
    kinds = [Table(kind, columns_of(shape), _rows(facts[kind], shape)) for kind, shape in OF_KIND.items()]
    return kinds + [_parts(name, shape, everyone) for name, shape in PARTS.items()]


def settings_of(published: v1.Everything) -> Table:
    """The explainer's own settings, as a table of one row."""
    return Table("explainer", columns_of(v1.Explainer), _rows([published.explainer], v1.Explainer))


def _parts(name: str, shape: type[v1.Shape], everyone: Iterable[v1.Fact]) -> Table:
    """The parts that any record lists under a name."""
    rows = [(fact.id, place, *row) for fact in everyone for place, row in enumerate(_rows(getattr(fact, name, ()), shape), 1)]
    return Table(name, (*_OWNER, *columns_of(shape)), tuple(rows))


def _rows(records: Iterable[v1.Shape], shape: type[v1.Shape]) -> tuple[tuple[Value, ...], ...]:
    columns = columns_of(shape)
    return tuple(tuple(_value(record, column.keys) for column in columns) for record in records)


def _value(record: Any, keys: Sequence[str]) -> Value:
    """The value that the keys lead to; none where the way ends early."""
    for key in keys:
        record = None if record is None else getattr(record, key)
    value: Value = record
    return value


@cache
def columns_of(shape: type[v1.Shape]) -> tuple[Column, ...]:
    """The columns of a shape: the id, what is its own, what all facts have."""
    shared = v1.Backed.model_fields.keys() - {"id"}
    return tuple(sorted(_columns(shape, "", ()), key=lambda column: (column.keys[0] != "id", column.keys[0] in shared)))


def _columns(shape: type[v1.Shape], before: str, way: tuple[str, ...]) -> Iterator[Column]:
    for name, info in shape.model_fields.items():
        column, keys = before if name == "edtf" else f"{before}_{name}".lstrip("_"), (*way, name)
        holds, to = _read(info.annotation, info.metadata)
        if isinstance(holds, str):
            yield Column(column, holds, to, keys)
        elif holds is not None:
            yield from _columns(holds, column, keys)


def _read(annotation: Any, markers: Sequence[Any]) -> tuple[Holds | type[v1.Shape] | None, str]:
    """What a key holds, and whose ids; nothing for a list of shapes."""
    args = get_args(annotation)
    if get_origin(annotation) is Annotated:
        return _read(args[0], args[1:])
    if get_origin(annotation) is tuple:
        return _list(args[0])
    if type(None) in args:
        return _read(args[0], markers)
    if isinstance(annotation, type) and issubclass(annotation, v1.Shape):
        return annotation, ""
    return _SCALARS.get(annotation, "text"), next((_table(marker) for marker in markers if isinstance(marker, Ref)), "")


def _list(item: Any) -> tuple[Holds | None, str]:
    holds, to = _read(item, ())
    named = get_origin(item) is Literal or any(isinstance(marker, Marker) for marker in get_args(item)[1:])
    return (None if holds != "text" else "ids" if named else "texts"), to


def _table(ref: Ref) -> str:
    """Where a reference is looked up."""
    return ref.kinds[0] if len(ref.kinds) == 1 else ANY
