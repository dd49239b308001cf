"""How a command tells its findings: the format, the stream, the colours, GitHub's summary; and `explain`."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from explained import DESK, desk, lay
from projects import explainer

from generator.__main__ import main
from generator.build import check
from generator.codes import codes, page_of
from generator.commands.ending import _painted
from generator.report import closing, form_of, told

DAY = "2024-03-10"
WRONG = {"site_data/glossary.yml": "- {id: one, term: council, definition: The regime.}\n"}
FOUND = (
    "site_data/glossary.yml:1:8: error: `one` rests on nothing [no-evidence]\n",
    "site_data/glossary.yml:1:44: warning: `regime` takes a side [slanted-word]\n",
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    root = desk(tmp_path / "sites" / "desk")
    lay(root, WRONG)
    return root


def run(*arguments: object) -> int:
    return main(["check", *map(str, arguments), "--today", DAY])


def test_text_with_the_lines_themselves(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err == (
        f"{FOUND[0]}    1 | - {{id: one, term: council, definition: The regime.}}\n      |        ^\n"
        "    help: add `cite` with the words it rests on, or `rests_on` with a quote; if it is your own, write `basis: editor`\n"
        f"{FOUND[1]}    1 | - {{id: one, term: council, definition: The regime.}}\n      |                                            ^\n"
        "    help: write `government`, or the state's name; if somebody said it, put it in quotation marks\n"
        "1 error, 1 warning; what to do: explainer explain CODE\n"
    )


def test_json_alone_on_standard_output(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project, "--format", "json") == 1
    out, err = capsys.readouterr()
    found = json.loads(out)
    assert [item["code"] for item in found["findings"]] == ["no-evidence", "slanted-word"]
    assert err == "1 error, 1 warning; what to do: explainer explain CODE\n"
    assert run(DESK / "project", "--format", "json") == 0
    out, err = capsys.readouterr()
    assert (json.loads(out)["findings"], err) == ([], "no error\n")


def test_github_by_itself_inside_actions(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("An earlier step.\n\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert run(project) == 1
    out, err = capsys.readouterr()
    assert [line.partition("::site_data")[0] for line in out.splitlines()] == [
        "::error file=sites/desk/site_data/glossary.yml,line=1,col=8,title=no-evidence",
        "::warning file=sites/desk/site_data/glossary.yml,line=1,col=44,title=slanted-word",
    ]
    assert err.startswith("1 error, 1 warning; ")
    text = summary.read_text(encoding="utf-8")
    assert text.startswith(f"An earlier step.\n\n## explainer: 1 error, 1 warning\n\n<pre>\n{FOUND[0]}")
    assert run(project, "--format", "text") == 1
    assert capsys.readouterr().out == ""
    assert summary.read_text(encoding="utf-8") == text


def test_a_summary_that_cannot_be_written_is_told(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(project))
    assert run(project, "--format", "github") == 1
    assert f"the summary cannot be written to {project}: Is a directory" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("asked", "environment", "form"),
    [
        ("auto", {}, "text"),
        ("auto", {"GITHUB_ACTIONS": "true"}, "github"),
        ("auto", {"GITHUB_ACTIONS": "false"}, "text"),
        ("json", {"GITHUB_ACTIONS": "true"}, "json"),
        ("text", {"GITHUB_ACTIONS": "true"}, "text"),
    ],
)
def test_the_format_that_is_asked_for(asked: str, environment: dict[str, str], form: str) -> None:
    assert form_of(asked, environment) == form


@pytest.mark.parametrize(("workspace", "folder"), [(".", "sites/desk/"), ("sites/desk", ""), ("sites/desk/site_data", ""), ("", "")])
def test_annotations_name_files_as_the_repository_does(project: Path, tmp_path: Path, workspace: str, folder: str) -> None:
    environment = {"GITHUB_WORKSPACE": str(tmp_path / workspace)} if workspace else {}
    found = list(check(project).diagnostics)
    out = told(found, "github", project, environment, width=100, paint=lambda _, text: text).out
    assert out.startswith(f"::error file={folder}site_data/glossary.yml,")


def test_colours_only_where_they_are_wanted(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project) == 1
    assert "\x1b" not in capsys.readouterr().err
    assert _painted("error", "error:") == "\x1b[31m\x1b[1merror:\x1b[0m"
    monkeypatch.setenv("NO_COLOR", "1")
    assert _painted("error", "error:") == "error:"


def test_the_last_line(project: Path) -> None:
    found = list(check(project).diagnostics)
    assert closing(found, "done", refused=True) == "1 error, 1 warning; what to do: explainer explain CODE"
    assert closing(found[:1], "done", refused=True) == "1 error; what to do: explainer explain no-evidence"
    assert closing(found[1:], "done", refused=False) == "1 warning; done"
    assert closing([], "done", refused=False) == "done"


def test_reviews_are_due_by_the_day_that_is_given(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "site_data" / "glossary.yml").unlink()
    assert main(["check", str(project), "--today", "2024-03-15"]) == 0
    assert capsys.readouterr() == ("no error\n", "")
    assert main(["check", str(project), "--today", "2024-03-16"]) == 0
    assert "[overdue-review]" in capsys.readouterr().err
    assert main(["check", str(project), "--today", "2024-03-16", "--strict"]) == 1


# explain


def test_a_page_is_printed_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    for asked in ("misquote", "[misquote]"):
        assert main(["explain", asked]) == 0
        assert capsys.readouterr() == (page_of("misquote").text, "")


def test_all_codes_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(codes())
    assert len({line.index(title) for line, title in zip(lines, codes().values(), strict=True)}) == 1


def test_an_unknown_code_is_bad_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "misqote"]) == 2
    assert "there is no code `misqote`: did you mean `misquote`?" in capsys.readouterr().err


@pytest.mark.skipif(not shutil.which("script"), reason="needs script(1) for a terminal")
def test_a_terminal_gets_colours_and_a_rendered_page(tmp_path: Path) -> None:
    import subprocess
    import sys

    root = desk(tmp_path / "desk")
    lay(root, WRONG)
    shown = {}
    for arguments in (f"check {root} --today {DAY}", "explain misquote"):
        line = f"{sys.executable} -m generator {arguments}"
        environment = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "GITHUB_ACTIONS")} | {
            "TERM": "xterm-256color"
        }
        done = subprocess.run(
            ["script", "-qec", line, "/dev/null"], capture_output=True, text=True, env=environment, timeout=60, check=False
        )
        shown[arguments.split()[0]] = done.stdout
    assert "\x1b[33m\x1b[1mwarning:\x1b[0m" in shown["check"]
    assert "## Why" not in shown["explain"]
    assert "Why" in shown["explain"]
    assert "\x1b[" in shown["explain"]


def test_explaining_needs_no_project(tmp_path: Path) -> None:
    done = explainer("explain", "no-folder", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, page_of("no-folder").text, "")
