"""Any text that the model accepts comes back from every format as it was, and begins nothing of the format's own."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from typing import Any

import bibtexparser
import feedparser
import icalendar
import pytest
from citeproc.source.json import CiteProcJSON
from defusedxml.ElementTree import fromstring
from exported import HOSTILE, explainer, files, reworded, texts
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from generator.catalogue import catalogue
from generator.export import exports, schema
from generator.export.atom import feed
from generator.export.bibliography import bibliography
from generator.export.database import as_sqlite
from generator.export.edition import Edition
from generator.export.ics import calendar
from generator.export.llms import llms_txt
from generator.export.published import publish
from generator.export.spreadsheet import as_csv, guarded
from generator.export.tables import Table, settings_of, tables_of
from generator.model import Correction, Event, LoggedChange, Participant, Quote

SCHEMA = Draft202012Validator(schema())
ATOM = "{http://www.w3.org/2005/Atom}"
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
GUARD = re.compile(r"""((?:^|;)[\s"']*)'(?=[=+\-@＝＋－＠])""")
# What BibTeX is given for a character, the other way round.
LATEX = {
    r"\textbackslash{}": "\\",
    r"\textasciicircum{}": "^",
    r"\textasciitilde{}": "~",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
}


def given_texts(test: Any) -> Any:
    """Run a test on texts of every kind, and each hostile one at least once."""
    for n in range(0, len(HOSTILE), 6):
        test = example(chosen=[re.sub(r"\[\[", "[ [", text).strip(" ") for text in HOSTILE[n : n + 6]])(test)
    return settings(max_examples=15, deadline=None)(given(chosen=texts())(test))


def edition(chosen: list[str]) -> Edition:
    return Edition.of(*reworded("fixture", chosen), "")


@given_texts
def test_json_gives_every_text_back(chosen: list[str]) -> None:
    of = edition(chosen)
    found = json.loads(publish(of).model_dump_json(indent=1))
    SCHEMA.validate(found)
    quotes = {quote["id"]: quote for quote in found["quotes"]}
    for quote in of.library.of("quotes", Quote):
        assert tuple(quotes[quote.id]["words"]) == (quote.words or ())
        assert quotes[quote.id]["context"] == of.text(quote.context)
    assert [person["name"] for person in found["participants"]] == [fact.name for fact in of.library.of("participants", Participant)]


def cells(table: Table) -> list[list[str]]:
    return list(csv.reader(as_csv(table).encode().decode("utf-8-sig").splitlines(keepends=True), strict=True))


@given_texts
def test_csv_gives_every_text_back_and_begins_no_formula(chosen: list[str]) -> None:
    for table in tables_of(publish(edition(chosen))):
        found = cells(table)
        assert len(found) == len(table.rows) + 1
        for row, values in zip(found[1:], table.rows, strict=True):
            for cell, value, column in zip(row, values, table.columns, strict=True):
                assert not FORMULA.match(cell)
                read = GUARD.sub(r"\1", cell)
                if isinstance(value, str):
                    assert read == value
                elif isinstance(value, tuple) and value and column.holds == "texts":
                    assert tuple(json.loads(read)) == value


@given_texts
def test_no_formula_begins_where_a_spreadsheet_separates_by_semicolons(chosen: list[str]) -> None:
    for table in tables_of(publish(edition(chosen))):
        lines = as_csv(table).splitlines(keepends=True)
        assert not [cell for row in csv.reader(lines, delimiter=";") for cell in row if FORMULA.match(cell)]


@given(st.text(alphabet="=+-@;'\" a＝\u00a0", max_size=12))
def test_a_guard_is_taken_away_without_a_trace(text: str) -> None:
    assert GUARD.sub(r"\1", guarded(text)) == text


@given_texts
def test_the_database_gives_every_text_back(chosen: list[str]) -> None:
    published = publish(edition(chosen))
    connection = sqlite3.connect(":memory:")
    connection.deserialize(as_sqlite(settings_of(published), tables_of(published)))
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    said = connection.execute("SELECT id, said, context FROM quotes ORDER BY rowid").fetchall()
    assert said == [(quote.id, quote.said, quote.context) for quote in published.quotes]
    spelled = connection.execute("SELECT text FROM participants_aliases ORDER BY rowid").fetchall()
    assert spelled == [(alias,) for person in published.participants for alias in person.aliases]
    connection.close()


@given_texts
def test_the_feed_gives_every_text_back_and_no_element_more(chosen: list[str]) -> None:
    of = edition(chosen)
    text = feed(of)
    root = fromstring(text)
    assert [element.tag for element in root.iter()] == [element.tag for element in fromstring(files("fixture")["data/v1/feed.xml"]).iter()]
    assert root.findtext(f"{ATOM}subtitle") == of.text(of.library.explainer.standfirst)
    told = {entry.findtext(f"{ATOM}id"): str(entry.findtext(f"{ATOM}content")).split("\n") for entry in root.iter(f"{ATOM}entry")}
    assert told[of.uuid("as of", "2024-05-20").urn] == [of.text(statement.text) for statement in of.library.explainer.summary]
    t = catalogue("uk")
    for correction in of.library.of("corrections", Correction):
        was, now = f"{t('corrections.was')}: {of.text(correction.was)}", f"{t('corrections.now')}: {of.text(correction.now)}"
        assert told[of.uuid("correction", correction.id).urn][:2] == [was, now]
    for change in of.library.of("changes", LoggedChange):
        assert told[of.uuid("change", change.id).urn][0] == change.summary
    parsed = feedparser.parse(text)
    assert not parsed.bozo
    assert len(parsed.entries) == len(told)


@given_texts
def test_the_calendar_gives_every_text_back_and_no_line_more(chosen: list[str]) -> None:
    of = edition(chosen)
    content = calendar(of)
    assert content is not None
    assert all(len(line.encode()) <= 75 for line in content.split("\r\n"))
    events = icalendar.Calendar.from_ical(content).walk()
    before = icalendar.Calendar.from_ical(files("fixture")["data/v1/calendar.ics"]).walk()
    assert [(event.name, list(event)) for event in events] == [(event.name, list(event)) for event in before]
    found = {str(event["UID"]): event for event in events if event.name == "VEVENT"}
    for fact in of.library.of("timeline", Event):
        uid = str(of.uuid("event", *(fact.formerly[:1] or (fact.id,))))
        if uid in found:
            assert str(found[uid]["SUMMARY"]).endswith(of.text(fact.what))
            assert str(found[uid].get("LOCATION", "")) == (of.text(fact.where) or "")
            assert str(found[uid]["DESCRIPTION"]).endswith(of.text(fact.details) or "")


@given_texts
def test_citations_give_every_text_back_and_no_entry_more(chosen: list[str]) -> None:
    of = edition(chosen)
    quotes = of.library.of("quotes", Quote)
    csl, bibtex = bibliography(of)
    items = json.loads(csl)
    assert list(CiteProcJSON(items)) == [quote.id for quote in quotes]
    read = bibtexparser.parse_string(bibtex, parse_stack=[])
    assert [entry.key for entry in read.entries] == [quote.id for quote in quotes]
    for entry, item in zip(read.entries, items, strict=True):
        title = entry.fields_dict["title"].value[1:-1]
        assert [field.key for field in entry.fields] == ["author", "title", "howpublished", "year", "url", "note"]
        assert re.sub(r"\\text\w+\{\}|\\(.)", lambda found: found[1] or LATEX[found[0]], title) == item["title"]


@given_texts
def test_llms_txt_has_no_line_more(chosen: list[str]) -> None:
    before = files("fixture")["llms.txt"]
    assert isinstance(before, str)
    assert llms_txt(edition(chosen), []).count("\n") == llms_txt(Edition.of(*explainer("fixture"), ""), []).count("\n")


@pytest.mark.parametrize("text", ["=1+1", "]]>", "a\\nb"])
def test_the_whole_export_takes_it(text: str) -> None:
    assert exports(*reworded("fixture", [text])).keys() == files("fixture").keys()
