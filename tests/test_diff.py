"""What changed between two states of the facts. The cases are data: ``cases/diff/*.yml``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

import pytest
import yaml
from exported import HOSTILE
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from projects import FIXTURE, ROOT
from test_load import plant

from generator.catalogue import catalogue, languages
from generator.diff import FORMATS, Change, Compared, FieldChange, Revision, compare, compare_revisions
from generator.diff.compare import SETTINGS
from generator.diff.excerpts import LONGEST, excerpts
from generator.diff.formats import MAX_COMMENT
from generator.diff.kinds import WEIGHT
from generator.link import SUMMARY
from generator.load import Entry, Loaded, load
from generator.load.records import record_of
from generator.model import KINDS, Explainer, Fact, Record, Statement

CASES = Path(__file__).parent / "cases" / "diff"


def read(name: str) -> Any:
    return yaml.load((CASES / name).read_text(encoding="utf-8"), yaml.BaseLoader)


def side(name: str, folder: Path, files: dict[str, str], links: tuple[str, ...] = ()) -> Revision:
    plant(folder, {"files": files, "links": links})
    loaded, findings = load(folder)
    return Revision(name, loaded, tuple(findings))


# Fields


RECORDS = read("records.yml")
NOWHERE = Loaded().explainer_positions


def loaded(kind: str, field: str, value: Any) -> Loaded:
    """One record of each kind, and of the record of ``kind`` a field as given; left out where it is null."""
    found = Loaded()
    for each, record in RECORDS.items():
        raw = {**record, field: value} if each == kind else record
        made, findings = record_of(model_of(each), {key: item for key, item in raw.items() if item != "null"}, NOWHERE, ())
        assert made is not None, findings
        if isinstance(made, Explainer):
            found.explainer = made
        elif isinstance(made, Fact):
            found.entries.append(Entry(each, made, NOWHERE, ()))
    return found


def model_of(kind: str) -> type[Record]:
    return {SETTINGS: Explainer, SUMMARY: Statement, **KINDS}[kind]


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{row['of']}: {row['before']} → {row['after']}"[:90]) for row in read("fields.yml")])
def test_a_field(row: dict[str, Any]) -> None:
    kind, _, field = row["of"].partition(".")
    changes = compare(loaded(kind, field, row["before"]), loaded(kind, field, row["after"]))
    if row["is"] == "null":
        assert changes == ()
        return
    (change,) = changes
    assert (change.kind, change.what, change.kinds) == (kind, "changed", (row["is"],))
    assert FORMATS["text"](Compared("a", "b", changes)).splitlines()[1:-1] == [f"    {row['told']}"]


def test_every_sort_of_change_has_a_row_and_its_words() -> None:
    shown = {row["is"] for row in read("fields.yml")} - {"null"} | {"added", "removed", "renamed"}
    assert shown == set(WEIGHT)
    for language in languages():
        assert set(catalogue(language).below("change")) == set(WEIGHT)


# Two whole states


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in read("whole.yml")])
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    before = side("before", tmp_path / "before", case["before"], case.get("before_links", ()))
    after = side("after", tmp_path / "after", {**case["before"], **case["after"]})
    assert FORMATS["text"](compare_revisions(before, after)) == case["expect"]


# Laws


def any_value(annotation: Any) -> Any:
    """A value that a field can hold, whatever it means."""
    args = get_args(annotation)
    match get_origin(annotation):
        case origin if origin is Literal:
            return args[0]
        case origin if origin is tuple:
            return (any_value(args[0]),)
        case origin if origin is Annotated or NoneType in args:
            return any_value(args[0])
    return {bool: False, str: "some"}[annotation] if annotation in (bool, str) else filled(annotation)


def filled(model: type[Record]) -> Any:
    """A record with something in every field, rules about several fields aside."""
    return model.model_construct(**{name: any_value(info.annotation) for name, info in model.model_fields.items()})


def altered(annotation: Any, value: Any) -> Iterator[tuple[str, Any]]:
    """Each way in which a value can be another one, with the way to what differs in it."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from altered(args[0], value)
    elif NoneType in args:
        yield "", None
        yield from altered(next(arg for arg in args if arg is not NoneType), value)
    elif origin is Literal:
        yield from (("", args[1]),) if len(args) > 1 else ()
    elif origin is tuple:
        yield "", ()
        yield from ((way, (item,)) for way, item in altered(args[0], value[0]))
    elif isinstance(value, Record):
        for name, info in type(value).model_fields.items():
            if name != "id":
                yield from (
                    (f".{name}{way}", value.model_copy(update={name: other}))
                    for way, other in altered(info.annotation, getattr(value, name))
                )
    else:
        yield "", not value if isinstance(value, bool) else value + "x"


def of_one(kind: str, record: Any) -> Loaded:
    if kind == SETTINGS:
        return Loaded(explainer=record)
    if kind == SUMMARY:
        return Loaded(explainer=filled(Explainer).model_copy(update={"summary": (record,)}))
    return Loaded(entries=[Entry(kind, record, NOWHERE, ())])


