"""The laws of reading: every text comes back or is refused at its place, and no bytes at all raise anything."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.diagnostics import as_text
from generator.load import load
from generator.load.events import UNREAD, Notes, value_of
from generator.load.strict import _records, places, read
from generator.model.text import HIDDEN

HEAD = "- id: one\n  term: "
TAIL = "\n  definition: Made up.\n  basis: editor\n"
NO_SURROGATES = st.characters(exclude_categories=["Cs"])
ODD = "\0\x07\x1b\x85\xa0\xad\u034f\u200b\u200c\u200d\u202e\u2028\u2066\u3164\ufe0f\ufeff\ufffd\uffff\U0001f600\U000e0041"
MARKS = "\"'\\[]{}:,-?*&!|>%@`#<=~\n\r\t ."
ANY_TEXT = st.one_of(st.text(NO_SURROGATES), st.text(ODD + MARKS + "aéЖ0"))


def escaped(text: str) -> str:
    """A YAML scalar in double quotes, every character by its code point."""
    return '"' + "".join(f"\\U{ord(char):08X}" for char in text) + '"'


def quoted(text: str) -> str:
    """A YAML scalar in double quotes, on one line, every character as it is."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r") + '"'


def glossary(text: str) -> tuple[list[Any], list[tuple[str, str]]]:
    """The records of a glossary, and (code, place) of everything that is wrong with it."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "site_data").mkdir()
        (root / "site_data" / "glossary.yml").write_bytes(text.encode())
        loaded, findings = load(root)
    facts = [entry.fact for entry in loaded.entries]
    return facts, [(item.code, str(item.location)) for item in findings if item.code != "no-explainer"]


@given(ANY_TEXT)
@settings(max_examples=300)
def test_an_escaped_text_comes_back(text: str) -> None:
    value, _, findings = read("f.yml", f"- {escaped(text)}".encode())
    assert (value, findings) == ([text], [])


@given(ANY_TEXT)
@settings(max_examples=300)
def test_a_quoted_text_comes_back_or_is_refused_at_its_place(text: str) -> None:
    line = f"- {quoted(text)}"
    value, _, findings = read("f.yml", line.encode())
    odd = [found.start() for found in re.finditer(rf"\t+|{HIDDEN.pattern}", line)]
    if "\0" in text:
        assert [item.code for item in findings] == ["not-utf-8"]
    else:
        assert [item.location.column - 1 for item in findings] == odd
        assert {item.code for item in findings} <= {"tab", "odd-character"}
        visible = HIDDEN.sub("", text.replace("\t", " "))
        assert value == [UNREAD if text and not visible else visible]


@given(ANY_TEXT)
@settings(max_examples=150, deadline=None)
def test_a_field_holds_the_text_or_says_why_not(text: str) -> None:
    facts, found = glossary(HEAD + escaped(text) + TAIL)
    if HIDDEN.search(text) or not text.strip():
        assert found == [("wrong-value", "site_data/glossary.yml:2:9")]
        assert not facts
    else:
        assert not found
        assert [fact.term for fact in facts] == [re.sub(r"[ \t\r\n]+", " ", text).strip(" ")]


@given(st.text(st.characters(categories=["Cs"]), min_size=1))
@settings(max_examples=20)
def test_half_a_character_is_refused_at_its_place(text: str) -> None:
    value, _, findings = read("f.yml", ("- a\n- " + '"' + "".join(f"\\u{ord(char):04x}" for char in text) + '"').encode())
    assert value == ["a", UNREAD]
    assert [(item.code, str(item.location)) for item in findings] == [("yaml-syntax", "f.yml:2:6")]


# Nothing raises, and nothing is printed raw


def is_fit_to_print(data: bytes) -> None:
    value, _, findings = read("f.yml", data)
    printed = as_text(findings)
    assert all(line.startswith(("f.yml:", "    help: ")) for line in printed.splitlines())
    assert all(char == "\n" or (char.isprintable() and not HIDDEN.match(char)) for char in printed)
    assert findings or value is not UNREAD
    assert all(item.help and not item.message.endswith(".") for item in findings)


@given(st.binary())
@settings(max_examples=300)
@example(b"\xef\xbb\xbf")
@example(b"\xff\xfe")
@example(b"- \x00")
def test_any_bytes_can_be_read(data: bytes) -> None:
    is_fit_to_print(data)


@given(
    st.lists(
        st.one_of(
            st.sampled_from(["- ", "id", ": ", "\n", "\n  ", "\n- ", " #", '"', "'", "a", *ODD, *MARKS, "<<", "---\n", "...\n", "\r\n"])
        ),
        max_size=30,
    )
)
@settings(max_examples=600)
def test_anything_like_yaml_can_be_read(pieces: list[str]) -> None:
    is_fit_to_print("".join(pieces).encode())


@given(st.binary(), st.sampled_from(["explainer.yml", "quotes.yml", "quotes/one.yml", "fingerprints/one.json"]))
@settings(max_examples=100, deadline=None)
def test_any_file_can_be_loaded(data: bytes, name: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "site_data" / name
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
        _, findings = load(Path(folder))
    assert all(char == "\n" or char.isprintable() for char in as_text(findings))


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(), inner, max_size=3)),
    max_leaves=6,
)
PRINT = {
    "format": "explainer-fingerprint",
    "version": 1,
    "source": "a",
    "words": 0,
    "sentences": [],
    "paragraphs": [],
    "quotations": [],
    "runs": "",
}


@given(st.dictionaries(st.sampled_from(sorted(PRINT)), JSON), st.sampled_from(["ascii", "raw"]))
@settings(max_examples=80, deadline=None)
def test_any_json_can_be_a_fingerprint(changes: dict[str, Any], how: str) -> None:
    import json

    data = json.dumps(PRINT | changes, ensure_ascii=how == "ascii").encode("utf-8", "surrogatepass")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "site_data" / "fingerprints" / "a.json"
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
        loaded, findings = load(Path(folder))
    assert loaded.damaged == {"a"}
    assert all(char == "\n" or char.isprintable() for char in as_text(findings))


# Places

PLAIN_TEXT = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"], max_codepoint=0x2FFF)).filter(
    lambda text: text not in {"~", "null", "Null", "NULL"} and not HIDDEN.search(text)
)
KEY = st.text("abc", min_size=1, max_size=3)
VALUE = st.recursive(
    PLAIN_TEXT,
    lambda inner: st.one_of(st.lists(inner, min_size=1, max_size=3), st.dictionaries(KEY, inner, min_size=1, max_size=3)),
    max_leaves=8,
)
FORMS = st.fixed_dictionaries(
    {
        "default_style": st.sampled_from([None, '"', "'"]),
        "default_flow_style": st.booleans(),
        "allow_unicode": st.booleans(),
        "width": st.sampled_from([20, 80]),
        "indent": st.sampled_from([2, 4]),
        "line_break": st.sampled_from(["\n", "\r\n"]),
    }
)


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> dict[tuple[str | int, ...], str]:
    if isinstance(value, str):
        return {path: value}
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    return {place: text for key, item in inner for place, text in leaves(item, (*path, key)).items()}


@given(st.lists(VALUE, min_size=1, max_size=4), FORMS)
@settings(max_examples=120, deadline=None)
def test_every_value_comes_back_and_stands_where_it_is_said_to(value: list[Any], form: dict[str, Any]) -> None:
    text = yaml.safe_dump(value, **form)
    read_value, positions, findings = read("f.yml", text.encode())
    assert (read_value, findings) == (value, [])
    spans, keys = places(text)
    for path, leaf in leaves(value).items():
        start, end = spans[path]
        assert yaml.load(text[start:end], yaml.BaseLoader) == leaf
        assert positions.at(path).line == len(text[:start].splitlines() or [""])
    assert all(text.startswith((path[-1], f'"{path[-1]}', f"'{path[-1]}"), offset) for path, offset in keys.items())


@given(st.lists(VALUE, min_size=1, max_size=4), FORMS)
@settings(max_examples=100, deadline=None)
def test_records_read_one_by_one_are_those_of_the_file(value: list[Any], form: dict[str, Any]) -> None:
    text = yaml.safe_dump(value, **form | {"default_flow_style": False})
    whole, apart = Notes(), Notes()
    assert value_of(text, whole) == (value, [])
    found = [value_of(record, apart, (n,), base) for n, (base, record) in enumerate(_records(text))]
    if '"' not in text and "'" not in text:  # a line of a quoted text may look like a record
        assert found == [(item, []) for item in value]
        assert apart.keys == whole.keys
        assert {path: span[0] for path, span in apart.spans.items()} == {path: span[0] for path, span in whole.spans.items() if path}
