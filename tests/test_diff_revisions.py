"""What git has at a revision, the command line of `diff`, and the log that it drafts."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from projects import FIXTURE, TODAY, explainer, tree
from test_load import EXPLAINER, TERM

from generator.__main__ import main
from generator.build import check
from generator.diagnostics import as_text
from generator.diff import Change, FieldChange, RevisionError, compare_revisions, record, revision, working_tree
from generator.diff.log import MAX_SUMMARY
from generator.load import load

IDENTITY = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (("NAME", "A"), ("EMAIL", "a@example.org"))}
TERMS = "- {id: quay, term: quay, definition: A wall., basis: editor}\n"


def git(folder: Path, *arguments: str) -> str:
    env = {**os.environ, **IDENTITY, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(["git", *arguments], cwd=folder, env=env, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def commit(folder: Path) -> str:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "facts")
    return git(folder, "rev-parse", "HEAD")


def facts(project: Path, **files: str) -> None:
    for kind, text in {"explainer": EXPLAINER, **files}.items():
        (project / "site_data").mkdir(parents=True, exist_ok=True)
        (project / "site_data" / f"{kind}.yml").write_text(text, encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in a folder of its repository, committed once and changed since."""
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    folder = tmp_path / "a folder" / "ferry"
    facts(folder, glossary=TERMS)
    commit(tmp_path)
    git(tmp_path, "tag", "v1")
    facts(folder, glossary=TERMS.replace("A wall.", "A long wall."))
    return folder


def run(*arguments: object) -> int:
    return main(["diff", *map(str, arguments)])


def changed(project: Path, *names: str) -> list[tuple[str, str]]:
    one, *two = [revision(project, name) for name in names]
    compared = compare_revisions(one, two[0] if two else working_tree(project))
    assert compared.notes == ()
    return [(change.id, change.what) for change in compared.changes]


# Revisions


def test_a_revision_is_compared_with_the_folder_as_it_is_or_with_another(project: Path) -> None:
    assert changed(project, "v1") == changed(project, "HEAD") == [("quay", "changed")]
    assert changed(project, "HEAD", "main") == []
    first = git(project, "rev-parse", "HEAD")
    commit(project)
    assert changed(project, first[:8], "HEAD") == changed(project, "HEAD~1") == [("quay", "changed")]
    assert changed(project, "HEAD") == []