FIELDS = [
    pytest.param(kind, name, other, id=f"{kind}.{name}{way}={'none' if other in (None, ()) else 'other'}")
    for kind in (SETTINGS, SUMMARY, *KINDS)
    if kind != "changes"
    for name, info in model_of(kind).model_fields.items()
    if name not in ("id", "summary")
    for way, other in altered(info.annotation, any_value(info.annotation))
]


@pytest.mark.parametrize(("kind", "name", "other"), FIELDS)
def test_a_field_that_is_altered_is_one_change_that_names_it(kind: str, name: str, other: Any) -> None:
    """Every field of every kind, the fields of what it holds too: one that the model gains is told without more ado."""
    record = filled(model_of(kind))
    before, after = of_one(kind, record), of_one(kind, record.model_copy(update={name: other}))
    (change,) = compare(before, after)
    (field,) = change.fields
    assert (change.kind, change.what, field.field.split(".")[0]) == (kind, "changed", name)
    assert field.before != field.after
    assert compare(before, before) == ()
    (back,) = compare(after, before)
    assert [(item.field, item.before, item.after) for item in back.fields] == [(field.field, field.after, field.before)]


PROJECTS = {name: load(root)[0] for name, root in (("fixture", FIXTURE), ("this site", ROOT))}


@pytest.mark.parametrize("name", PROJECTS)
def test_nothing_has_changed_between_a_state_and_itself(name: str) -> None:
    assert compare(PROJECTS[name], PROJECTS[name]) == ()


UNORDERED = ("about", "who", "aliases", "rests_on", "cite", "notes", "positions", "facts", "stances", "set_aside", "formerly")


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_order_and_place_are_no_change(data: st.DataObject) -> None:
    before = PROJECTS["fixture"]
    entries = []
    for entry in data.draw(st.permutations(before.entries)):
        lists = {name: tuple(data.draw(st.permutations(value))) for name in UNORDERED if (value := getattr(entry.fact, name, ()))}
        entries.append(replace(entry, fact=entry.fact.model_copy(update=lists), positions=NOWHERE))
    assert compare(before, replace_entries(before, entries)) == ()


def replace_entries(state: Loaded, entries: list[Entry]) -> Loaded:
    return Loaded(state.explainer, state.explainer_positions, entries, state.fingerprints)


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_what_one_way_was_added_is_removed_the_other_way(data: st.DataObject) -> None:
    entries = PROJECTS["fixture"].entries
    states = []
    for _ in range(2):
        kept = [entry for entry in entries if data.draw(st.integers(0, 3))]
        states.append(
            replace_entries(PROJECTS["fixture"], [renamed(entry) if data.draw(st.integers(0, 5)) == 0 else entry for entry in kept])
        )
    there, back = compare(*states), compare(*reversed(states))
    assert ids(there, "added") == ids(back, "removed")
    assert ids(there, "removed") == ids(back, "added")
    assert {(change.kind, change.formerly, change.id) for change in there if change.what == "renamed"} == {
        (change.kind, change.id, change.formerly) for change in back if change.what == "renamed"
    }
    assert ids(there, "changed") == ids(back, "changed") == set()


def renamed(entry: Entry) -> Entry:
    fact = entry.fact
    return replace(entry, fact=fact.model_copy(update={"id": f"{fact.id}-x", "formerly": (*fact.formerly, fact.id)}))


def ids(changes: tuple[Change, ...], what: str) -> set[tuple[str, str]]:
    return {(change.kind, change.id) for change in changes if change.what == what}


# Formats


TEXTS = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        (*HOSTILE, "@someone", "@org/team", "#12", "GH-12", "o/r#1", "0123456789abcdef0123456789abcdef01234567", "``` `` `", "`", " `a` ")
    ),
    st.sampled_from(
        ("a\nb", "- a\n# b", "\u202eevil", "\x1b[31m", "www.evil.example", "a@evil.example", ":tada:", "$x$", "|", "\\", "<!--", "![x](y)")
    ),
    st.lists(st.sampled_from(["`", "```", " ", "@a", "#1", "\\", "x", "\n"]), max_size=12).map("".join),
)
CHANGES = st.lists(
    st.builds(
        Change,
        kind=st.sampled_from([*KINDS, SETTINGS]),
        id=TEXTS,
        what=st.sampled_from(["added", "removed", "renamed", "changed"]),
        name=TEXTS,
        formerly=TEXTS,
        fields=st.lists(
            st.builds(
                FieldChange,
                field=TEXTS,
                kind=st.sampled_from(sorted(WEIGHT)),
                before=TEXTS,
                after=TEXTS,
                before_name=TEXTS,
                after_name=TEXTS,
            ),
            min_size=1,
            max_size=3,
        ).map(tuple),
    ),
    max_size=4,
).map(tuple)
COMPARED = st.builds(Compared, before=TEXTS, after=TEXTS, changes=CHANGES, notes=st.lists(TEXTS, max_size=2).map(tuple))
PLAIN = re.compile(r"[a-z ,.→…:>0-9]*")


