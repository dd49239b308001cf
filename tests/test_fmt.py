"""One layout for every way of writing the same facts; comments stay. The cases are data: ``cases/fmt/*.yml``.

A case is a file of a kind ``before`` and ``after`` it is laid out, or the code of the ``fault`` for which it is left alone.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_up import Writer, records, texts, written
from projects import FIXTURE, MINIMAL, ROOT, copy_of, explainer

from generator.diagnostics import Positions
from generator.editing import format_project
from generator.fmt import format_text, laid_out
from generator.fmt.comments import comments_in
from generator.fmt.layout import settled, shape_of_file
from generator.fmt.scalars import date, flag, plain_or_quoted, quoted
from generator.load import load
from generator.load.records import record_of
from generator.load.strict import read
from generator.model import KINDS
from generator.schema.fields import EXPLAINER, Shape, fields_of, model_of

CASES = Path(__file__).parent / "cases" / "fmt"
LISTS = st.sampled_from([*KINDS]).flatmap(lambda kind: st.tuples(st.just(kind), st.lists(records(KINDS[kind]), max_size=3)))
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yml")):
        for case in yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader):
            yield pytest.param(case, id=f"{path.stem}: {case['name']}")


@pytest.mark.parametrize("case", list(cases()))
def test_case(case: dict[str, Any]) -> None:
    before = case["before"]
    if fault := case.get("fault"):
        laid, findings = laid_out("f.yml", case["kind"], before.encode())
        assert laid is None
        assert fault in [item.code for item in findings]
    else:
        assert format_text(before, case["kind"]) == case["after"]
        assert format_text(case["after"], case["kind"]) == case["after"]


# The laws


def facts(kind: str, text: str) -> list[Any]:
    """The records of a file as the loader has them, or what it says of them."""
    value, _, findings = read("f.yml", text.encode())
    assert findings == []
    found = [record_of(model_of(kind), item, Positions("f.yml"), ()) for item in (value if isinstance(value, list) else [value])]
    return [record or [item.message for item in wrong] for record, wrong in found]


def comments_of(text: str) -> list[str]:
    text = text.replace("\r\n", "\n")
    return comments_in(text, read("f.yml", text.encode())[0]).all()


@SLOW
@given(st.data(), LISTS)
def test_the_same_facts_and_comments_however_they_were_written(data: st.DataObject, of: tuple[str, list[Any]]) -> None:
    kind, value = of
    before, comments = data.draw(written(value))
    after = format_text(before, kind)
    assert facts(kind, after) == facts(kind, before)
    assert comments_of(before) == comments_of(after) == comments
    assert all(after.count(comment) >= 1 for comment in comments)
    assert format_text(after, kind) == after


@SLOW
@given(st.data(), LISTS)
def test_one_layout(data: st.DataObject, of: tuple[str, list[Any]]) -> None:
    """Written in two ways without comments, the same facts are the same text but for empty lines."""
    kind, value = of
    one, two = (format_text(data.draw(written(value, comments=False))[0], kind) for _ in range(2))
    assert one.replace("\n\n", "\n") == two.replace("\n\n", "\n")


@SLOW
@given(st.data(), st.sampled_from([EXPLAINER, *KINDS]))
def test_one_record_in_a_file(data: st.DataObject, kind: str) -> None:
    before, comments = data.draw(written(data.draw(records(model_of(kind)))))
    after = format_text(before, kind)
    assert facts(kind, after) == facts(kind, before)
    assert not any(isinstance(fact, list) for fact in facts(kind, after))
    assert comments_of(after) == comments
    assert format_text(after, kind) == after


def leaves(value: Any, shape: Shape, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Shape]]:
    """Where the texts of a value are, and what may stand there."""
    if isinstance(value, dict):
        assert shape.record
        for key, item in value.items():
            yield from leaves(item, fields_of(shape.record)[key], (*path, key))
    elif isinstance(value, list):
        assert shape.items
        for n, item in enumerate(value):
            yield from leaves(item, shape.items, (*path, n))
    else:
        yield path, shape.items if shape.single and shape.items else shape


@SLOW
@given(st.data(), LISTS.filter(lambda of: of[1]))
def test_one_changed_value_is_one_changed_line(data: st.DataObject, of: tuple[str, list[Any]]) -> None:
    kind, value = of
    value = yaml.load(yaml.dump(value), yaml.BaseLoader)  # no part of it is shared
    before = format_text(in_brackets(value), kind)
    path, shape = data.draw(st.sampled_from(list(leaves(value, Shape(items=Shape(record=KINDS[kind]))))))
    parent = value
    for part in path[:-1]:
        parent = parent[part]
    key = next((part for part in reversed(path) if isinstance(part, str)), "")
    parent[path[-1]] = data.draw(texts(key, shape))
    after = format_text(in_brackets(value), kind)
    pairs = list(zip(before.split("\n"), after.split("\n"), strict=True))
    assert sum(one != two for one, two in pairs) <= 1


def in_brackets(value: Any) -> str:
    return Writer(None, comments=False).flow(value)


@given(st.one_of(st.text(), st.text("\"'\\[]{}:,-?*&!|>%@`#<=~ .\na0é\u2028\x85\ufeff\t\r")))
@settings(max_examples=500)
def test_a_text_comes_back_from_every_place(text: str) -> None:
    for form in (plain_or_quoted, quoted, date, flag):
        for written_in in (f"- {form(text)}\n", f"- a: {form(text)}\n", f"- [a, {plain_or_quoted(text, in_a_row=True)}]\n"):
            value, _, findings = read("f.yml", written_in.encode())
            found = value[0]
            assert findings == []
            assert (found["a"] if isinstance(found, dict) else found[1] if isinstance(found, list) else found) == text
    if text and text != "<<":
        value, _, findings = read("f.yml", f"- {plain_or_quoted(text)}: a\n".encode())
        assert (value, findings) == ([{text: "a"}], [])


@given(st.binary())
@settings(max_examples=200)
def test_any_bytes(data: bytes) -> None:
    laid, findings = laid_out("f.yml", "quotes", data)
    assert (laid is None) == bool(findings)


PIECES = ["- ", "id", ": ", "? ", '"a"', "'", "a", "[", "]", "{", "}", ",", " #", "# b\n", "|\n", ">\n", "---\n", "...\n", "\r\n"]
PIECES += ["\n", "\n\n", "\n  ", "\n- "]


@given(st.lists(st.sampled_from(PIECES), max_size=25))
@settings(max_examples=800)
def test_anything_like_yaml(pieces: list[str]) -> None:
    text = "".join(pieces)
    laid, findings = laid_out("f.yml", "glossary", text.encode())
    assert (laid is None) == bool(findings)
    assert "not-laid-out" not in [item.code for item in findings]
    if laid is not None:
        value = read("f.yml", text.encode())[0]
        assert read("f.yml", laid.encode())[0] == settled(value, shape_of_file(Shape(record=KINDS["glossary"]), value))
        assert laid_out("f.yml", "glossary", laid.encode()) == (laid, [])


def test_what_cannot_be_laid_out_is_left_alone() -> None:
    text = f"- ? {'a' * 1100}\n  : b\n"
    laid, findings = laid_out("f.yml", "glossary", text.encode())
    assert laid is None
    assert [item.code for item in findings] == ["not-laid-out"]


def test_a_text_that_cannot_be_read_raises_what_check_says() -> None:
    with pytest.raises(ValueError, match=r"^glossary\.yml:1:3: error: an alias"):
        format_text("- *a", "glossary")


# On disk


@pytest.mark.parametrize("project", [ROOT, FIXTURE, MINIMAL], ids=["this explainer", "fixture", "minimal"])
def test_the_projects_here_are_laid_out(project: Path) -> None:
    done = format_project(project, check=True)
    assert (done.findings, done.printed) == ([], "")


MESSY = b"- term: 'One'\r\n  id: one\r\n  definition: Made up.\r\n  basis: editor\r\n"


def messy(folder: Path) -> Path:
    project = copy_of(MINIMAL, folder)
    (project / "site_data" / "glossary.yml").write_bytes(MESSY)
    (project / "site_data" / "timeline.yml").write_bytes(b"- id: &a one\n")
    return project


def test_check_changes_nothing_and_prints_the_difference(tmp_path: Path) -> None:
    project = messy(tmp_path / "p")
    ran = explainer("fmt", project, "--check")
    assert ran.returncode == 1
    assert ran.stdout == (
        "--- site_data/glossary.yml as it is\n"
        "+++ site_data/glossary.yml laid out\n"
        "@@ -1,5 +1,5 @@\n"
        "-- term: 'One'<U+000D>\n"
        "-  id: one<U+000D>\n"
        "-  definition: Made up.<U+000D>\n"
        "-  basis: editor<U+000D>\n"
        "+- id: one\n"
        "+  term: One\n"
        "+  definition: Made up.\n"
        "+  basis: editor\n"
        " \n"
    )
    assert "site_data/glossary.yml:1:1: error: the file is not in its layout [layout]" in ran.stderr
    assert "site_data/timeline.yml:1:7: error: an anchor (&a) [yaml-anchor]" in ran.stderr
    assert (project / "site_data" / "glossary.yml").read_bytes() == MESSY


def test_fmt_lays_out_what_it_can_and_says_what_it_left_alone(tmp_path: Path) -> None:
    project = messy(tmp_path / "p")
    before = load(project)[0].entries
    ran = explainer("fmt", project)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith("site_data/timeline.yml:1:7: error: an anchor (&a) [yaml-anchor]")
    glossary, timeline = (project / "site_data" / name for name in ("glossary.yml", "timeline.yml"))
    assert glossary.read_bytes() == b"- id: one\n  term: One\n  definition: Made up.\n  basis: editor\n"
    assert [entry.fact for entry in load(project)[0].entries] == [entry.fact for entry in before]
    timeline.unlink()
    again = explainer("fmt", project)
    assert (again.returncode, again.stdout) == (0, "7 files, all laid out\n")
    assert explainer("fmt", project, "--check").returncode == 0


def test_a_file_that_was_laid_out_is_not_written_again(tmp_path: Path) -> None:
    project = messy(tmp_path / "p")
    format_project(project)
    files = sorted((project / "site_data").glob("*.yml"))
    before = [path.stat().st_mtime_ns for path in files]
    format_project(project)
    assert [path.stat().st_mtime_ns for path in files] == before


def test_a_folder_without_facts(tmp_path: Path) -> None:
    assert [item.code for item in format_project(tmp_path).findings] == ["no-folder"]


def test_hostile_lines_in_the_difference(tmp_path: Path) -> None:
    project = copy_of(MINIMAL, tmp_path / "p")
    (project / "site_data" / "glossary.yml").write_text('- id: one\n  term: "a\\e[31m\\u202e"\n  notes: ["::error::"]\n', encoding="utf-8")
    printed = format_project(project, check=True).printed
    assert all(line[0] in "+-@ " for line in printed.splitlines())
    assert printed.isascii()


def test_the_difference_is_one_of_lines(tmp_path: Path) -> None:
    project = copy_of(FIXTURE, tmp_path / "p")
    path = project / "site_data" / "timeline.yml"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("status: deadline", "status: planned"), encoding="utf-8")
    assert format_project(project).findings == []
    changed = [line for line in difflib.ndiff(before.splitlines(), path.read_text(encoding="utf-8").splitlines()) if line[0] in "+-"]
    assert changed == ["-   status: deadline", "+   status: planned"]
