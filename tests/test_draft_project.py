"""A new project: a made-up example that builds at once, or a draft that nothing is built from before it is confirmed."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml
from projects import MINIMAL, TESTS, copy_of, explainer, tree

from generator.__main__ import main
from generator.build import build, check
from generator.catalogue import catalogue, languages
from generator.draft import empty_project, frame
from generator.fmt import format_text

ARTICLE = TESTS / "cases" / "draft" / "wire.txt"


@pytest.mark.parametrize("language", languages())
def test_an_empty_project_has_no_finding(language: str, tmp_path: Path) -> None:
    assert main(["new", str(tmp_path / "p"), "--language", language]) == 0
    assert [item for item in check(tmp_path / "p").diagnostics if item.code != "overdue-review"] == []
    files = empty_project(language=language)
    assert [
        name for name, text in files.items() if name.endswith(".yml") and "site_data" in name and format_text(text, Path(name).stem) != text
    ] == []


def test_an_empty_project_builds_and_serves_its_example(tmp_path: Path) -> None:
    root = tmp_path / "p"
    assert explainer("new", root, "--title", "A “title”: with *signs*").returncode == 0
    done = explainer("build", root, "--strict")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Nell Archer" in (root / "site" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", languages())
def test_readers_are_spoken_to_in_the_project_s_language(language: str) -> None:
    t = catalogue(language)
    settings = yaml.safe_load(frame("A: b # c", language)["mkdocs.yml"].replace("!ENV", ""))
    assert settings["site_name"] == "A: b # c"
    assert {next(iter(item)) for item in settings["nav"]} == {
        t("project.overview"),
        t("project.more"),
        *(t(f"page.{page}") for page in ("questions", "positions", "timeline", "people", "quotes")),
    }
    assert settings["extra"]["labels"]["sections"] == t("project.sections")


def test_a_draft_is_refused_until_each_record_is_confirmed(tmp_path: Path) -> None:
    root = tmp_path / "p"
    assert main(["new", str(root), "--from", str(ARTICLE), "--source", "wire"]) == 0
    found = {item.code for item in build(root, date(2024, 6, 1)).diagnostics if item.severity == "error"}
    assert found == {"draft", "uncovered"}
    for path in (root / "site_data").glob("*.yml"):
        path.write_text(re.sub(r"(?m)^ *draft: true\n", "", path.read_text(encoding="utf-8")), encoding="utf-8")
    assert {item.code for item in check(root).diagnostics if item.severity == "error"} == {"uncovered"}


@pytest.mark.parametrize(
    ("name", "old", "message", "line"),
    [
        ("quotes", "- id: worth-two\n", "`worth-two` is a draft", 2),
        ("explainer", "  - id: answer\n", "`answer` is a draft", 8),
        ("explainer", "", "the explainer is a draft", 1),
    ],
)
def test_one_draft_stops_the_build(name: str, old: str, message: str, line: int, tmp_path: Path) -> None:
    root = copy_of(MINIMAL, tmp_path / "p")
    file = root / "site_data" / f"{name}.yml"
    indent = " " * (len(old) - len(old.lstrip(" ")) + 2 * bool(old))
    file.write_text(file.read_text(encoding="utf-8").replace(old, f"{old}{indent}draft: true\n", 1), encoding="utf-8")
    assert [(item.code, item.message, item.location.line) for item in check(root).diagnostics] == [("draft", message, line)]
    assert not build(root, date(2024, 6, 1)).files


def test_what_was_drafted_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", str(tmp_path / "p"), "--from", str(ARTICLE)]) == 0
    told = capsys.readouterr().out
    assert f"drafted in {tmp_path / 'p'}: 13 quotations, " in told
    assert "next: correct each record and remove its `draft: true`" in told
    assert ARTICLE.read_text(encoding="utf-8")[100:160] not in "".join(
        path.read_text(encoding="utf-8") for path in (tmp_path / "p").rglob("*.*")
    )


@pytest.mark.parametrize(
    ("arguments", "phrase"),
    [
        (["--from", str(ARTICLE), "--source", "A b"], "--source 'A b' is no id"),
        (["--from", str(ARTICLE), "--url", "example"], "--url 'example' is no web address"),
        (["--from", str(ARTICLE), "--published", "soon"], "--published 'soon' is no date"),
        (["--from", str(ARTICLE), "--published", "2024-03"], "--published '2024-03' is no day: write 2025-08-07"),
        (["--language", "English"], "--language 'English' is no language code"),
    ],
)
def test_bad_usage_is_2_and_makes_nothing(arguments: list[str], phrase: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", str(tmp_path / "p"), *arguments]) == 2
    assert phrase in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "note").write_text("mine", encoding="utf-8")
    before = tree(tmp_path)
    assert main(["new", str(tmp_path)]) == 2
    assert main(["new", str(tmp_path / "note")]) == 2
    assert "is not an empty folder: name a new one" in capsys.readouterr().err
    assert tree(tmp_path) == before


def test_an_empty_folder_is_filled_and_what_a_stopped_run_left_goes(tmp_path: Path) -> None:
    (tmp_path / "p").mkdir()
    left = tmp_path / ".p.explainer-new"
    left.mkdir()
    (left / "old").write_text("half", encoding="utf-8")
    assert main(["new", str(tmp_path / "p")]) == 0
    assert not left.exists()
    assert not (tmp_path / "p" / "old").exists()


def test_a_text_that_cannot_be_read_is_1_and_makes_nothing(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text(" \n", encoding="utf-8")
    assert main(["new", str(tmp_path / "p"), "--from", str(empty)]) == 1
    assert main(["new", str(tmp_path / "p"), "--from", str(tmp_path / "nowhere.txt")]) == 1
    assert not (tmp_path / "p").exists()
    shutil.copy(ARTICLE, empty)
    assert main(["new", str(tmp_path / "p"), "--from", str(empty)]) == 0
