"""Noun: what the model allows at a place, read from its own types and markers.

The schemas and the layout are made from this, so that neither can say anything else than the model does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from pydantic import AfterValidator, BeforeValidator
from pydantic.fields import FieldInfo

from generator.model import KINDS, PROSE, Explainer, Marker, Record, Ref

EXPLAINER: Final = "explainer"
# Of the keys that records share these stand first, and the others behind a record's own, what it rests on before the rest.
FIRST: Final = ("id", "draft")
SHARED: Final = ("cite", "rests_on", "basis", "notes", "allow", "checked", "formerly")
_LINES: Final = frozenset({PROSE.name, "words", "locator"})


@dataclass(frozen=True)
class Shape:
    """A record, a list of ``items``, or a text. ``form`` names the validator of a text; ``single``: a text may stand for a list."""

    record: type[Record] | None = None
    items: Shape | None = None
    single: bool = False
    least: int = 0
    marker: Marker | None = None
    form: str = ""
    pattern: str = ""
    choices: tuple[str, ...] = ()

    @property
    def is_date(self) -> bool:
        return self.marker is not None and self.marker.name == "edtf"

    @property
    def is_short(self) -> bool:
        """Whether a list of these stands on one line: ids and names do, prose and words do not."""
        return self.record is None and (self.marker is None or self.marker.name not in _LINES)


TEXT: Final = Shape()


def model_of(kind: str) -> type[Record]:
    """The record of a kind of file."""
    return Explainer if kind == EXPLAINER else KINDS[kind]


@cache
def fields_of(record: type[Record]) -> Mapping[str, Shape]:
    """What a record's keys hold, in the order in which they are written."""
    own = ("id", "draft", *(key for key in record.__annotations__ if key not in SHARED))
    keys = dict.fromkeys((*own, *SHARED, *record.model_fields))
    return {key: _shape(record.model_fields[key]) for key in keys if key in record.model_fields}


def _shape(info: FieldInfo) -> Shape:
    return _refined(_of(info.annotation), info.metadata)


def _of(annotation: Any) -> Shape:
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _refined(_of(args[0]), args[1:])
    if origin in (Union, UnionType):
        (only,) = (arg for arg in args if arg is not NoneType)
        return _of(only)
    if origin is tuple:
        return Shape(items=_of(args[0]))
    if origin is Literal:
        return Shape(choices=args)
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return Shape(record=annotation)
    if annotation in (str, bool):
        return TEXT
    raise TypeError(f"no shape for {annotation}")


def _refined(shape: Shape, metadata: Iterable[Any]) -> Shape:
    for item in _flat(metadata):
        if isinstance(item, Marker):
            shape = replace(shape, marker=item)
        elif isinstance(item, BeforeValidator | AfterValidator):
            name = item.func.__name__
            shape = replace(shape, single=True) if shape.items else replace(shape, form=name)
        else:
            shape = replace(shape, least=getattr(item, "min_length", shape.least), pattern=getattr(item, "pattern", shape.pattern))
    return shape


def _flat(metadata: Iterable[Any]) -> Iterator[Any]:
    for item in metadata:
        if isinstance(item, FieldInfo):
            yield from item.metadata
        else:
            yield item


def records_in(record: type[Record]) -> Iterator[type[Record]]:
    """The record, and every record it holds, each once."""
    yield from dict.fromkeys(_records_in(record))


def _records_in(record: type[Record]) -> Iterator[type[Record]]:
    yield record
    for shape in fields_of(record).values():
        inner = shape.items or shape
        if inner.record is not None:
            yield from _records_in(inner.record)


def referred_in(record: type[Record]) -> Iterator[tuple[str, ...]]:
    """The kinds that the references of a record and of those it holds may lead to, but for those to what is gone."""
    for each in records_in(record):
        for shape in fields_of(each).values():
            marker = (shape.items or shape).marker
            if isinstance(marker, Ref) and not marker.past:
                yield marker.kinds
