"""Verb: the model -> what JSON Schema says of a record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.model import Position, Quote, Record, Ref

from .choices import CHOICES
from .fields import Shape, fields_of, referred_in
from .forms import OR_A_LIST, Schema, form_of
from .ids import Ids, enum
from .words import said_of

_FLAGGED: Final = {"properties": {"fragment": {"enum": [True, "true"]}}, "required": ["fragment"]}
# What the model demands of a record as a whole.
RULES: Final[Mapping[type[Record], Schema]] = {
    Quote: {
        "oneOf": [{"required": ["words"]}, {"required": ["paraphrase"]}],
        "if": _FLAGGED,
        "then": {"required": ["words"]},
    },
}


def record_schema(record: type[Record], ids: Ids) -> Schema:
    """A mapping of this kind."""
    fields = record.model_fields
    schema: Schema = {
        "type": "object",
        "description": (record.__doc__ or "").replace("``", "`"),
        "properties": {key: _field(record, key, shape, ids) for key, shape in fields_of(record).items()},
        "required": [key for key in fields_of(record) if fields[key].is_required()],
        "additionalProperties": False,
        **RULES.get(record, {}),
    }
    if record is Position and ids.stances:
        schema["allOf"] = [_stances(question, stances) for question, stances in ids.stances.items()]
        del schema["properties"]["stance"]["examples"]
    return schema


def _field(record: type[Record], key: str, shape: Shape, ids: Ids) -> Schema:
    description, example = said_of(record, key)
    schema = {"description": description, **_allowed(shape, ids, _meanings(record, key))}
    return schema if shape.choices or example is None or (ids.kinds and _refers(shape)) else {**schema, "examples": [example]}


def _refers(shape: Shape) -> bool:
    """Whether an example would name ids that are none."""
    inner = shape.items or shape
    return isinstance(inner.marker, Ref) or (inner.record is not None and any(True for _ in referred_in(inner.record)))


def _meanings(record: type[Record], key: str) -> Mapping[str, str]:
    """What the values of a closed list mean."""
    return next((CHOICES[name] for base in record.__mro__ if (name := f"{base.__name__}.{key}") in CHOICES), {})


def _allowed(shape: Shape, ids: Ids, meanings: Mapping[str, str]) -> Schema:
    if shape.record:
        return {"allOf": [{"$ref": f"#/definitions/{shape.record.__name__}"}]}
    if shape.items:
        return _list(shape, _allowed(shape.items, ids, meanings))
    if isinstance(shape.marker, Ref):
        return reference(shape.marker, ids)
    schema = form_of(shape)
    return {**schema, "enumDescriptions": [meanings.get(value, value) for value in shape.choices]} if shape.choices else schema


def _list(shape: Shape, items: Schema) -> Schema:
    """A list; what is said of one text holds where that may stand for a list, too: each word applies to its own kind of value."""
    schema: Schema = {"items": items, **({"minItems": shape.least} if shape.least else {})}
    return {**items, **OR_A_LIST, **schema} if shape.single else {"type": "array", **schema}


def reference(marker: Ref, ids: Ids) -> Schema:
    """One of the ids that a reference may hold, or any id where there are none to name, or where those of the past count too."""
    if marker.past or not ids.holds(marker.kinds):
        return form_of(Shape(form="kebab"))
    return {"allOf": [{"$ref": f"#/definitions/{name_of_ids(marker.kinds)}"}]}


def name_of_ids(kinds: tuple[str, ...]) -> str:
    """The name under which a schema defines the ids of some kinds."""
    return "ids of " + (" and ".join(kinds) or "all records")


def _stances(question: str, stances: Mapping[str, str]) -> Schema:
    """Of a position on this question the stance is one of the question's."""
    asked = {"properties": {"question": {"const": question}}, "required": ["question"]}
    return {"if": asked, "then": {"properties": {"stance": enum(stances)}}}
