"""Data files: each read by a program that is not ours, and each the same in every build."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import bibtexparser
import feedparser
import icalendar
import pytest
from citeproc.source.json import CiteProcJSON
from exported import HOSTILE, PROJECTS, SITE, digests, explainer, files, reworded, text_of, with_log
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from generator.catalogue import catalogue, languages
from generator.export import downloads, exports, schema
from generator.export.ics import placed
from generator.export.spreadsheet import guarded
from generator.export.tables import OF_KIND, PARTS
from generator.link import Library
from generator.model import Correction, Event, Explainer, LoggedChange, Quote

CASES = Path(__file__).parent / "cases" / "export"
EVERYWHERE = pytest.mark.parametrize(("name", "site_url"), list(product(PROJECTS, ("", SITE))))


def data(name: str, site_url: str = "") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text_of(name, "data/v1/explainer.json", site_url))
    return found


def changed(library: Library, id_: str, **values: Any) -> Library:
    """The library with another value in a record."""
    entry = library.entries[id_]
    return replace(library, entries={**library.entries, id_: replace(entry, fact=entry.fact.model_copy(update=values))})


def with_settings(library: Library, **values: Any) -> Library:
    """The library with another setting of the explainer."""
    settings: Explainer = library.explainer.model_copy(update=values)
    return replace(library, explainer=settings)


# All of them


@EVERYWHERE
def test_every_file_is_offered_for_download(name: str, site_url: str) -> None:
    offered = [href for href, _, _ in downloads(explainer(name)[0])]
    assert len(set(offered)) == len(offered)
    assert {*offered, "llms.txt"} == files(name, site_url).keys()


@pytest.mark.parametrize("language", languages())
def test_every_download_has_a_name_and_a_description(language: str) -> None:
    t = catalogue(language)
    for _, name, what in downloads(explainer("real")[0]):
        assert t(name) != t(what)


def test_the_same_facts_make_the_same_bytes_whatever_the_machine() -> None:
    script = "import exported; print(*exported.digests('fixture'))"
    for n, zone in enumerate(("Asia/Tokyo", "America/Caracas")):
        # The C library fills memory that nobody has written to with other bytes each time.
        odd = {"PYTHONHASHSEED": str(n), "TZ": zone, "LC_ALL": "C", "MALLOC_PERTURB_": str(85 * (n + 1))}
        done = subprocess.run(
            [sys.executable, "-c", script], cwd=Path(__file__).parent, env={**os.environ, **odd}, capture_output=True, text=True, check=True
        )
        assert done.stdout.split() == digests("fixture")


@pytest.mark.parametrize("name", PROJECTS)
def test_no_date_is_the_day_of_the_build(name: str) -> None:
    stamps = [entry.updated for entry in feedparser.parse(text_of(name, "data/v1/feed.xml")).entries]
    library, _ = explainer(name)
    logged = (*library.of("corrections", Correction), *library.of("changes", LoggedChange))
    known = {library.explainer.as_of} | {fact.date for fact in logged}
    assert {stamp.removesuffix("T00:00:00Z") for stamp in stamps} <= known


# JSON


@EVERYWHERE
def test_json_is_what_its_schema_says(name: str, site_url: str) -> None:
    written = json.loads(text_of(name, "data/v1/schema/explainer.schema.json", site_url))
    Draft202012Validator.check_schema(written)
    Draft202012Validator(written).validate(data(name, site_url))


def test_the_schema_refuses_a_key_it_does_not_know_and_misses_one_it_does() -> None:
    validator = Draft202012Validator(schema())
    everything = data("fixture")
    assert not validator.is_valid({**everything, "more": 1})
    assert not validator.is_valid({key: value for key, value in everything.items() if key != "quotes"})


def shape_of(published: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Each published shape, with what each of its keys holds."""
    shapes = {"Everything": published, **published["$defs"]}
    return {name: {key: _holds(value) for key, value in shape["properties"].items()} for name, shape in sorted(shapes.items())}


def _holds(value: dict[str, Any]) -> str:
    if "anyOf" in value:
        return " or ".join(_holds(item) for item in value["anyOf"])
    if "$ref" in value:
        return str(value["$ref"]).rpartition("/")[2]
    if "enum" in value:
        return " | ".join(value["enum"])
    return f"list of {_holds(value['items'])}" if value.get("type") == "array" else str(value.get("const", value.get("type")))


