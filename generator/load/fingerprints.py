"""A fingerprint's JSON -> record."""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError

from generator.diagnostics import Diagnostic, Location, visible
from generator.model import Fingerprint


def fingerprint_in(name: str, source: str, data: bytes) -> tuple[Fingerprint | None, list[Diagnostic]]:
    """The fingerprint in a source's file, or why it is none."""
    again = f"make it again: explainer fingerprint {visible(source, 60)} TEXT-FILE"
    try:
        value = json.loads(data.decode("utf-8"), object_pairs_hook=_once)
        if _newer(value):
            message = f"the fingerprint has version {value['version']}, this explainer knows 1"
            return None, [Diagnostic("newer-fingerprint", message, Location(name), f"install the newer explainer, or {again}")]
        return Fingerprint.model_validate(value), []
    except (ValueError, RecursionError) as error:
        line, column = getattr(error, "lineno", 0), getattr(error, "colno", 0)
        message = f"the fingerprint {_why(error)}"
        return None, [Diagnostic("bad-fingerprint", message, Location(name, line, column), again)]


def _why(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "is not UTF-8"
    if isinstance(error, json.JSONDecodeError):
        return f"is no JSON, perhaps cut short: {error.msg.lower()}"
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False, include_input=False)[0]
        key = ".".join(map(str, first["loc"]))
        return f"is damaged at `{visible(key, 60)}`: {first['msg'].lower()}" if key else "is no JSON mapping"
    return f"is no JSON: {visible(str(error), 80)}"


def _newer(value: Any) -> bool:
    version = value.get("version") if isinstance(value, dict) and value.get("format") == "explainer-fingerprint" else None
    return isinstance(version, int) and version > 1


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found
