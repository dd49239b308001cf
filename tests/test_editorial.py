"""How facts are told: neutral, dated, in use, each person once; and what an editor may allow. The cases are data: ``cases/desk/*.yml``.

A case is a few files laid over the small explainer in ``desk``, and what is found in it, line for line. ``wording.yml`` holds sentences.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from explained import DESK, TODAY, desk, lay
from hypothesis import given
from hypothesis import strategies as st
from test_load import write_expected

from generator.build import check
from generator.diagnostics import Positions, as_text
from generator.prose import parse, stray_brackets
from generator.verify import checks
from generator.verify.checks.people import spelling
from generator.verify.checks.prose import Prose, Wording, wording

CASES = Path(__file__).parent / "cases" / "desk"
WORDING = Path(__file__).parent / "wording.yml"


def cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yml")):
        for n, case in enumerate(yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)):
            yield pytest.param(path, n, case, id=f"{path.stem}: {case['name']}")


@pytest.mark.parametrize(("path", "n", "case"), list(cases()))
def test_case(path: Path, n: int, case: dict[str, Any], tmp_path: Path, *, bless: bool) -> None:
    root = desk(tmp_path / "project")
    lay(root, {f"site_data/{name}": text for name, text in case["files"].items()})
    day = date.fromisoformat(case["today"]) if case.get("today") else None if "today" in case else TODAY
    told = as_text(check(root, today=day).diagnostics)
    if bless:
        write_expected(path, n, told)
    else:
        assert told == case["expect"]


# The words of a language


def sentences() -> Iterator[Any]:
    for language, sorts in yaml.safe_load(WORDING.read_text(encoding="utf-8")).items():
        for sort, texts in sorts.items():
            for text in texts:
                yield pytest.param(language, sort.partition(",")[0], text, id=f"{language}: {text}")


@pytest.mark.parametrize(("language", "sort", "marked"), list(sentences()))
def test_words_that_take_a_side_or_count_from_a_day(language: str, sort: str, marked: str) -> None:
    text = re.sub("[⟦⟧]", "", marked)
    found = getattr(wording(language), sort).find(Prose(text, "", Positions("f"), ()))
    shown, at = "", 0
    for offset, words, instead in found:
        assert instead
        shown += f"{text[at:offset]}⟦{words}⟧"
        at = offset + len(words)
    assert shown + text[at:] == marked


def all_words() -> list[str]:
    return [re.search("⟦(.*?)⟧", row.values[2])[1] for row in sentences() if "⟦" in row.values[2]]  # type: ignore[index]


@given(
    st.text(st.characters(exclude_characters='”“„«»"‘’[]|'), max_size=20), st.sampled_from(all_words()), st.sampled_from(["“”", "«»", '""'])
)
def test_what_is_quoted_is_nobody_s_business(before: str, words: str, marks: str) -> None:
    prose = Prose(f"{marks[0]}{before} {words} {before}{marks[1]}", "", Positions("f"), ())
    assert [*wording("en").slanted.find(prose), *wording("en").relative.find(prose), *wording("uk").slanted.find(prose)] == []


def test_a_long_text_is_read_in_time_that_grows_with_its_length() -> None:
    words = wording("en"), wording("uk")
    for piece in ("the last next this ", "on on on ", "“", "[[", "в минулого ", "claim-", "aé"):
        prose = Prose(piece * (100_000 // len(piece)), "", Positions("f"), ())
        started = time.perf_counter()
        assert not [found for language in words for sort in (language.slanted, language.relative) for found in sort.find(prose)]
        assert time.perf_counter() - started < 2


def test_a_language_of_a_region_has_its_language_s_words() -> None:
    assert wording("uk-UA").slanted.any_of.pattern == wording("uk").slanted.any_of.pattern
    assert wording("../../en") == wording("xx")
    assert isinstance(wording("xx"), Wording)


# Links


@given(st.text("[]|*a ", max_size=30))
def test_brackets_are_stray_exactly_where_a_page_would_show_them(text: str) -> None:
    def shown(nodes: Any) -> list[str]:
        return [part for node in nodes for part in (shown(node.children) if node.children else [node.text] if node.kind == "text" else [])]

    pieces = [re.findall(r"\[\[|\]\]", piece) for piece in shown(parse(text))]
    assert [text[at : at + 2] for at in stray_brackets(text)] == [brackets for piece in pieces for brackets in piece]


# Names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Yuri Ushakov", "USHAKOV, Yuriy"),
        ("Åse Blåvik", "Ase Blavik"),
        ("Zoë O’Hara", "Zoe O'Hara"),
        ("Jean-Luc Picard", "Jean Luc Picard"),
        ("Андрій Сибіга", "АНДРІИ Сибіга"),
    ],
)
def test_spellings_that_are_one(one: str, other: str) -> None:
    assert spelling(one) == spelling(other) != ""


@pytest.mark.parametrize(("one", "other"), [("Ada Quince", "Ida Quince"), ("Anna Lee", "Anna Leigh"), ("Holt", "Bram Holt"), ("A1", "A2")])
def test_spellings_that_are_two(one: str, other: str) -> None:
    assert spelling(one) != spelling(other)


# The table


def test_every_rule_says_what_it_ensures() -> None:
    tables = (checks.PROSE_CHECKS, checks.EDITORIAL_CHECKS, checks.EDITORIAL_WHOLE_CHECKS)
    rules = {code: rule for table in tables for code, rule in table.items()}
    assert all((rule.__doc__ or "").startswith("Ensure that ") for rule in rules.values())
    assert rules.keys() - checks.ALLOWABLE == {"mangled-link"}


def test_the_desk_and_its_texts_agree() -> None:
    assert as_text(check(DESK / "project", DESK / "sources").diagnostics) == ""
