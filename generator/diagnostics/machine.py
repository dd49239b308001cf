"""Findings as JSON, for editor programs and scripts.

The shape has a version of its own and is added to, never changed, until that version does::

    {
      "format": "explainer-findings", "version": 1,
      "errors": 1, "warnings": 0,
      "findings": [
        {
          "code": "duplicate-id",              see `explainer explain CODE`
          "severity": "error",                 or "warning"
          "message": "the id `a` a second time",
          "help": "ids are unique over all files",   "" where there is nothing to say
          "file": "site_data/quotes.yml",      seen from the project's folder
          "line": 3, "column": 7,              from 1, in code points; null for the file as a whole
          "related": [{"message": "it stands here first", "file": …, "line": …, "column": …}]
        }
      ]
    }
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from .finding import Diagnostic, count
from .place import Location
from .visible import visible

_VERSION: Final = 1
_LONGEST: Final = 1000


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """The findings as one JSON document of ASCII characters."""
    findings = list(diagnostics)
    errors, warnings = count(findings)
    told = {"format": "explainer-findings", "version": _VERSION, "errors": errors, "warnings": warnings}
    return json.dumps({**told, "findings": [_finding(item) for item in findings]}, indent=1) + "\n"


def _finding(item: Diagnostic) -> dict[str, Any]:
    return {
        "code": item.code,
        "severity": item.severity,
        "message": visible(item.message, _LONGEST),
        "help": visible(item.help, _LONGEST),
        **_place(item.location),
        "related": [{"message": visible(note, _LONGEST), **_place(where)} for where, note in item.related],
    }


def _place(where: Location) -> dict[str, Any]:
    return {"file": where.file, "line": where.line or None, "column": where.column or None}
