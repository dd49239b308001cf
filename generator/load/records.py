"""Plain values -> records; pydantic's findings in an editor's words, at their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from generator.diagnostics import Diagnostic, Path, Positions, did_you_mean, visible
from generator.model import Record

R = TypeVar("R", bound=Record)

_SHAPES: Mapping[type, str] = {str: "text", list: "a list", dict: "a mapping", type(None): "nothing"}
_WANTED = {
    "string_type": "must be text",
    "tuple_type": "must be a list",
    "list_type": "must be a list",
    "model_type": "must be a mapping (key: value)",
    "model_attributes_type": "must be a mapping (key: value)",
    "dict_type": "must be a mapping (key: value)",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
}
_FORMS = {
    "time": "is no time of day (16:28)",
    "zone": "is no time zone (+02:00 or Z)",
    "wikidata": "is no Wikidata number (Q42)",
}


def record_of(model: type[R], value: Any, positions: Positions, path: Path) -> tuple[R | None, list[Diagnostic]]:
    """One record, or what keeps it from being one."""
    if not isinstance(value, dict):
        message = f"a record must be a mapping (key: value), not {_shape(value)}"
        return None, [Diagnostic("wrong-shape", message, positions.at(path), "begin each record with `- id: …`")]
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        return None, list(_findings(error, model, value, positions, path))


def _findings(error: ValidationError, model: type[Record], value: Any, positions: Positions, path: Path) -> Iterator[Diagnostic]:
    for found in error.errors(include_url=False):
        where: Path = tuple(found["loc"])
        kind, got = found["type"], found["input"]
        key = _key(where)
        if kind == "extra_forbidden":
            known = _fields(model, where[:-1])
            help_ = did_you_mean(str(where[-1]), known) or "known keys: " + ", ".join(known)
            yield Diagnostic("unknown-key", f"unknown key `{visible(str(where[-1]), 60)}`", positions.at_key((*path, *where)), help_)
        elif kind == "missing":
            name = value.get("id") if where[:-1] == () else None
            of = f" in `{visible(name, 60)}`" if isinstance(name, str) else ""
            yield Diagnostic("missing-key", f"`{key}` is missing{of}", positions.at((*path, *where[:-1])), f"add `{where[-1]}: …`")
        elif got is None:
            yield Diagnostic("no-value", f"`{key}` has no value", positions.at_key((*path, *where)), "write a value or remove the key")
        elif kind in _WANTED:
            yield Diagnostic("wrong-shape", f"`{key}` {_WANTED[kind]}, not {_shape(got)}", positions.at((*path, *where)))
        elif kind == "literal_error":
            known = [text.strip("'") for text in str(found["ctx"]["expected"]).replace(" or ", ", ").split(", ")]
            help_ = did_you_mean(str(got), known) or "one of: " + ", ".join(known)
            yield Diagnostic("unknown-value", f"`{key}` cannot be `{visible(str(got), 60)}`", positions.at((*path, *where)), help_)
        else:
            yield Diagnostic("wrong-value", _wrong(kind, found, key, got, where), positions.at((*path, *where)))


def _wrong(kind: str, found: Any, key: str, got: Any, where: Path) -> str:
    if kind == "value_error":
        message = str(found["ctx"]["error"])
        if not where:
            return f"the record {message}" + (f" (`{visible(got['id'], 60)}`)" if isinstance(got, dict) and "id" in got else "")
        return f"`{key}` {message}: `{visible(got, 80)}`" if isinstance(got, str) and got.strip() else f"`{key}` {message}"
    if kind == "string_pattern_mismatch":
        return f"`{key}` {_FORMS.get(str(where[-1]), 'has the wrong form')}: `{visible(str(got), 60)}`"
    if kind == "too_short":
        return f"`{key}` needs at least {found['ctx']['min_length']}, not {found['ctx']['actual_length']}"
    return f"`{key}`: {visible(str(found['msg']), 200)}"


def _key(where: Iterable[str | int]) -> str:
    """A key path as an editor reads it: ``stances[2].label``, lists counted from 1."""
    shown = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{visible(part, 60)}" for part in where)
    return shown.lstrip(".")


def _shape(value: Any) -> str:
    return _SHAPES.get(type(value), "something else")


def _fields(model: type[BaseModel], where: Path) -> list[str]:
    """The keys a mapping at ``where`` may have."""
    for part in where:
        if isinstance(part, str) and part in model.model_fields:
            model = next(_models(model.model_fields[part].annotation), model)
    return list(model.model_fields)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)