def test_version_1_only_gains_keys(*, bless: bool) -> None:
    """``--bless`` writes down what is new; what was published once is kept, or a version 2 is begun."""
    path = CASES / "v1.json"
    before = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    now = shape_of(schema())
    lost = [(shape, key) for shape, keys in before.items() for key, holds in keys.items() if now.get(shape, {}).get(key) != holds]
    assert lost == []
    if bless:
        path.write_text(json.dumps(now, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    else:
        assert now == before


@pytest.mark.parametrize("name", PROJECTS)
def test_json_holds_every_fact_and_every_receipt(name: str) -> None:
    library, evidence = explainer(name)
    facts = {fact["id"]: fact for kind in OF_KIND for fact in data(name)[kind]}
    assert facts.keys() == library.entries.keys()
    for id_, fact in facts.items():
        found = evidence.receipts.get(id_, ())
        assert [(receipt["words"], receipt["url"]) for receipt in fact.get("receipts", [])] == [(one.words, one.href) for one in found]
    assert {fact["id"]: tuple(fact["statuses"]) for fact in data(name)["quotes"]} == dict(evidence.statuses)


def test_texts_are_plain_and_name_what_they_link_to() -> None:
    facts = {fact["id"]: fact for fact in data("fixture")["summary"]}
    assert facts["answer-company"]["text"] == "Осе Бловік, яка керує поромною компанією, каже, що острів ніколи не був частиною угоди."
    assert facts["answer-official"]["mentions"] == ["ministry-official", "licence"]
    assert data("fixture")["explainer"]["standfirst"].endswith("хто, коли і якими словами їх дав і чого досі ніхто не сказав.")


def test_a_date_says_how_exact_it_is() -> None:
    events = {event["id"]: event["when"] for event in data("fixture")["timeline"]}
    shown = ("edtf", "precision", "earliest", "latest", "approximate", "time", "zone")
    assert [events["storm"][key] for key in shown] == ["2023-11~", "month", "2023-11-01", "2023-11-30", True, None, None]
    assert [events["empty-sailing"][key] for key in shown[1:]] == ["time", "2024-05-15", "2024-05-15", False, "07:30", "+02:00"]
    assert [events["hearing"][key] for key in shown] == ["unknown", "undated", None, None, False, None, None]


def test_addresses_are_absolute_where_the_site_has_one() -> None:
    for site_url in (SITE, SITE.rstrip("/")):
        assert data("fixture", site_url)["quotes"][0]["page"].startswith(f"{SITE}quotes/#")
        assert data("fixture", site_url)["site"] == SITE
    assert data("fixture")["quotes"][0]["page"].startswith("quotes/#")


# CSV


def rows(name: str, table: str) -> list[dict[str, str]]:
    """A CSV file as the standard library reads it."""
    text = text_of(name, f"data/v1/csv/{table}.csv").encode().decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines(keepends=True), strict=True))


@pytest.mark.parametrize(("name", "table"), list(product(PROJECTS, (*OF_KIND, *PARTS))))
def test_csv_has_a_row_for_each_record(name: str, table: str) -> None:
    records = (
        data(name)[table] if table in OF_KIND else [part for kind in OF_KIND for fact in data(name)[kind] for part in fact.get(table, [])]
    )
    read = rows(name, table)
    assert len(read) == len(records)
    for row, record in zip(read, records, strict=True):
        assert None not in row
        for key, value in record.items():
            if isinstance(value, str):
                assert row[key] == guarded(value)


def test_csv_writes_lists_and_truth_values_as_it_says() -> None:
    first, *_ = [row for row in rows("fixture", "quotes") if row["id"] == "blavik-board"]
    assert (first["via"], first["fragment"], first["paraphrase"]) == ("board-sources grimwick-lantern", "true", "")
    assert (first["when"], first["when_precision"], first["when_earliest"]) == ("unknown", "undated", "")
    two, *_ = [row for row in rows("fixture", "quotes") if row["id"] == "blavik-two-towns"]
    assert json.loads(two["words"]) == ["The line was built for two towns", "and an island in between was never part of the bargain"]