def test_a_project_may_be_the_whole_repository(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    facts(tmp_path, glossary=TERMS)
    commit(tmp_path)
    facts(tmp_path, glossary="[]")
    assert changed(tmp_path, "HEAD") == [("quay", "removed")]


def test_git_is_only_asked(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the checkout changes, and what a hook of git's sets leads nowhere else."""
    status = git(project, "status", "--porcelain")  # which itself may write to the index
    before = tree(project.parents[1])
    for name, value in (("GIT_DIR", "/nowhere"), ("GIT_WORK_TREE", "/nowhere"), ("GIT_INDEX_FILE", "/nowhere/index")):
        monkeypatch.setenv(name, value)
    assert changed(project, "HEAD") == [("quay", "changed")]
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name)
    assert tree(project.parents[1]) == before
    assert git(project, "status", "--porcelain") == status


def test_attributes_and_filters_of_the_repository_do_nothing(project: Path) -> None:
    (project / ".gitattributes").write_text("*.yml filter=evil export-subst ident eol=crlf\nexplainer.yml export-ignore\n")
    git(project, "config", "filter.evil.smudge", f"touch {project}/evil; cat")
    facts(project, glossary=TERMS.replace("A wall.", "$Format:%H$ $Id$"))
    commit(project)
    read = revision(project, "HEAD")
    assert read.findings == ()
    assert next(entry.fact.definition for entry in read.loaded.entries) == "$Format:%H$ $Id$"  # type: ignore[attr-defined]
    assert not (project / "evil").exists()


def test_symbolic_links_and_modules_are_not_followed(project: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yml"
    outside.write_text(TERMS)
    (project / "site_data" / "quotes.yml").symlink_to(outside)
    (project / "site_data" / "participants").symlink_to(tmp_path)
    git(project, "add", "--all")
    git(project, "update-index", "--add", "--cacheinfo", f"160000,{git(project, 'rev-parse', 'HEAD')},a folder/ferry/site_data/timeline")
    git(project, "commit", "--quiet", "--message", "links")
    read = revision(project, "HEAD")
    told = [line for line in as_text(read.findings).splitlines() if "error" in line]
    assert told == [
        "site_data/participants: error: a symbolic link [symlink]",
        "site_data/quotes.yml: error: a symbolic link [symlink]",
    ]
    assert read.hidden == {"participants", "quotes"}
    assert [entry.fact.id for entry in read.loaded.entries] == ["quay"]


def made(project: Path, kind: str, content: bytes) -> bytes:
    """Put an object into the repository that git itself would not make; its name."""
    command = ["git", "hash-object", "-w", "-t", kind, "--literally", "--stdin"]
    return bytes.fromhex(subprocess.run(command, cwd=project, input=content, capture_output=True, check=True).stdout.decode().strip())


def test_a_tree_that_leads_outside_is_not_laid_out(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    inside = made(project, "tree", b"100644 evil.yml\0" + made(project, "blob", b"evil"))
    for folder in ("..", "..", "site_data", "ferry", "a folder"):
        inside = made(project, "tree", b"40000 " + folder.encode() + b"\0" + inside)
    read = revision(project, git(project, "commit-tree", inside.hex(), "-m", "bad"))
    assert {item.code for item in read.findings} == {"no-folder"}
    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_revision_before_the_project(project: Path) -> None:
    empty = git(project, "commit-tree", git(project, "hash-object", "-t", "tree", "-w", os.devnull), "-m", "nothing yet")
    compared = compare_revisions(revision(project, empty), working_tree(project))
    assert [(change.kind, change.what) for change in compared.changes] == [("summary", "added"), ("glossary", "added")]
    assert compared.notes == (f"{empty} is compared as far as it can be read: an error at site_data: there is no folder `site_data`",)


REFUSED = {
    "-x": "`-x` is no revision: name a commit, a branch or a tag, like HEAD~1",
    "": "`` is no revision: name a commit, a branch or a tag, like HEAD~1",
    "a\nb": "`a<U+000A>b` is no revision: name a commit, a branch or a tag, like HEAD~1",
    "mian": "there is no revision `mian`: did you mean `main`?",
    "f00dfeed": "there is no revision `f00dfeed`: `git log` lists them",
    "HEAD:a": "there is no revision `HEAD:a`: `git log` lists them",
    "v1..HEAD": "`v1..HEAD` is a range: write two revisions, `explainer diff REV REV`",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_revision(project: Path, name: str) -> None:
    with pytest.raises(RevisionError) as error:
        revision(project, name)
    assert str(error.value) == REFUSED[name]


def test_a_folder_that_is_no_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    facts(tmp_path)
    with pytest.raises(RevisionError, match="the project is in no git checkout: without one there are no revisions to compare with"):
        revision(tmp_path, "HEAD")
    with pytest.raises(RevisionError, match="there is no folder"):
        revision(tmp_path / "nowhere", "HEAD")


def test_a_machine_without_git(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(project))
    with pytest.raises(RevisionError, match="git is not installed, or not on the PATH: `diff` asks git for the earlier facts"):
        revision(project, "HEAD")
    (project / "git").write_text("no program")
    with pytest.raises(RevisionError, match="git cannot be run: permission denied"):
        revision(project, "HEAD")


def test_a_clone_that_lacks_the_revision(project: Path, tmp_path: Path) -> None:
    commit(project)
    git(tmp_path, "config", "uploadpack.allowFilter", "true")
    address = f"file://{tmp_path}"
    git(tmp_path, "clone", "--quiet", "--depth", "1", address, "shallow")
    with pytest.raises(
        RevisionError, match=r"no revision `HEAD~1`, and is a shallow one: run `git fetch --unshallow`, or clone with all history"
    ):
        revision(tmp_path / "shallow" / "a folder" / "ferry", "HEAD~1")
    git(tmp_path, "clone", "--quiet", "--filter=blob:none", address, "partial")
    partial = tmp_path / "partial" / "a folder" / "ferry"
    before = tree(tmp_path / "partial")
    with pytest.raises(RevisionError, match=r"this clone lacks files of that revision|git did not answer"):
        revision(partial, "HEAD~1")
    assert tree(tmp_path / "partial") == before
    assert changed(partial, "HEAD") == []


# The command line


def test_exit_codes(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("HEAD", "--project", project) == 0
    told = capsys.readouterr()
    assert told.out == "glossary quay: wording only\n    definition: “A wall.” → “A long wall.”\nHEAD → working tree: 1 changed\n"
    assert told.err == ""
    assert run("HEAD", "--project", project, "--exit-code") == 1
    assert run("HEAD", "HEAD", "--project", project, "--exit-code") == 0
    capsys.readouterr()
    assert run("HEAD", "--project", project, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["format"] == "explainer-diff"


@pytest.mark.parametrize(
    "arguments", [("mian",), ("-x",), ("--", "-x"), (), ("a", "b", "c"), ("HEAD", "--format", "html"), ("HEAD", "--record", "7 August")]
)
def test_bad_usage_is_told_in_a_line(project: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    assert run("--project", project, *arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert re.search(r"^Error: ", told.err, re.MULTILINE)
    assert "Traceback" not in told.err


def test_a_folder_without_facts(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("HEAD", "--project", project.parent) == 2
    assert capsys.readouterr().err.startswith("Error: there is no folder `site_data` in ")


def test_an_old_revision_with_errors_is_compared_as_far_as_it_can_be_read(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    facts(project, glossary=TERMS + "- {id: wharf, term: wharf, colour: red}\n", participants="- {id: x\n")
    commit(project)
    facts(project, glossary=TERMS + TERM.format(id="wharf"), participants="[]")
    assert run("HEAD", "--project", project) == 0
    assert capsys.readouterr().out.splitlines() == [
        "HEAD → working tree: no fact changed",
        "note: HEAD is compared as far as it can be read: 3 errors, the first at site_data/participants.yml:1:3: a `{` that is not closed",
        "note: not compared, because one side cannot be read: wharf",
    ]


# The log


LOG = """\
- id: change-2024-05-21-1
  date: 2024-05-21
  kind: wording
  facts: [quay]
  summary: “A wall.” → “A long wall.”
"""


def recorded(project: Path, day: str = "2024-05-21", rev: str = "HEAD") -> str:
    assert run(rev, "--project", project, "--record", day) == 0
    return (project / "site_data" / "changes.yml").read_text(encoding="utf-8")


def test_changes_are_drafted_for_the_log_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert recorded(project) == LOG
    assert capsys.readouterr().err == "site_data/changes.yml: 1 more, in draft: read them over before you commit them\n"
    assert recorded(project) == recorded(project, "2024-05-22") == LOG
    assert capsys.readouterr().err == "nothing to log\n" * 2
    assert changed(project, "HEAD") == [("quay", "changed")]
    # Committed, it is part of the past: the same change once more is another one.
    commit(project)
    facts(project, glossary=TERMS)
    commit(project)
    facts(project, glossary=TERMS.replace("A wall.", "A long wall."))
    assert recorded(project, "2024-06-01") == LOG + LOG.replace("2024-05-21", "2024-06-01")


@pytest.mark.parametrize(
    ("there", "kept"),
    [
        ("[]\n", ""),
        ("# The log.\n[]\n", "# The log.\n"),
        ("", ""),
        ("# The log.\n- {id: change-2024-05-21-1, date: 2024-01-01, kind: added, summary: a}", None),
        ("- {id: one, date: 2024-01-01, kind: added, summary: a} # why\n\n\n", None),
        ("- id: one\r\n  date: 2024-01-01\r\n  kind: added\r\n  summary: a\r\n", None),
    ],
)
def test_what_stands_in_the_log_stays(project: Path, there: str, kept: str | None) -> None:
    if there:
        (project / "site_data" / "changes.yml").write_bytes(there.encode())
    assert run("HEAD", "--project", project, "--record", "2024-05-21") == 0
    text = (project / "site_data" / "changes.yml").read_bytes().decode()
    taken = "change-2024-05-21-1" in there
    end = "\r\n" if "\r" in there else "\n"
    kept = there.rstrip() + end if kept is None else kept
    assert text == kept + LOG.replace("\n", end).replace("21-1", "21-2" if taken else "21-1")
    assert load(project)[1] == []


@pytest.mark.parametrize(
    "there", ["  - {id: one, date: 2024-01-01, kind: added, summary: a}\n", "[{id: one, date: 2024-01-01, kind: added, summary: a}]\n"]
)
def test_a_log_that_cannot_be_added_to_is_left_alone(project: Path, capsys: pytest.CaptureFixture[str], there: str) -> None:
    (project / "site_data" / "changes.yml").write_text(there)
    assert run("HEAD", "--project", project, "--record", "2024-05-21") == 1
    assert "site_data/changes.yml: error: the changes cannot be added below what stands in the file [unwritable]" in capsys.readouterr().err
    assert (project / "site_data" / "changes.yml").read_text() == there


def test_a_log_in_a_folder_gets_a_file_a_day(project: Path) -> None:
    (project / "site_data" / "changes").mkdir()
    assert run("HEAD", "--project", project, "--record", "2024-05-21") == 0
    assert (project / "site_data" / "changes" / "2024-05-21.yml").read_text(encoding="utf-8") == LOG


def test_facts_with_errors_are_not_logged(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    facts(project, glossary=TERMS + "- {id: wharf}\n")
    assert run("HEAD", "--project", project, "--record", "2024-05-21") == 1
    assert "`term` is missing in `wharf`" in capsys.readouterr().err
    assert not (project / "site_data" / "changes.yml").exists()


def test_what_is_no_fact_for_the_log(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corrections = "- {id: wrong, date: 2024-05-20, was: A wall., now: A long wall., facts: [quay]}\n"
    facts(
        project,
        explainer=EXPLAINER.replace("settled", "archived"),
        corrections=corrections,
        glossary=TERMS.replace("editor}", "editor, checked: 2024-05-20}"),
    )
    assert run("HEAD", "--project", project, "--record", "2024-05-21") == 0
    assert capsys.readouterr().err == "nothing to log\n"
    assert not (project / "site_data" / "changes.yml").exists()


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    """The made-up explainer of the tests, in Ukrainian, committed."""
    project = tmp_path / "ferry"
    shutil.copytree(FIXTURE, project, ignore=shutil.ignore_patterns("site", "content", ".*"))
    (project / "site_data" / "changes.yml").unlink()
    git(tmp_path, "init", "--quiet")
    commit(tmp_path)
    return project


def edit(project: Path, name: str, old: str, new: str) -> None:
    file = project / "site_data" / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_log_speaks_the_language_of_the_explainer(ferry: Path) -> None:
    edit(ferry, "positions.yml", "since: 2024-05-15\n", "since: 2024-05\n")
    assert run("HEAD", "--project", ferry, "--record", "2024-06-01") == 0
    assert "summary: 15 травня 2024 р. → травень 2024 р.\n" in (ferry / "site_data" / "changes.yml").read_text(encoding="utf-8")


def test_of_what_is_gone_the_log_keeps_the_id(ferry: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A removed fact is named in the log without an error; before its removal is logged, with a warning."""
    glossary = ferry / "site_data" / "glossary.yml"
    added = "- id: lantern\n  term: сигнальний ліхтар\n  definition: Ліхтар на березі, яким подають знак порому.\n  basis: editor\n"
    text = glossary.read_text(encoding="utf-8")
    glossary.write_text(text + added, encoding="utf-8")
    assert run("HEAD", "--project", ferry, "--record", "2024-06-01") == 0
    commit(ferry)
    glossary.write_text(text, encoding="utf-8")
    told = [item for item in check(ferry).diagnostics if item.code == "unknown-id"]
    assert [(item.severity, item.location.file, item.location.line) for item in told] == [("warning", "site_data/changes.yml", 4)]
    capsys.readouterr()
    assert run("HEAD", "--project", ferry, "--record", "2024-06-02") == 0
    assert [item for item in check(ferry).diagnostics if item.code == "unknown-id"] == []
    log = (ferry / "site_data" / "changes.yml").read_text(encoding="utf-8")
    assert [line for line in log.splitlines() if "kind" in line or "facts" in line] == [
        "  kind: added", "  facts: [lantern]", "  kind: removed", "  facts: [lantern]",
    ]  # fmt: skip
    done = explainer("build", ferry, "--today", TODAY)
    assert done.returncode == 0, done.stderr
    page = (ferry / "site" / "corrections" / "index.html").read_text(encoding="utf-8")
    assert page.index("change-2024-06-02-1") < page.index("change-2024-06-01-1")
    assert page.count("<code>lantern</code>") == 2


def test_a_summary_is_no_longer_than_a_line_of_the_log(tmp_path: Path) -> None:
    facts(tmp_path)
    fields = tuple(FieldChange(f"f{n}", "text", "a b " * 80 + str(n), "c d " * 80) for n in range(9))
    change = Change("glossary", "answer", "changed", "answer", fields=fields)
    assert record(tmp_path, [change], date(2024, 5, 21), load(tmp_path)[0]).findings == []
    (entry,) = load(tmp_path)[0].entries
    summary: Any = entry.fact.model_dump()["summary"]
    assert len(summary) == MAX_SUMMARY
    assert summary.endswith("…")


@pytest.mark.parametrize(
    "text",
    ["#x: - y", "'", '"', "- a", "[x](y) *a* [[b]]", "\u2028\u202e\x1b\x00\ud800", "a\n- id: b", "{", "\\", "key: value # no", "🏳️‍🌈"],
)
def test_a_hostile_text_is_only_a_summary(tmp_path: Path, text: str) -> None:
    facts(tmp_path)
    change = Change("glossary", "answer", "added", f"x {text} y")
    assert record(tmp_path, [change], date(2024, 5, 21), load(tmp_path)[0]).findings == []
    loaded, findings = load(tmp_path)
    assert findings == []
    (entry,) = loaded.entries
    assert (entry.fact.id, entry.kind) == ("change-2024-05-21-1", "changes")


def test_the_log_is_laid_out_as_fmt_would(project: Path) -> None:
    recorded(project)
    assert main(["fmt", str(project)]) == 0
    assert recorded(project) == LOG
