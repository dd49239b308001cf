"""A fingerprint's JSON -> record."""

from __future__ import annotations

import json
from typing import Any, Final

from pydantic import ValidationError

from generator.diagnostics import Diagnostic, Location, visible
from generator.model import Fingerprint

_AGAIN: Final = "make it again: explainer fingerprint SOURCE TEXT-FILE"


def fingerprint_in(name: str, data: bytes) -> tuple[Fingerprint | None, list[Diagnostic]]:
    """The fingerprint in a file, or why it is none."""
    where = Location(name)
    try:
        value = json.loads(data.decode("utf-8"), object_pairs_hook=_once)
    except UnicodeDecodeError:
        return None, [Diagnostic("bad-fingerprint", "the fingerprint is not UTF-8", where, _AGAIN)]
    except json.JSONDecodeError as error:
        at = Location(name, error.lineno, error.colno)
        return None, [Diagnostic("bad-fingerprint", f"the fingerprint is no JSON, perhaps cut short: {error.msg.lower()}", at, _AGAIN)]
    except (ValueError, RecursionError) as error:
        return None, [Diagnostic("bad-fingerprint", f"the fingerprint is no JSON: {visible(str(error), 80)}", where, _AGAIN)]
    if isinstance(value, dict) and value.get("format") == "explainer-fingerprint" and _newer(value.get("version")):
        help_ = "install the newer explainer, or " + _AGAIN
        return None, [Diagnostic("newer-fingerprint", f"the fingerprint has version {value['version']}, this explainer knows 1", where, help_)]
    try:
        return Fingerprint.model_validate(value), []
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        at_key = ".".join(map(str, first["loc"])) or "the file"
        return None, [Diagnostic("bad-fingerprint", f"the fingerprint is damaged at `{visible(at_key, 60)}`: {first['msg'].lower()}", where, _AGAIN)]


def _newer(version: Any) -> bool:
    return isinstance(version, int) and version > 1


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found
