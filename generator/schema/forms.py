"""Noun: what JSON Schema says of a text, by the validator or marker the model gives it.

Every value is text to the loader. Other readers of YAML take `2024` for a number and `true` for a truth value; what is none of
theirs must not be an error there: a text may be any of these, but no list, no mapping, and not nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from .fields import Shape

Schema = dict[str, Any]

_YEAR: Final = "[1-9][0-9]{3}"
_MONTH: Final = "(0[1-9]|1[0-2])"
_DAY: Final = f"{_YEAR}-{_MONTH}-(0[1-9]|[12][0-9]|3[01])"
_SINGLE: Final = f"({_DAY}|{_YEAR}-({_MONTH}|2[1-4])|{_YEAR})[?~%]?"
_CLOCK: Final = "T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])?"
EDTF_PATTERN: Final = rf"^({_DAY}{_CLOCK}|{_SINGLE}(/({_SINGLE}|\.\.))?|\.\./{_SINGLE}|unknown)$"

# A `type` with booleans in it would make editor programs propose true and false for every text; after an `if` they do not.
_ANY_TEXT: Final[Schema] = {"if": {"type": "boolean"}, "else": {"type": ["string", "number"]}}
OR_A_LIST: Final[Schema] = {"if": {"type": ["boolean", "array"]}}

_FORMS: Final[Mapping[str, Schema]] = {
    "": _ANY_TEXT,
    "one_line": {**_ANY_TEXT, "pattern": r"\S", "patternErrorMessage": "write a text, or remove the key"},
    "kebab": {
        **_ANY_TEXT,
        "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
        "maxLength": 60,
        "patternErrorMessage": "an id: lower-case letters and digits, words joined by hyphens",
    },
    "web_address": {
        "type": "string",
        "pattern": "^https?://[A-Za-z0-9.\\-]+(:[0-9]+)?(/[^\\s\"'<>\\\\^`{|}]*)?$",
        "patternErrorMessage": "a web address: https://host/path, without spaces and quotation marks",
    },
    "language_code": {
        "type": "string",
        "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
        "patternErrorMessage": "a language code: en, uk, pt-BR",
    },
    "true_or_false": {"type": ["boolean", "string"], "pattern": "^(true|false)$", "patternErrorMessage": "true or false"},
}  # fmt: skip
_DATE: Final[Schema] = {
    "type": ["string", "integer"],
    "pattern": EDTF_PATTERN,
    "minimum": 1000,
    "maximum": 9999,
    "patternErrorMessage": "a date: 2025-08-07, 2025-08, 2025, 2025-08~, 2025-08-04/2025-08-07, 2025-08-07T16:28, unknown",
}


def form_of(shape: Shape) -> Schema:
    """The schema of a text."""
    if shape.choices:
        return {"enum": list(shape.choices)}
    if shape.pattern:
        return {"type": "string", "pattern": shape.pattern}
    return _DATE if shape.is_date else _FORMS[shape.form]
