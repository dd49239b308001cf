"""The command line: exit codes, one clear line for each kind of bad input, and no traceback."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from projects import MINIMAL, TODAY, copy_of, explainer, tree

from generator.__main__ import main


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_of(MINIMAL, tmp_path / "project")


def test_clean_is_0(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(project)]) == 0
    assert capsys.readouterr() == ("no error\n", "")


def test_a_missing_folder_is_1_and_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "nowhere")]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "site_data: error: there is no folder `site_data` [no-folder]",
        "    help: name the folder that holds mkdocs.yml and site_data/",
        "1 error; what to do: explainer explain no-folder",
    ]


def test_building_a_missing_folder_makes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", str(tmp_path / "nowhere")]) == 1
    assert "Traceback" not in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "phrase"),
    [
        (["chek"], "No such command 'chek'"),
        (["check", "--nonsense"], "No such option '--nonsense'"),
        (["build", ".", "--today", "soon"], "'soon' is no date; write 2025-08-07"),
        (["serve", ".", "--port", "99999"], "99999 is not in the range"),
        (["fingerprint", "only-one"], "Missing argument 'TEXT_FILE'"),
    ],
)
def test_bad_usage_is_2(arguments: list[str], phrase: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert phrase in capsys.readouterr().err


def test_a_bad_epoch_is_2(project: Path) -> None:
    done = explainer("build", project, env={"SOURCE_DATE_EPOCH": "soon"})
    assert done.returncode == 2
    assert "SOURCE_DATE_EPOCH is no number of seconds: 'soon'" in done.stderr


def test_every_command_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("check", "build", "serve", "fingerprint"):
        assert main([command, "--help"]) == 0
        assert "Usage: explainer " + command in capsys.readouterr().out


def test_strict_counts_warnings(project: Path) -> None:
    quotes = project / "site_data" / "quotes.yml"
    text = quotes.read_text(encoding="utf-8")
    assert "when_words" not in text
    quotes.write_text(text.replace("  when:", "  when_words: in the month of the red moon\n  when:", 1), encoding="utf-8")
    lenient, strict = explainer("check", project), explainer("check", project, "--strict")
    assert (lenient.returncode, lenient.stdout) == (0, "1 warning; no error\n")
    assert strict.returncode == 1
    assert "[unproved-date]" in strict.stderr


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs Unix permissions")
def test_a_write_protected_content_folder_is_one_clear_line(project: Path) -> None:
    assert explainer("build", project, "--today", TODAY).returncode == 0
    before = tree(project / "content"), tree(project / "site")
    (project / "site_data" / "participants.yml").write_text(
        (project / "site_data" / "participants.yml").read_text(encoding="utf-8").replace("role: ", "role: Former ", 1), encoding="utf-8"
    )
    # A file where a page's folder must be is refused for every user, root included.
    shutil.rmtree(project / "content" / "people")
    (project / "content" / "people").write_text("in the way", encoding="utf-8")
    done = explainer("build", project, "--today", TODAY)
    assert done.returncode == 1
    assert "content/people" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(project / "site") == before[1]


def test_python_m_generator_is_the_same_command(project: Path) -> None:
    assert explainer("--version").stdout.startswith("explainer, version ")
    assert explainer("check", project).stdout == "no error\n"
