"""What all records share: the base, the markers, citations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from .text import kebab, language_code, one_line, true_or_false, web_address


@dataclass(frozen=True)
class Marker:
    """What a text field means beyond its characters."""

    name: str


@dataclass(frozen=True)
class Ref(Marker):
    """An id of one of ``kinds``; with ``past`` perhaps of a record that has been renamed or removed since."""

    kinds: tuple[str, ...] = ()
    past: bool = False

    @classmethod
    def to(cls, *kinds: str) -> Ref:
        """A reference to a record of one of the kinds."""
        return cls("ref", kinds)


EDTF = Marker("edtf")
PROSE = Marker("prose")
LOCATOR = Marker("locator")


def _listed(value: object) -> object:
    return value if isinstance(value, list | tuple) else [value]


Id = Annotated[str, AfterValidator(kebab)]
Text = Annotated[str, AfterValidator(one_line)]
Prose = Annotated[Text, PROSE]
Words = Annotated[Text, Marker("words")]
Locator = Annotated[Text, LOCATOR]
Date = Annotated[str, EDTF]
Url = Annotated[str, AfterValidator(web_address)]
Language = Annotated[str, AfterValidator(language_code)]
SourceId = Annotated[str, Ref.to("sources")]
ParticipantId = Annotated[str, Ref.to("participants")]
QuestionId = Annotated[str, Ref.to("questions")]
QuoteId = Annotated[str, Ref.to("quotes")]
PositionId = Annotated[str, Ref.to("positions")]
PastId = Annotated[Id, Ref("ref", past=True)]
Segments = Annotated[tuple[Words, ...], BeforeValidator(_listed), Field(min_length=1)]
Flag = Annotated[bool, Field(strict=True), BeforeValidator(true_or_false)]


class Record(BaseModel):
    """A mapping an editor writes: unknown keys are errors, nothing changes after loading."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)


class Cite(Record):
    """Where in a source the words stand: ``at`` is a run of words, or ``first words … last words``."""

    source: SourceId
    at: Locator | None = None


class Allow(Record):
    """A warning that a record may have, by its code, and why."""

    check: Text
    reason: Prose


class Fact(Record):
    """A record with an address of its own. ``notes`` are the editor's, shown as not from the source; a ``draft`` is not published."""

    id: Id
    draft: Flag = False
    formerly: tuple[Id, ...] = ()
    checked: Date | None = None
    notes: tuple[Prose, ...] = ()
    allow: tuple[Allow, ...] = ()


class Backed(Fact):
    """A fact that tells the reader something, and so needs evidence or ``basis: editor``."""

    cite: tuple[Cite, ...] = ()
    rests_on: tuple[QuoteId, ...] = ()
    basis: Literal["editor"] | None = None


Step = tuple[str, Any]


@cache
def _plan(model: type[Record], only: Marker | None = None) -> tuple[tuple[str, Any], ...]:
    """For each field of interest its name and what it holds: a marker, a model, or a ``("*", …)`` list of them."""
    found = ((name, _holds(info.annotation, info.metadata)) for name, info in model.model_fields.items())
    return tuple((name, what) for name, what in found if what is not None and (only is None or _leads_to(what, only)))


def _leads_to(what: Any, marker: Marker) -> bool:
    if isinstance(what, Marker):
        return what == marker
    return _leads_to(what[1], marker) if isinstance(what, tuple) else bool(_plan(what, marker))


def _holds(annotation: Any, metadata: list[Any]) -> Any:
    for item in metadata:
        if isinstance(item, Marker):
            return item
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _holds(args[0], list(args[1:]))
    if origin is tuple:
        inner = _holds(args[0], [])
        return ("*", inner) if inner is not None else None
    if origin in (Union, UnionType):
        return next((what for arg in args if (what := _holds(arg, [])) is not None), None)
    return None


def marked(
    record: Record, path: tuple[str | int, ...] = (), only: Marker | None = None
) -> Iterator[tuple[tuple[str | int, ...], str, Marker]]:
    """Every marked text of a record as (key path, text, marker), in the order of the model's fields; perhaps of one marker only."""
    for name, what in _plan(type(record), only):
        value = getattr(record, name)
        if value:
            yield from _walk(value, what, (*path, name), only)


def _walk(value: Any, what: Any, path: tuple[str | int, ...], only: Marker | None) -> Iterator[tuple[tuple[str | int, ...], str, Marker]]:
    if isinstance(what, Marker):
        yield path, value, what
    elif isinstance(what, tuple):
        for n, item in enumerate(value):
            yield from _walk(item, what[1], (*path, n), only)
    else:
        yield from marked(value, path, only)
