"""Verb: Library and Evidence -> data files: JSON, CSV, SQLite, Atom, iCalendar, CSL-JSON, BibTeX, llms.txt; JSON-LD for pages.

    v1            noun: the published shapes
    edition       noun: an explainer on its way out: plain texts, addresses, stable ids
    published     the shapes of an edition; explainer.json is all of them
    tables        the shapes as flat tables, for spreadsheet (CSV) and database (SQLite)
    atom, ics     what changed, and what has a date
    bibliography  how to cite each quote
    llms          the site in one text
    jsonld        what a page says, in the words of schema.org

Each is a function that returns the text or the bytes of a file. No clock: every date comes from the facts.
"""

from __future__ import annotations

import json
from typing import Any, Final

from generator.link import Library
from generator.model import Event
from generator.verify import Evidence

from . import v1
from .atom import NAME as FEED
from .atom import feed
from .bibliography import bibliography
from .database import as_sqlite
from .edition import Edition
from .ics import NAME as CALENDAR
from .ics import calendar, placed
from .jsonld import jsonld_for
from .llms import NAME as LLMS
from .llms import llms_txt
from .published import publish
from .spreadsheet import as_csv
from .tables import OF_KIND, PARTS, settings_of, tables_of

__all__ = ["FOLDER", "downloads", "exports", "jsonld_for"]

FOLDER: Final = "data/v1/"
# The way from the folder to the site's root, for what is read where it lies.
_UP: Final = "../../"


def exports(library: Library, evidence: Evidence, site_url: str = "") -> dict[str, str | bytes]:
    """Every data file by its path below ``content/``.

    With ``site_url`` all addresses are absolute; without, they are below the site's root, in the feed relative to itself.
    """
    of = Edition.of(library, evidence, site_url)
    published = publish(of)
    tables = tables_of(published)
    csl, bibtex = bibliography(of)
    files: dict[str, str | bytes | None] = {
        "explainer.json": published.model_dump_json(indent=1) + "\n",
        "schema/explainer.schema.json": json.dumps(schema(), ensure_ascii=False, indent=1) + "\n",
        "explainer.sqlite": as_sqlite(settings_of(published), tables),
        FEED: feed(of.seen_from(_UP)),
        CALENDAR: calendar(of),
        "citations.json": csl,
        "citations.bib": bibtex,
        **{f"csv/{table.name}.csv": as_csv(table) for table in tables},
    }
    text = llms_txt(of, downloads(library))
    return {LLMS: text, **{FOLDER + name: content for name, content in files.items() if content is not None}}


def schema() -> dict[str, Any]:
    """JSON Schema of ``explainer.json``."""
    made = v1.Everything.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def downloads(library: Library) -> list[tuple[str, str, str]]:
    """What the page of data offers: the address below the site's root, the catalogue's keys for the name and for what it is."""
    named = [("explainer.json", "json"), ("schema/explainer.schema.json", "schema"), ("explainer.sqlite", "sqlite"), (FEED, "feed")]
    named += [(CALENDAR, "calendar")] if any(map(placed, library.of("timeline", Event))) else []
    named += [("citations.json", "csl"), ("citations.bib", "bibtex")]
    named += [(f"csv/{table}.csv", f"csv_{table}") for table in (*OF_KIND, *PARTS)]
    return [(FOLDER + name, f"data.file.{key}", f"data.about.{key}") for name, key in named]
