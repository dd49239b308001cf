"""The whole pipeline on whole projects: what is written, when nothing is, and that a build depends on nothing but its input."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from projects import FIXTURE, MINIMAL, ROOT, TESTS, TODAY, copy_of, copy_of_this_site, explainer, tree

from generator.build import build, check, last_change, today_from
from generator.diagnostics import as_text
from generator.site import seal

AS_OF = "2025-08-07"  # this site's, which is also the day its files are dated by
SNAPSHOT = TESTS / "fixture" / "content"


def test_the_fixture_is_written_as_expected(bless: bool) -> None:
    """The Markdown of every page, compared both ways. `pytest --bless` writes it anew; read the difference."""
    built = build(FIXTURE, date.fromisoformat(TODAY))
    assert as_text(built.diagnostics) == ""
    files = built.files
    if bless:
        shutil.rmtree(SNAPSHOT, ignore_errors=True)
        for path, data in files.items():
            (SNAPSHOT / path).parent.mkdir(parents=True, exist_ok=True)
            (SNAPSHOT / path).write_bytes(data)
    expected = {str(path.relative_to(SNAPSHOT)): path.read_bytes() for path in SNAPSHOT.rglob("*") if path.is_file()}
    assert sorted(files) == sorted(expected)
    assert [path for path in sorted(files) if files[path] != expected[path]] == []


@pytest.mark.parametrize("project", [FIXTURE, MINIMAL, ROOT], ids=["fixture", "minimal", "this site"])
def test_a_project_checks_without_a_finding(project: Path) -> None:
    assert as_text(check(project).diagnostics) == ""


@pytest.mark.parametrize("project", [FIXTURE, MINIMAL], ids=["fixture", "minimal"])
def test_text_and_fingerprint_agree(project: Path) -> None:
    assert as_text(check(project, project.parent / "sources").diagnostics) == ""


def test_every_address_of_the_design_is_there() -> None:
    files = build(ROOT, date(2025, 8, 7)).files
    flat = {"index", "timeline", "quotes", "unknowns", "glossary", "how-this-was-made", "corrections", "everything", "data"}
    folders = {"people", "questions", "positions", "sources"}
    assert {f"{name}.md" for name in flat} | {f"{name}/index.md" for name in folders} <= set(files)
    assert {"people/trump.md", "people/white-house-official.md", "questions/zelensky-attendance.md", "sources/oan.md"} <= set(files)
    assert {"positions/as-of/2025-04-30.md", "positions/as-of/2025-08-07.md"} <= set(files)


def test_every_fact_has_its_anchor_on_its_page() -> None:
    built = build(FIXTURE, date.fromisoformat(TODAY))
    assert built.library is not None
    for id_, address in built.library.addresses.items():
        page = next(path for path in (f"{address.page}index.md", f"{address.page.rstrip('/')}.md") if path in built.files)
        assert not address.anchor or f'id="{address.anchor}"'.encode() in built.files[page], id_


def test_every_former_id_still_leads_somewhere() -> None:
    built = build(FIXTURE, date.fromisoformat(TODAY))
    assert built.library is not None
    former = [(old, id_) for id_, entry in built.library.entries.items() for old in entry.fact.formerly]
    assert len(former) >= 5
    text = b"".join(built.files.values())
    for old, id_ in former:
        folder = built.library.addresses[id_].page.split("/")[0]
        assert f'id="{old}"'.encode() in text or f"{folder}/{old}.md" in built.files


def test_the_review_date_and_nothing_else_depends_on_today() -> None:
    early, late = (build(ROOT, day).files for day in (date(2025, 8, 7), date(2026, 1, 1)))
    changed = [path for path in late if early[path] != late[path]]
    assert {"index.md", "unknowns.md"} <= set(changed)
    assert {path.split("/")[0].removesuffix(".md") for path in changed} <= {"index", "unknowns", "questions", "everything"}
    assert b'class="reading-as-of moved-on"' in late["index.md"]
    assert b"moved-on" not in early["index.md"]


# A build, whole


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This site, built once by the command line."""
    project = copy_of_this_site(tmp_path_factory.mktemp("site") / "project")
    done = explainer("build", project, "--today", AS_OF)
    assert (done.returncode, done.stderr) == (0, "")
    return project


def test_a_build_ends_in_a_site_that_answers_the_question(built: Path) -> None:
    front = (built / "site" / "index.html").read_text(encoding="utf-8")
    assert "<h1" in front
    assert "Must Zelensky be there when Trump meets Putin?" in front
    answers = re.findall(r'<li id="(answer-[a-z-]+)">.*?</li>', front, re.DOTALL)
    assert len(answers) == 6
    assert front.count("#:~:text=") >= 5
    assert (built / "site" / "manifest.sha256").is_file()


