"""A fact's text is text: whatever it holds, the page has the same elements and the same links, and shows the characters they are.

Every text field of every kind is filled with every hostile text (``hostile.yml``) and with random ones; the page is rendered the
way MkDocs does it and compared with the same page whose field holds a harmless word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.utils.meta import get_data
from projects import FIXTURE
from pydantic import ValidationError

from generator.build import check, rendered
from generator.link import SUMMARY, Library
from generator.model import KINDS, Explainer, Record
from generator.prose import plain
from generator.verify import Evidence

HOSTILE: list[str] = yaml.safe_load(Path(__file__).with_name("hostile.yml").read_text(encoding="utf-8"))
HARMLESS = "Xyzzy"
TODAY = date(2024, 6, 1)
VOID = {"br", "hr", "img", "input", "link", "meta", "wbr", "path", "circle", "rect", "line"}
# What holds words in attributes, for tooltips and for those who listen.
SPOKEN = {"title", "aria-label", "alt", "content", "data-label"}
# What our own words may do: emphasis in prose, and in quotations the marks of a cut and of an insertion.
OWN_MARKS = {("em",), ("/em",), ("strong",), ("/strong",), ("/span",)}


class Elements(HTMLParser):
    """The elements of a page with their attributes, and its text. Drawings are told by their kinds of elements alone."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, ...]] = []
        self.drawn: set[str] = set()
        self.text: list[str] = []
        self.inside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "svg":
            self.inside += 1
        if self.inside:
            self.drawn.add(tag)
            assert not any(name.startswith("on") for name, _ in attrs)
            return
        kept = [f"{name}={value}" for name, value in attrs if name not in SPOKEN]
        if tag == "span" and dict(attrs).get("class") in ("cut", "inserted"):
            return
        self.found.append((tag, *sorted(kept), *sorted(name for name, _ in attrs if name in SPOKEN)))

    def handle_endtag(self, tag: str) -> None:
        if tag == "svg":
            self.inside -= 1
        elif not self.inside and tag not in VOID:
            self.found.append(("/" + tag,))

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.found.append(("comment", data))


@dataclass(frozen=True)
class Field:
    """A text field: the record it belongs to ("" is the explainer itself) and the way to it."""

    id: str
    path: tuple[str | int, ...]

    def __str__(self) -> str:
        return ".".join(map(str, (self.id or "explainer", *self.path)))


@cache
def fixture() -> tuple[Library, Evidence]:
    """The fixture in an order that does not depend on its texts."""
    checked = check(FIXTURE)
    assert checked.library is not None
    assert checked.evidence is not None
    explainer = checked.library.explainer.model_copy(update={"order": "as_listed"})
    return replace(checked.library, explainer=explainer), checked.evidence