@settings(max_examples=80, deadline=None)
@given(COMPARED)
def test_in_markdown_everything_from_a_file_is_code(compared: Compared) -> None:
    """GitHub looks for mentions, numbers, commits, links and pictures everywhere but in code."""
    text = FORMATS["markdown"](compared)
    tokens = MarkdownIt("commonmark").parse(text)
    inline = [child for token in tokens for child in token.children or ()]
    assert {token.type.removesuffix("_open").removesuffix("_close") for token in tokens} <= {
        "paragraph",
        "bullet_list",
        "list_item",
        "inline",
        "blockquote",
    }
    assert {token.type for token in inline} <= {"text", "code_inline", "strong_open", "strong_close", "softbreak"}
    for token in inline:
        assert token.type != "text" or PLAIN.fullmatch(token.content.replace("Changed facts", "")), token.content
    codes = [token.content for token in inline if token.type == "code_inline"]
    assert all(code.isprintable() for code in codes)


@settings(max_examples=50, deadline=None)
@given(COMPARED)
def test_in_text_no_value_begins_a_line(compared: Compared) -> None:
    text = FORMATS["text"](compared)
    lines = text.removesuffix("\n").split("\n")
    assert all(line.isprintable() for line in lines)
    heads = [line for line in lines if not line.startswith("    ")]
    assert len(heads) == len(compared.changes) + 1 + len(compared.notes)
    assert len(lines) == len(heads) + sum(len(change.fields) + (change.what != "changed") for change in compared.changes)


@settings(max_examples=50, deadline=None)
@given(COMPARED)
def test_json_is_ascii_and_gives_everything_back(compared: Compared) -> None:
    text = FORMATS["json"](compared)
    assert text.isascii()
    value = json.loads(text)
    assert [item["name"] for item in value["changes"]] == [change.name for change in compared.changes]
    told = [(field["field"], field["before"] or "", field["after"] or "") for item in value["changes"] for field in item["fields"]]
    assert told == [(field.field, field.before, field.after) for change in compared.changes for field in change.fields]


def test_the_shape_of_the_json(tmp_path: Path) -> None:
    """A key that goes or means something else makes another version."""
    term = "- {{id: quay, term: quay, definition: A {}., basis: editor}}"
    before = side("v1", tmp_path / "a", {"glossary.yml": term.format("wall")})
    after = side("working tree", tmp_path / "b", {"glossary.yml": term.format("pier")})
    field = {"field": "definition", "kind": "wording", "before": "A wall.", "after": "A pier.", "before_name": None, "after_name": None}
    change = {
        "kind": "glossary",
        "id": "quay",
        "what": "changed",
        "name": "quay",
        "formerly": None,
        "kinds": ["wording"],
        "fields": [field],
    }
    expected = {"format": "explainer-diff", "version": 1, "before": "v1", "after": "working tree", "notes": [], "changes": [change]}
    assert json.loads(FORMATS["json"](compare_revisions(before, after))) == expected


def test_markdown_of_a_small_change(tmp_path: Path) -> None:
    before = side("v1", tmp_path / "a", {"glossary.yml": "- {id: quay, term: quay, definition: A wall., basis: editor}"})
    after = side("working tree", tmp_path / "b", {"glossary.yml": "- {id: quay, term: quay, definition: 'A `pier` @here.', basis: editor}"})
    assert FORMATS["markdown"](compare_revisions(before, after)) == (
        "**Changed facts**, `v1` → `working tree`: 1 changed\n\n"
        "- glossary `quay`: **wording only**\n"
        "  - `definition`: `A wall.` → ``A `pier` @here.``\n"
    )


def test_a_comment_is_never_too_long_for_github() -> None:
    change = Change("glossary", "quay", "changed", "quay", fields=(FieldChange("definition", "text", "a" * 300, "b" * 300),))
    text = FORMATS["markdown"](Compared("a", "b", (change,) * 1000, ("note",)))
    assert MAX_COMMENT - 1000 < len(text) < MAX_COMMENT + 200
    assert "- … and " in text
    assert text.endswith("\n> `note`\n")


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(["a", "b", "word", "x" * 150, "…"]), max_size=90), st.data())
def test_pieces_of_long_texts_show_how_they_differ(words: list[str], data: st.DataObject) -> None:
    changed = list(words)
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(changed)))
        changed[at : at + data.draw(st.integers(0, 2))] = data.draw(st.lists(st.sampled_from(["c", "not", "x" * 150 + "y"]), max_size=2))
    one, two = " ".join(words), " ".join(changed)
    pieces = excerpts(one, two)
    assert (pieces[0] == pieces[1]) == (one == two) or len(one) <= LONGEST >= len(two)
    assert all(len(piece) <= LONGEST + 4 for piece in pieces)
    assert all(bool(piece) == bool(text) for piece, text in zip(pieces, (one, two), strict=True))