def test_a_second_build_touches_nothing(built: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (built / "content").rglob("*") if path.is_file()}
    assert explainer("build", built, "--today", AS_OF).returncode == 0
    assert before == {path: path.stat().st_mtime_ns for path in (built / "content").rglob("*") if path.is_file()}


def test_another_explainer_builds_from_another_folder(tmp_path: Path) -> None:
    project = copy_of(MINIMAL, tmp_path / "another folder")
    done = explainer("build", project, "--today", TODAY, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert (project / "site" / "people" / "index.html").is_file()


@pytest.mark.parametrize("plugin", [True, False], ids=["with the plugin", "on the generated tree alone"])
def test_mkdocs_alone_gives_the_same_pages(built: Path, tmp_path: Path, plugin: bool) -> None:
    project = tmp_path / "project"
    shutil.copytree(built, project, ignore=shutil.ignore_patterns("site"))
    if plugin:
        shutil.rmtree(project / "content" / "people")
    else:
        config = project / "mkdocs.yml"
        text = config.read_text(encoding="utf-8")
        assert "  - explainer\n" in text
        config.write_text(text.replace("  - explainer\n", ""), encoding="utf-8")
    library = check(built).library
    assert library is not None
    changed = last_change(library)
    assert changed is not None
    epoch = str((changed - date(1970, 1, 1)).days * 86400)
    env = {"SOURCE_DATE_EPOCH": epoch, "NO_MKDOCS_2_WARNING": "1", "PATH": "/usr/bin:/bin"}
    command = [str(Path(sys.executable).with_name("mkdocs")), "build", "--strict", "--quiet"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, env=env, timeout=300, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert seal(project / "site") == []  # the one thing that is done to rendered pages
    ours, theirs = tree(built / "site"), tree(project / "site")
    ours.pop("manifest.sha256")
    assert [name for name in {*ours, *theirs} if ours.get(name) != theirs.get(name)] == []


REFUSED = {
    "a quote that is not the source's": ("quotes.yml", "stop the killing", "stop all the killing", "misquote"),
    "a broken file": ("timeline.yml", "- id: apec-2017", "- id: [apec-2017", "yaml-syntax"),
    "a bad date": ("timeline.yml", "when: 2017-11-11", "when: 2017-11-31", "bad-date"),
    "an unknown id": ("positions.yml", "participant: putin\n", "participant: putn\n", "unknown-id"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_refused_build_leaves_everything_as_it_was(built: Path, tmp_path: Path, case: str) -> None:
    name, old, new, code = REFUSED[case]
    project = tmp_path / "project"
    shutil.copytree(built, project)
    file = project / "site_data" / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    before = tree(project / "content"), tree(project / "site")
    done = explainer("build", project, "--today", AS_OF)
    assert done.returncode == 1
    assert f"[{code}]" in done.stderr
    assert f"site_data/{name}:" in done.stderr
    assert "Traceback" not in done.stderr
    assert (tree(project / "content"), tree(project / "site")) == before


# The same input, the same bytes


def test_a_build_depends_on_nothing_but_its_input(tmp_path: Path) -> None:
    """Another hash seed, zone, locale, folder, umask and order of creation: byte for byte the same site."""
    first, second = tmp_path / "one", tmp_path / "a folder with spaces" / "zwei"
    copy_of(FIXTURE, first)
    second.parent.mkdir()
    for file in sorted((path for path in FIXTURE.rglob("*") if path.is_file() and "site_data" in path.parts), reverse=True):
        target = second / file.relative_to(FIXTURE)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    shutil.copy(FIXTURE / "mkdocs.yml", second)
    for project, env in (
        (first, {"PYTHONHASHSEED": "1", "TZ": "America/New_York", "LC_ALL": "C"}),
        (second, {"PYTHONHASHSEED": "2", "TZ": "Asia/Kathmandu", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "0"}),
    ):
        done = explainer("build", project, "--today", TODAY, env=env)
        assert done.returncode == 0, done.stderr
    assert tree(first / "content") == tree(second / "content")
    assert tree(first / "site") == tree(second / "site")


def test_today_comes_from_the_epoch_or_the_clock() -> None:
    clock = date(2025, 1, 2)
    assert today_from({}, clock) == clock
    assert today_from({"SOURCE_DATE_EPOCH": "1754524800"}, clock) == date(2025, 8, 7)
    for bad in ("soon", "1" * 30, "-1e9"):
        with pytest.raises(ValueError, match="SOURCE_DATE_EPOCH"):
            today_from({"SOURCE_DATE_EPOCH": bad}, clock)