@pytest.mark.parametrize("table", [*OF_KIND, *PARTS])
def test_csv_has_each_column_once_and_the_same_lines_everywhere(table: str) -> None:
    text = text_of("fixture", f"data/v1/csv/{table}.csv")
    header = text.partition("\r\n")[0].removeprefix("\ufeff").split(",")
    assert len(set(header)) == len(header)
    assert text.startswith("\ufeff")
    assert text.count("\n") == text.count("\r\n") == len(rows("fixture", table)) + 1


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+380", "'+380"),
        ("-5", "'-5"),
        ("@x", "'@x"),
        ("＝1", "'＝1"),
        ("\u00a0=1", "\u00a0'=1"),
        ('"=1', "\"'=1"),
        ("'=1", "''=1"),
        ("a; =1", "a; '=1"),
        ("a;b=1", "a;b=1"),
        ("a = b - c", "a = b - c"),
        ("ʼtis", "ʼtis"),
        ("'tis", "'tis"),
        ("", ""),
    ],
)
def test_csv_guards_what_a_spreadsheet_would_compute(text: str, cell: str) -> None:
    assert guarded(text) == cell


# SQLite


@contextmanager
def database(name: str) -> Iterator[sqlite3.Connection]:
    content = files(name)["data/v1/explainer.sqlite"]
    assert isinstance(content, bytes)
    connection = sqlite3.connect(":memory:")
    connection.deserialize(content)
    yield connection
    connection.close()


