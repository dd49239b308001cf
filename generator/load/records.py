"""Plain values -> records; pydantic's findings in an editor's words, at their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from generator.diagnostics import Diagnostic, Location, Path, Positions, did_you_mean, visible
from generator.model import Record

from .events import UNREAD

R = TypeVar("R", bound=Record)

_SHAPES: Final[Mapping[type, str]] = {str: "text", list: "a list", dict: "a mapping", type(None): "nothing"}
_QUOTE: Final = "put text that begins with `[` or `{`, or holds `: `, in quotation marks"
_WHOLE: Final = ("the file", "write its keys at the beginning of a line, without a dash")
# What pydantic asks for: what that is, and how an editor writes it.
_WANTED: Final = {
    "string_type": ("text", _QUOTE),
    "literal_error": ("text", _QUOTE),
    "tuple_type": ("a list", "write `[one, two]`, or each entry on a line of its own behind `- `"),
    "model_type": ("a mapping (key: value)", "write each `key: value` on a line of its own below it"),
    "bool_type": ("true or false", "write true or false without quotation marks"),
}
# Fields with a closed list of values; where none is given here, pydantic names them.
_CHOICES: Final[Mapping[str, list[str]]] = {"literal_error": [], "bool_type": ["true", "false"]}
_OTHER: Final = ("has the wrong form", "the documentation of the key shows the right one")
_FORMS: Final = {
    "time": ("is no time of day", "hours and minutes: 16:28"),
    "zone": ("is no time zone", "the distance from UTC, only where the source states it: +02:00, or Z"),
    "wikidata": ("is no Wikidata number", "Q and digits: Q42"),
}


def record_of(model: type[R], value: Any, positions: Positions, path: Path) -> tuple[R | None, list[Diagnostic]]:
    """One record, or what keeps it from being one. What could not be read was reported already."""
    if value is UNREAD:
        return None, []
    if not isinstance(value, dict):
        what, help_ = ("a record", "begin each record with `- id: …`, its other keys below") if path else _WHOLE
        return None, [Diagnostic("wrong-shape", f"{what} must be a mapping (key: value), not {_shape(value)}", positions.at(path), help_)]
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        return None, list(_findings(error, model, value, positions, path))


def _findings(error: ValidationError, model: type[Record], value: Any, positions: Positions, path: Path) -> Iterator[Diagnostic]:
    for found in error.errors(include_url=False):
        if found["input"] is UNREAD or _counted_without_the_broken(found):
            continue
        where = _written(found["loc"], value)
        at = (*path, *where)
        match found["type"]:
            case "extra_forbidden":
                known = _fields(model, where[:-1])
                help_ = did_you_mean(str(where[-1]), known) or "known keys: " + ", ".join(known)
                yield Diagnostic("unknown-key", f"unknown key `{visible(str(where[-1]), 60)}`", positions.at_key(at), help_)
            case "missing":
                message = f"`{_key(where)}` is missing{_of(value)}"
                yield Diagnostic("missing-key", message, positions.at(at[:-1]), f"add `{where[-1]}: …`")
            case _ if found["input"] is None:
                yield Diagnostic("no-value", f"`{_key(where)}` has no value", positions.at_key(at), "write a value, or remove the key")
            case kind:
                yield _refused(kind, found, where, value, positions.at(at))


def _refused(kind: str, found: Any, where: Path, value: Any, at: Location) -> Diagnostic:
    """A value that its field cannot hold."""
    key, got = _key(where), found["input"]
    if kind in _CHOICES and isinstance(got, str):
        known = _CHOICES[kind] or [text.strip("'") for text in str(found["ctx"]["expected"]).replace(" or ", ", ").split(", ")]
        help_ = did_you_mean(got, known) or "one of: " + ", ".join(known)
        return Diagnostic("unknown-value", f"`{key}` cannot be `{visible(got, 60)}`", at, help_)
    if kind in _WANTED:
        wanted, help_ = _WANTED[kind]
        return Diagnostic("wrong-shape", f"`{key}` must be {wanted}, not {_shape(got)}", at, help_)
    if kind == "string_pattern_mismatch":
        message, help_ = _FORMS.get(str(where[-1]), _OTHER)
        return Diagnostic("wrong-value", f"`{key}` {message}: `{visible(got, 60)}`", at, help_)
    if kind == "too_short":
        least = found["ctx"]["min_length"]
        message = f"`{key}` needs at least {least} {'entry' if least == 1 else 'entries'}, not {len(got)}"
        return Diagnostic("wrong-value", message, at, "add what is missing")
    message, _, help_ = str(found["ctx"]["error"] if kind == "value_error" else ": ".join(_OTHER)).partition(": ")
    if not where:
        return Diagnostic("wrong-value", f"the record{_of(value, '')} {message}", at, help_)
    return Diagnostic(
        "wrong-value", f"`{key}` {message}" + (f": `{visible(got, 80)}`" if isinstance(got, str) and got.strip() else ""), at, help_
    )


def _counted_without_the_broken(found: Any) -> bool:
    """Whether a list is only too short for pydantic, which counts no entry that has findings of its own."""
    return found["type"] == "too_short" and bool(len(found["input"]) >= found["ctx"]["min_length"])


def _of(value: Any, before: str = " in") -> str:
    """Which record it is, if it says so."""
    id_ = value.get("id")
    return f"{before} `{visible(id_, 60)}`" if isinstance(id_, str) else ""


def _written(where: tuple[int | str, ...], value: Any) -> Path:
    """The key path as the file has it: a single text where a list may stand is no entry of one."""
    path: list[int | str] = []
    for part in where:
        if isinstance(part, str) or isinstance(value, list):
            path.append(part)
            value = value.get(part) if isinstance(value, dict) else value[part] if isinstance(part, int) else None
    return tuple(path)


def _key(where: Path) -> str:
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