def texts_in(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to every text of a record as plain data."""
    if isinstance(value, str):
        yield path
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts_in(inner, (*path, key))
    elif isinstance(value, list | tuple):
        for n, inner in enumerate(value):
            yield from texts_in(inner, (*path, n))


def changed(record: Record, path: tuple[str | int, ...], text: str) -> Record | None:
    """The record with another text, if the model lets it through."""
    data = record.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = text
    try:
        return type(record).model_validate(data)
    except ValidationError:
        return None


def with_text(field: Field, text: str) -> dict[str, str] | None:
    """The pages, as MkDocs would have them, when a field holds a text; None where the model does not let it."""
    library, evidence = fixture()
    record = changed(library.entries[field.id].fact if field.id else library.explainer, field.path, text)
    if record is None:
        return None
    if isinstance(record, Explainer):
        library = replace(library, explainer=record)
    else:
        entry = library.entries[field.id]
        library = replace(library, entries={**library.entries, field.id: replace(entry, fact=record)})
    pages = rendered(library, evidence, TODAY)[0]
    return {path: page.decode() for path, page in pages.items() if path.endswith(".md")}


def fields() -> list[Field]:
    """One field for each kind and place of a text that an editor words: every one that takes a harmless word."""
    library, _ = fixture()
    records: list[tuple[str, str, Record]] = [("", "explainer", library.explainer)]
    records += [(id_, entry.kind, entry.fact) for id_, entry in library.entries.items()]
    found: dict[tuple[object, ...], Field] = {}
    for id_, kind, record in records:
        for path in texts_in(record.model_dump(mode="json", exclude_none=True, exclude_defaults=True)):
            shape = (kind, *("*" if isinstance(step, int) else step for step in path))
            if kind == "explainer" and path[0] == "summary":
                continue  # its statements are records
            if shape not in found and path[-1] not in STRUCTURE and changed(record, path, f"{HARMLESS} <b>") is not None:
                found[shape] = Field(id_, path)
    return sorted(found.values(), key=str)


# Texts with a meaning of their own: ids, dates, closed lists, addresses. The model, `link` or `verify` refuse others.
STRUCTURE = {"id", "stance", "since", "until", "when", "date", "as_of", "review_by", "checked", "accessed", "source"}
REFERENCES = {"speaker", "participant", "question", "affiliation", "main_question"}
STRUCTURE |= REFERENCES
LISTS_OF_IDS = {"rests_on", "about", "who", "via", "positions", "facts", "formerly"}
# A reason an editor gives the checks is read in the file alone; a term's words decide which words of others become links.
ELSEWHERE = {"allow", "aliases", "term"}

FIELDS = [
    field
    for field in fields()
    if not (LISTS_OF_IDS & set(field.path))
    and not (ELSEWHERE & set(field.path) and (field.path[0] == "allow" or fixture()[0].entries[field.id].kind == "glossary"))
]


@cache
def converter() -> Markdown:
    """Python-Markdown with the extensions of this site's mkdocs.yml."""
    return Markdown(extensions=["attr_list", "tables", "toc"], extension_configs={"toc": {"permalink": False}})


@cache
def elements_of(page: str) -> tuple[tuple[tuple[str, ...], ...], frozenset[str], str, str]:
    body, meta = get_data(page)
    parser = Elements()
    parser.feed(converter().reset().convert(body))
    parser.close()
    return (
        tuple(item for item in parser.found if item not in OWN_MARKS),
        frozenset(parser.drawn),
        " ".join("".join(parser.text).split()),
        repr(sorted(meta)),
    )


@cache
def harmless(field: Field) -> dict[str, str]:
    pages = with_text(field, HARMLESS)
    assert pages is not None
    return pages


def compare(field: Field, text: str) -> None:
    """The pages with the text have the elements of those with a harmless one, and show it."""
    hostile = with_text(field, text)
    if hostile is None:
        return
    calm = harmless(field)
    assert sorted(hostile) == sorted(calm)
    shown = False
    for path, page in hostile.items():
        if page == calm[path]:
            continue
        ours, drawn, words, meta = elements_of(page)
        theirs, drawn_calm, _, meta_calm = elements_of(calm[path])
        assert ours == theirs, f"{field} changes the elements of {path}"
        assert drawn <= drawn_calm | {"g", "text", "title", "a", "path", "circle", "rect", "svg"}, (field, path)
        assert meta == meta_calm
        shown = shown or any(" ".join(said.split()) in words for said in (text, plain(text)))
    assert shown or field.path[-1] in NOT_SHOWN, f"{field} is nowhere to be read"


# Shown from elsewhere: locators come out of the evidence, which is not made anew here; the title stands in the head alone.
NOT_SHOWN = {"title", "zone", "time", "at"}


def test_the_fields_are_those_an_editor_words() -> None:
    library, _ = fixture()
    kinds = {library.entries[field.id].kind if field.id else "explainer" for field in FIELDS}
    assert kinds == {"explainer", SUMMARY, *KINDS}
    assert len(FIELDS) >= 50


@pytest.mark.parametrize("field", FIELDS, ids=str)
def test_hostile_texts_stay_texts(field: Field) -> None:
    """All of them at once, then one alone; which one goes round with the fields."""
    turn = FIELDS.index(field)
    alone = [HOSTILE[turn % len(HOSTILE)]]
    for text in (" ".join(HOSTILE), *alone):
        compare(field, text)


@given(st.sampled_from(FIELDS), st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_any_text_stays_text(field: Field, text: str) -> None:
    assume("[[" not in text and "]]" not in text)
    compare(field, text)