@pytest.mark.parametrize("name", PROJECTS)
def test_the_database_is_sound_and_its_references_lead_somewhere(name: str) -> None:
    with database(name) as found:
        assert found.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert found.execute("PRAGMA foreign_key_check").fetchall() == []
        assert found.execute("PRAGMA user_version").fetchone() == (1,)
        tables = [table for (table,) in found.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        assert sum(len(found.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()) for table in tables) > 40


@pytest.mark.parametrize("name", PROJECTS)
def test_the_database_has_a_row_for_each_record(name: str) -> None:
    with database(name) as found:
        for kind in OF_KIND:
            ids = found.execute(f'SELECT id FROM "{kind}" ORDER BY rowid').fetchall()
            assert [id_ for (id_,) in ids] == [fact["id"] for fact in data(name)[kind]]
            assert found.execute("SELECT count(*) FROM facts WHERE kind = ?", (kind,)).fetchone() == (len(ids),)
        assert found.execute("SELECT title FROM explainer").fetchall() == [(explainer(name)[0].explainer.title,)]


def test_the_database_answers_who_said_what() -> None:
    asked = """
        SELECT quotes.said, passed.name FROM quotes
        JOIN participants ON participants.id = quotes.speaker
        JOIN quotes_via AS via ON via.fact = quotes.id
        JOIN participants AS passed ON passed.id = via.id
        WHERE participants.name = 'Осе Бловік' ORDER BY via.place
    """
    with database("fixture") as found:
        words = "if somebody else pays for the quay"
        assert found.execute(asked).fetchall() == [(words, "Двоє людей у кімнаті"), (words, "Grimwick Lantern")]


def test_the_header_of_the_database_names_always_the_same_release() -> None:
    content = files("fixture")["data/v1/explainer.sqlite"]
    assert isinstance(content, bytes)
    assert int.from_bytes(content[96:100], "big") == 3040001


# Atom


def feed(library: Library, site_url: str = "") -> Any:
    text = exports(library, explainer("fixture")[1], site_url)["data/v1/feed.xml"]
    found = feedparser.parse(text)
    assert not found.bozo
    return found


def test_without_a_site_url_the_feed_points_to_the_site_around_it() -> None:
    found = feed(explainer("fixture")[0])
    links = {entry.link for entry in found.entries}
    assert {"../../", "../../corrections/#correction-rowers"} <= links
    assert all(link.startswith("../../") for link in links)
    assert [(link.rel, link.href) for link in found.feed.links] == [("alternate", "../../")]


def ids(found: Any) -> set[str]:
    return {found.feed.id} | {entry.id for entry in found.entries}


def test_the_feed_tells_the_state_each_correction_and_each_change_newest_first() -> None:
    library, _ = explainer("fixture")
    found = feed(library, SITE)
    told = {entry.link: entry for entry in found.entries}
    logged = [*library.of("corrections", Correction), *library.of("changes", LoggedChange)]
    assert told.keys() == {SITE, *(f"{SITE}corrections/#{fact.id}" for fact in logged)}
    assert {link: entry.updated[:10] for link, entry in told.items()} == {
        SITE: "2024-05-20",
        **{f"{SITE}corrections/#{fact.id}": fact.date for fact in logged},
    }
    assert [entry.updated for entry in found.entries] == sorted((entry.updated for entry in found.entries), reverse=True)
    rowers = told[f"{SITE}corrections/#correction-rowers"]
    assert rowers.content[0].value.splitlines()[1] == "Тепер: Це окрема група; з комітетом її ніхто не пов’язує."
    assert found.feed.updated == "2024-05-20T00:00:00Z"
    assert [link.href for link in found.feed.links] == [SITE, f"{SITE}data/v1/feed.xml"]


def test_ids_of_the_feed_outlast_a_move_a_new_wording_and_a_new_id() -> None:
    library, _ = explainer("fixture")
    before = ids(feed(library))
    reread = reworded("fixture", ["Quite another text"])[0]
    renamed = replace(library, entries=dict(library.entries), addresses=dict(library.addresses))
    old = renamed.entries.pop("correction-rowers")
    renamed.entries["rowers-corrected"] = replace(
        old, fact=old.fact.model_copy(update={"id": "rowers-corrected", "formerly": ("correction-rowers",)})
    )
    renamed.addresses["rowers-corrected"] = renamed.addresses["correction-rowers"]
    assert [ids(feed(other)) for other in (reread, renamed)] == [before, before]
    assert ids(feed(library, SITE)) == ids(feed(library, "https://elsewhere.example/")) == before
    other = changed(library, "harbour-gazette", url="https://harbour-gazette.example/another")
    assert not ids(feed(other)) & before


def test_a_new_day_of_the_facts_makes_a_new_entry() -> None:
    library, _ = explainer("fixture")
    before, after = feed(library), feed(with_settings(library, as_of="2024-06-02"))
    assert len(ids(after) - ids(before)) == 1
    assert after.feed.updated == after.entries[0].updated == "2024-06-02T00:00:00Z"


def test_each_logged_change_is_an_entry() -> None:
    library, _ = explainer("fixture")
    dated = LoggedChange(
        id="hearing-dated", date="2024-05-22", kind="more_precise", facts=("hearing", "gone-by-now"), summary="A date was set."
    )
    found = feed(with_log(library, dated), SITE)
    first = found.entries[0]
    assert (first.updated, first.link) == ("2024-05-22T00:00:00Z", f"{SITE}corrections/#hearing-dated")
    assert first.content[0].value.splitlines() == [
        "A date was set.",
        "Яких фактів це стосується: Громадські слухання про ліцензію.; gone-by-now",
    ]
    renamed = dated.model_copy(update={"id": "set", "formerly": ("hearing-dated",), "summary": "The hearing has a date."})
    assert ids(feed(with_log(library, renamed))) == ids(found)


def test_without_any_day_the_feed_is_still_one() -> None:
    library, _ = explainer("fixture")
    library = with_settings(library, as_of="unknown")
    for fact in (*library.of("corrections", Correction), *library.of("changes", LoggedChange)):
        library = changed(library, fact.id, date="unknown")
    assert feed(library).feed.updated == "1970-01-01T00:00:00Z"


# iCalendar


@pytest.mark.parametrize(
    ("when", "lines"),
    [
        ("2024-05-16", ["DTSTART;VALUE=DATE:20240516", "DTEND;VALUE=DATE:20240517"]),
        ("2024-12-31", ["DTSTART;VALUE=DATE:20241231", "DTEND;VALUE=DATE:20250101"]),
        ("2024-02~", ["DTSTART;VALUE=DATE:20240201", "DTEND;VALUE=DATE:20240301"]),
        ("1987", ["DTSTART;VALUE=DATE:19870101", "DTEND;VALUE=DATE:19880101"]),
        ("2024-05-13/2024-05-16", ["DTSTART;VALUE=DATE:20240513", "DTEND;VALUE=DATE:20240517"]),
        ("2024-05-14T18:40", ["DTSTART:20240514T184000"]),
        ("2024-05-14T18:40:07Z", ["DTSTART:20240514T184007Z"]),
        ("2024-05-15T01:30+02:00", ["DTSTART:20240514T233000Z"]),
        ("2024-05-14T23:30-05:00", ["DTSTART:20240515T043000Z"]),
        ("unknown", []),
        ("2024-05-13/..", []),
        ("../2024-05-13", []),
        ("9999-12-31", []),
        ("9999-12-31T23:30-05:00", []),
    ],
)
def test_an_event_stands_in_the_calendar_as_exactly_as_it_is_known(when: str, lines: list[str]) -> None:
    event = explainer("fixture")[0].get("hearing", Event)
    assert placed(event.model_copy(update={"when": when})) == lines


def events(name: str, site_url: str = "") -> list[Any]:
    return icalendar.Calendar.from_ical(text_of(name, "data/v1/calendar.ics", site_url)).walk("VEVENT")


def test_the_calendar_holds_every_event_with_a_date() -> None:
    library, _ = explainer("fixture")
    dated = [event for event in library.of("timeline", Event) if event.when != "unknown"]
    found = events("fixture", SITE)
    assert sorted(str(event["URL"]).rpartition("#")[2] for event in found) == sorted(event.id for event in dated)
    calendar = icalendar.Calendar.from_ical(text_of("fixture", "data/v1/calendar.ics"))
    assert str(calendar["DESCRIPTION"]).endswith(catalogue("uk").count("data.calendar.left_out", 3))


def test_the_calendar_says_what_an_event_is_and_how_exact_its_date() -> None:
    found = {str(event["URL"]).rpartition("#")[2]: event for event in events("fixture", SITE)}
    deadline, sailing, protest = found["answer-deadline"], found["empty-sailing"], found["rowing-protest"]
    assert str(deadline["SUMMARY"]).startswith(f"{catalogue('uk')('event.deadline')}: День, до якого")
    assert "by Friday" in str(deadline["DESCRIPTION"])
    assert (sailing["DTSTART"].dt.isoformat(), protest["DTSTART"].dt.isoformat()) == ("2024-05-15T05:30:00+00:00", "2024-05-14T18:40:00")
    assert {event["DTSTAMP"].dt.date().isoformat() for event in found.values()} == {"2024-05-20"}


def test_ids_of_the_calendar_outlast_a_move_and_a_new_wording() -> None:
    before = [str(event["UID"]) for event in events("fixture")]
    assert len(set(before)) == len(before)
    assert [str(event["UID"]) for event in events("fixture", SITE)] == before
    again = exports(*reworded("fixture", ["Quite another text"]))["data/v1/calendar.ics"]
    assert [str(event["UID"]) for event in icalendar.Calendar.from_ical(again).walk("VEVENT")] == before


def test_lines_of_the_calendar_are_short_and_no_character_is_cut() -> None:
    content = text_of("fixture", "data/v1/calendar.ics").encode()
    assert content.endswith(b"\r\n")
    for line in content.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


def test_the_calendar_escapes_what_would_end_a_value() -> None:
    content = exports(*reworded("fixture", ["a, b; c\\n"]))["data/v1/calendar.ics"]
    assert isinstance(content, str)
    assert "\r\nSUMMARY:a\\, b\\; c\\\\n\r\n" in content


def test_without_a_dated_event_there_is_no_calendar() -> None:
    library, evidence = explainer("fixture")
    for event in library.of("timeline", Event):
        library = changed(library, event.id, when="unknown")
    assert "data/v1/calendar.ics" not in exports(library, evidence)
    assert not any("calendar" in href for href, _, _ in downloads(library))


# Citations


@pytest.mark.parametrize("name", PROJECTS)
def test_every_quote_can_be_cited(name: str) -> None:
    quotes = [quote.id for quote in explainer(name)[0].of("quotes", Quote)]
    items = json.loads(text_of(name, "data/v1/citations.json"))
    assert list(CiteProcJSON(items)) == [item["id"] for item in items] == quotes
    entries = bibtexparser.parse_string(text_of(name, "data/v1/citations.bib"))
    assert [entry.key for entry in entries.entries] == quotes
    assert not entries.failed_blocks


# llms.txt


def test_llms_txt_names_every_page_and_file() -> None:
    text = text_of("fixture", "llms.txt", SITE)
    links = [token.attrs["href"] for block in MarkdownIt().parse(text) for token in block.children or () if token.type == "link_open"]
    assert len(links) == len(explainer("fixture")[0].explainer.summary) + 11 + len(downloads(explainer("fixture")[0]))
    assert all(str(link).startswith(SITE) for link in links)


def test_llms_txt_stays_in_shape_whatever_the_facts_say() -> None:
    shape = [token.type for token in MarkdownIt().parse(text_of("minimal", "llms.txt"))]
    for text in HOSTILE:
        hostile = exports(*reworded("minimal", [text]))["llms.txt"]
        assert isinstance(hostile, str)
        tokens = MarkdownIt().parse(hostile)
        assert [token.type for token in tokens] == shape, text
        headline = next(token for token in tokens if token.type == "inline")
        assert "".join(child.content for child in headline.children or ()).strip() == text.strip()
