"""Noun: JSON Schema (draft-07) of what an editor may write, for the programs in which it is written.

Made from the model. With the records at hand, references are closed lists of their ids, each with what it stands for. The
schemas are kinder than the loader: what is said of the file as text, of dates that no calendar has, or of several records at
once is for `explainer check`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from generator.load import Loaded
from generator.model import KINDS, Record

from .editors import HIDDEN, SETTINGS, file_of, settings, with_modeline
from .fields import EXPLAINER, model_of, records_in, referred_in
from .forms import Schema
from .ids import Ids
from .records import name_of_ids, record_schema

__all__ = ["HIDDEN", "SETTINGS", "file_of", "schemas", "settings", "with_modeline"]

DRAFT: Final = "http://json-schema.org/draft-07/schema#"


def schemas(loaded: Loaded | None = None) -> Mapping[str, str]:
    """The schema of each kind of file, by file name; with the ids of the records that could be loaded."""
    ids = Ids.of(loaded) if loaded else Ids()
    return {file_of(kind): json.dumps(_schema(kind, ids), ensure_ascii=False, indent=2) + "\n" for kind in (EXPLAINER, *KINDS)}


def _schema(kind: str, ids: Ids) -> Schema:
    record = model_of(kind)
    return {"$schema": DRAFT, "title": kind, **_root(kind, record), "definitions": _definitions(record, ids)}


def _root(kind: str, record: type[Record]) -> Schema:
    """One mapping, or a list of records, which in a folder's files may be a single one."""
    ref = {"$ref": f"#/definitions/{record.__name__}"}
    if kind == EXPLAINER:
        return {"allOf": [ref]}
    return {"type": ["array", "object"], "items": ref, "if": {"type": "object"}, "then": ref}


def _definitions(record: type[Record], ids: Ids) -> Schema:
    named = {each.__name__: record_schema(each, ids) for each in records_in(record)}
    return named | {name_of_ids(kinds): ids.enum(kinds) for kinds in dict.fromkeys(referred_in(record)) if ids.holds(kinds)}
