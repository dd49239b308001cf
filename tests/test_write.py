"""Files reach the disk whole or not at all, and only ours are touched. Every tree is made up."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from killed import die, in_a_child, killed, refuse, watch

from generator.diagnostics import Diagnostic
from generator.write import MANIFEST, Written, locked, write
from generator.write.disk import put, stage
from generator.write.manifest import Manifest, digest_of, read_manifest
from generator.write.paths import is_page_path, temporary

Tree = Mapping[str, str | None]
LINK, FOLDER = "-> ", None
PAGES = {"index.md": "# One\n", "people/ann.md": "Ann\n", "data/v1/all.csv": "a,b\n"}


def plant(root: Path, tree: Tree) -> None:
    """Lay out ``content/``: text is a file, None a folder, and what begins with an arrow a symbolic link."""
    for name, text in tree.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is FOLDER:
            path.mkdir(parents=True, exist_ok=True)
        elif text.startswith(LINK):
            path.symlink_to(text.removeprefix(LINK))
        else:
            path.write_text(text)


def harvest(root: Path) -> dict[str, str | None]:
    """What lies in ``content/``, without the manifest."""
    content, found = root / "content", dict[str, str | None]()
    for path in sorted(content.rglob("*")):
        name = path.relative_to(content).as_posix()
        if path.is_symlink():
            found[name] = LINK + str(path.readlink())
        elif path.is_file() and name != MANIFEST:
            found[name] = path.read_text()
        elif path.is_dir() and not any(path.iterdir()):
            found[name] = FOLDER
    return found


def told(findings: list[Diagnostic]) -> list[str]:
    return [f"{item.location} {item.code}" for item in findings]


def calm(result: tuple[Written, list[Diagnostic]]) -> Written:
    assert result[1] == []
    return result[0]


# What is written


def test_the_first_run_writes_everything_beside_what_is_there(tmp_path: Path) -> None:
    plant(tmp_path, {"policy.md": "by hand\n", "people/note.md": "by hand\n"})
    assert calm(write(tmp_path, PAGES)) == Written(sorted(PAGES))
    assert harvest(tmp_path) == PAGES | {"policy.md": "by hand\n", "people/note.md": "by hand\n"}


def test_the_manifest_lists_our_files_in_order(tmp_path: Path) -> None:
    calm(write(tmp_path, {"b.md": "B", "a.bin": b"\xff\x00"}))
    value = json.loads((tmp_path / "content" / MANIFEST).read_text())
    assert value == {
        "format": "explainer-generated",
        "version": 1,
        "files": {"a.bin": digest_of(b"\xff\x00"), "b.md": digest_of(b"B")},
    }
    assert list(value["files"]) == ["a.bin", "b.md"]


def test_only_what_changed_is_touched(tmp_path: Path) -> None:
    calm(write(tmp_path, PAGES))
    content = tmp_path / "content"
    for path in content.rglob("*.*"):
        os.utime(path, (1, 1))
    assert calm(write(tmp_path, PAGES)) == Written(unchanged=3)
    assert {path.stat().st_mtime for path in content.rglob("*.*")} == {1}
    assert calm(write(tmp_path, PAGES | {"index.md": "# Two\n"})) == Written(["index.md"], unchanged=2)
    assert [path.name for path in content.rglob("*.*") if path.stat().st_mtime != 1] == [MANIFEST, "index.md"]


def test_pages_no_longer_generated_go_with_the_folders_they_filled(tmp_path: Path) -> None:
    calm(write(tmp_path, PAGES))
    plant(tmp_path, {"people/note.md": "by hand\n"})
    written = calm(write(tmp_path, {"index.md": "# One\n"}))
    assert written == Written(removed=["data/v1/all.csv", "people/ann.md"], unchanged=1)
    assert harvest(tmp_path) == {"index.md": "# One\n", "people/note.md": "by hand\n"}


def test_a_page_that_somebody_deleted_comes_back(tmp_path: Path) -> None:
    calm(write(tmp_path, PAGES))
    (tmp_path / "content/people/ann.md").unlink()
    assert calm(write(tmp_path, PAGES)).written == ["people/ann.md"]
    (tmp_path / "content/people/ann.md").unlink()
    assert calm(write(tmp_path, {"index.md": "# One\n"})).removed == ["data/v1/all.csv"]
    assert harvest(tmp_path) == {"index.md": "# One\n"}


def test_our_own_file_and_folder_may_change_places(tmp_path: Path) -> None:
    calm(write(tmp_path, {"a": "file", "b/c/d": "deep"}))
    calm(write(tmp_path, {"a/b": "deep", "b": "file"}))
    assert harvest(tmp_path) == {"a/b": "deep", "b": "file"}


def test_a_folder_that_keeps_a_page_of_somebody_cannot_become_a_page(tmp_path: Path) -> None:
    calm(write(tmp_path, {"a/b": "deep"}))
    plant(tmp_path, {"a/mine.md": "by hand"})
    assert told(write(tmp_path, {"a": "file"})[1]) == ["content/a collision"]
    assert harvest(tmp_path) == {"a/b": "deep", "a/mine.md": "by hand"}


def test_a_page_that_changes_its_case_survives_the_removal_of_the_old_one(tmp_path: Path) -> None:
    calm(write(tmp_path, {"People.md": "old"}))
    calm(write(tmp_path, {"people.md": "new"}))
    assert harvest(tmp_path) == {"people.md": "new"}


def test_leftovers_of_a_killed_run_are_removed_even_when_nothing_changed(tmp_path: Path) -> None:
    calm(write(tmp_path, PAGES))
    plant(tmp_path, {temporary("people/ann.md"): "An", temporary(MANIFEST): "{"})
    assert calm(write(tmp_path, PAGES)) == Written(unchanged=3)
    assert harvest(tmp_path) == PAGES


def test_a_leftover_is_no_link_to_write_through(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_text("precious")
    (tmp_path / temporary("a.md")).symlink_to(outside)
    stage(tmp_path, "a.md", b"new")
    put(tmp_path, "a.md")
    assert ((tmp_path / "a.md").read_text(), outside.read_text()) == ("new", "precious")


# What is refused

EDITED, GONE = "# Mine\n", "gone by now\n"
REFUSED: list[tuple[str, Tree, list[str]]] = [
    ("a page of the same name", {"people/bob.md": "by hand"}, ["content/people/bob.md collision"]),
    ("even one with the same bytes", {"people/bob.md": "Bob\n"}, ["content/people/bob.md collision"]),
    ("an edited page", {"index.md": EDITED}, ["content/index.md edited-by-hand"]),
    ("an edited page that is to be removed", {"old/page.md": EDITED}, ["content/old/page.md edited-by-hand"]),
    ("a name that differs in case", {"People/note.md": "by hand"}, ["content/people collision"]),
    ("a page that differs in case", {"people/Bob.md": "by hand"}, ["content/people/bob.md collision"]),
    ("a name composed otherwise", {"people/zoe\u0308.md": "by hand"}, ["content/people/zoë.md collision"]),
    ("a folder in a page's place", {"people/bob.md": FOLDER}, ["content/people/bob.md collision"]),
    ("a folder with a hidden file", {"people/bob.md/.keep": ""}, ["content/people/bob.md collision"]),
    ("a file in a folder's place", {"quotes": "by hand"}, ["content/quotes collision"]),
    ("a link in a page's place", {"people/bob.md": LINK + "../../elsewhere"}, ["content/people/bob.md symlink"]),
    ("a link in a folder's place", {"quotes": LINK + "../../outside"}, ["content/quotes symlink"]),
    ("a link anywhere", {"notes/more": LINK + "/etc"}, ["content/notes/more symlink"]),
    ("everything at once", {"index.md": EDITED, "quotes": "x", "people/bob.md": "x"}, [
        "content/index.md edited-by-hand",
        "content/people/bob.md collision",
        "content/quotes collision",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("planted", "expected"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_one_refusal_and_nothing_is_written(tmp_path: Path, planted: Tree, expected: list[str]) -> None:
    (tmp_path / "outside").mkdir()
    calm(write(tmp_path, PAGES | {"old/page.md": GONE}))
    plant(tmp_path, planted)
    before, listed = harvest(tmp_path), (tmp_path / "content" / MANIFEST).read_bytes()
    wanted = PAGES | {"index.md": "# Two\n", "people/bob.md": "Bob\n", "people/zoë.md": "Zoë\n", "quotes/all.md": "“”\n"}
    written, findings = write(tmp_path, wanted)
    assert told(findings) == expected
    assert all(item.help for item in findings)
    assert written == Written()
    assert (harvest(tmp_path), (tmp_path / "content" / MANIFEST).read_bytes()) == (before, listed)
    assert list((tmp_path / "outside").iterdir()) == []


def test_two_pages_that_differ_in_case_only_are_refused(tmp_path: Path) -> None:
    assert told(write(tmp_path, {"a/x.md": "", "A/y.md": ""})[1]) == ["content/A collision", "content/a collision"]
    assert harvest(tmp_path) == {}


def test_an_edit_that_the_facts_have_caught_up_with_is_no_matter(tmp_path: Path) -> None:
    calm(write(tmp_path, PAGES))
    plant(tmp_path, {"index.md": "# Two\n"})
    calm(write(tmp_path, PAGES | {"index.md": "# Two\n"}))
    assert calm(write(tmp_path, PAGES | {"index.md": "# Three\n"})).written == ["index.md"]


@pytest.mark.parametrize("torn", ["", "\0" * 9])
def test_a_page_lost_in_a_power_cut_is_made_again(tmp_path: Path, torn: str) -> None:
    calm(write(tmp_path, PAGES))
    plant(tmp_path, {"index.md": torn, "people/ann.md": torn})
    calm(write(tmp_path, {"index.md": "# One\n"}))
    assert harvest(tmp_path) == {"index.md": "# One\n"}


def test_what_editor_programs_hide_beside_a_page_is_left_alone(tmp_path: Path) -> None:
    hidden = {".#index.md": LINK + "ann@desk.1", ".notes/x": "mine"}
    plant(tmp_path, hidden)
    calm(write(tmp_path, PAGES))
    assert harvest(tmp_path) == PAGES | hidden


@pytest.mark.parametrize(
    "path", ["", "/a", "a/", "a//b", "..", "a/../b", "./a", ".a", "a/.b", "a\\b", "C:/a", "a\nb", "a\u202eb", "a.", "a /b", "\ud800"]
)
def test_a_path_that_no_page_may_have(tmp_path: Path, path: str) -> None:
    assert not is_page_path(path)
    with pytest.raises(ValueError):
        write(tmp_path, {path: ""})
    assert list(tmp_path.iterdir()) == []


def test_a_page_cannot_be_a_folder_too(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="'a'"):
        write(tmp_path, {"a": "", "a/b": ""})


def test_content_must_be_a_folder_of_the_project(tmp_path: Path) -> None:
    (tmp_path / "content").symlink_to(tmp_path)
    assert told(write(tmp_path, PAGES)[1]) == ["content symlink"]
    (tmp_path / "content").unlink()
    (tmp_path / "content").write_text("a file")
    assert told(write(tmp_path, PAGES)[1]) == ["content unwritable"]
    assert told(write(tmp_path / "nowhere", PAGES)[1]) == ["content unwritable"]


# A manifest that is lost


def test_without_a_manifest_equal_files_are_adopted(tmp_path: Path) -> None:
    plant(tmp_path, {"index.md": "# One\n", "mine.md": "by hand"})
    assert calm(write(tmp_path, PAGES)).unchanged == 1
    assert calm(write(tmp_path, {})).removed == sorted(PAGES)
    assert harvest(tmp_path) == {"mine.md": "by hand"}


def test_without_a_manifest_other_files_collide(tmp_path: Path) -> None:
    plant(tmp_path, {"index.md": "# Old\n"})
    _, [finding] = write(tmp_path, PAGES)
    assert finding.code == "collision"
    assert "delete it and build again" in finding.help


GOOD = {"format": "explainer-generated", "version": 1, "files": {}}
DAMAGED = [
    b"",
    b'{"format": "explainer-gen',
    b"\xff",
    b"[" * 100_000,
    b"[]",
    *(
        json.dumps(GOOD | other).encode()
        for other in (
            {"format": "other"},
            {"version": None},
            {"files": ["index.md"]},
            {"files": {"../policy.md": digest_of(b"")}},
            {"files": {"index.md": 1}},
            {"files": {"index.md": "\ud800"}},
            {"pending": {"/etc/passwd": digest_of(b"")}},
        )
    ),
]


@pytest.mark.parametrize("data", DAMAGED, ids=range(len(DAMAGED)))
def test_a_damaged_manifest_is_told_and_made_again(tmp_path: Path, data: bytes) -> None:
    plant(tmp_path, {"index.md": "# One\n"})
    (tmp_path / "content" / MANIFEST).write_bytes(data)
    written, findings = write(tmp_path, PAGES)
    assert [(item.code, item.severity) for item in findings] == [("lost-manifest", "warning")]
    assert written.written == ["data/v1/all.csv", "people/ann.md"]
    assert calm(write(tmp_path, PAGES)).unchanged == 3


def test_a_newer_manifest_stops_the_run(tmp_path: Path) -> None:
    calm(write(tmp_path, PAGES))
    (tmp_path / "content" / MANIFEST).write_text(json.dumps(GOOD | {"version": 2}))
    assert told(write(tmp_path, {})[1]) == [f"content/{MANIFEST} newer-manifest"]
    assert harvest(tmp_path) == PAGES


# A disk that refuses


@pytest.mark.parametrize(
    ("step", "code", "shown", "words"),
    [
        (("open", 0), errno.EROFS, f"content/{MANIFEST}", "read-only"),
        (("fsync", 0), errno.EIO, f"content/{MANIFEST}", "input/output error"),
        (("open", 2), errno.ENOSPC, "content/people/ann.md", "the disk is full"),
        (("open", 2), errno.EACCES, "content/people/ann.md", "no permission"),
        (("open", 1), errno.ENAMETOOLONG, "content/index.md", "too long"),
        (("unlink", 3), errno.EPERM, "content/old.md", "no permission"),
        (("replace", 1), errno.EBUSY, "content/index.md", "another program"),
        (("replace", 2), errno.ENOENT, "content/people/ann.md", "the folder is gone"),
        (("replace", 3), errno.ENOSPC, f"content/{MANIFEST}", "the disk is full"),
    ],
)
def test_the_disk_refuses_and_the_next_run_finishes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, step: tuple[str, int], code: int, shown: str, words: str
) -> None:
    old, new = PAGES | {"old.md": "old\n"}, PAGES | {"index.md": "# Two\n", "people/ann.md": "Ann B.\n"}
    calm(write(tmp_path, old))
    with monkeypatch.context() as patch:
        watch(step[0], refuse(step[1], code), patch)
        _, [finding] = write(tmp_path, new)
    assert told([finding]) == [f"{shown} unwritable"]
    assert words in finding.message
    assert whole(harvest(tmp_path), old, new) == []
    calm(write(tmp_path, new))
    assert harvest(tmp_path) == new


def whole(found: Tree, old: Tree, new: Tree) -> list[str]:
    """The files that are neither what they were nor what they are to be."""
    return [path for path in sorted({*found, *old, *new}) if found.get(path) not in (old.get(path), new.get(path))]


def test_a_full_disk_shows_before_a_page_is_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calm(write(tmp_path, PAGES))
    with monkeypatch.context() as patch:
        watch("open", refuse(4, errno.ENOSPC), patch)
        written, findings = write(tmp_path, {"a.md": "A", "b.md": "B", "c.md": "C", "d.md": "D"})
    assert (written, told(findings)) == (Written(), ["content/d.md unwritable"])
    assert harvest(tmp_path) == PAGES


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every account can reach, unlike pytest's own."""
    path = Path(tempfile.mkdtemp())
    path.chmod(0o755)
    yield path
    shutil.rmtree(path)


@pytest.mark.parametrize(("folder", "shown"), [("people", "content/people"), ("", "content")])
def test_a_folder_without_permission(open_folder: Path, folder: str, shown: str) -> None:
    """Done as an ordinary account, since root may do everything."""
    if not os.getuid():
        os.chown(open_folder, 65534, 65534)

    def act() -> None:
        if not os.getuid():
            os.setgid(65534)
            os.setuid(65534)
        calm(write(open_folder, PAGES))
        (open_folder / "content" / folder).chmod(0o555)
        written, findings = write(open_folder, {"index.md": "# Two\n"})
        assert (written.written, written.removed) == ([], [])
        assert told(findings) == [f"{shown} unwritable"]
        assert "no permission" in findings[0].message
        assert harvest(open_folder) == PAGES
        (open_folder / "content" / folder).chmod(0o755)
        calm(write(open_folder, {"index.md": "# Two\n"}))

    assert in_a_child(act) == 0


# A run that is killed

# File and folder may change places between two runs, but a run has no page that is a folder too.
_paths = st.sampled_from(["a", "b", "a/a", "a/b", "a/b/c", "b/c", "b/c/d", "c/c", "d.md"])
_files = st.dictionaries(_paths, st.sampled_from(["one", "two", "three"]), max_size=6).map(
    lambda files: {path: text for path, text in files.items() if not any(other.startswith(path + "/") for other in files)}
)
MINE = {"mine.md": "by hand", "e/mine.md": "by hand"}


@settings(max_examples=25, deadline=None)
@given(_files, _files, _files, st.lists(st.integers(0, 30), min_size=1, max_size=2))
def test_killed_at_any_moment_every_page_is_old_or_new_and_the_next_run_finishes(
    old: dict[str, str], new: dict[str, str], other: dict[str, str], moments: list[int]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        plant(root, MINE)
        calm(write(root, old))
        for moment in moments:
            killed(lambda: calm(write(root, new)), moment)
            pages = {
                path: text for path, text in harvest(root).items() if text is not FOLDER and not path.rpartition("/")[2].startswith(".")
            }
            assert whole(pages, old | MINE, new | MINE) == []
        calm(write(root, other))
        assert harvest(root) == other | MINE
        assert (read_manifest(root / "content")[0] or Manifest()) == Manifest(
            {path: digest_of(text.encode()) for path, text in other.items()}
        )


def test_every_moment_of_a_run(tmp_path: Path) -> None:
    old, new = {"a/a": "one", "b": "one", "c": "one"}, {"a/a": "two", "b/b": "two", "d/d": "two"}
    for moment in range(100):
        shutil.rmtree(tmp_path / "content", ignore_errors=True)
        calm(write(tmp_path, old))
        at_work = killed(lambda: calm(write(tmp_path, new)), moment)
        calm(write(tmp_path, new))
        assert harvest(tmp_path) == new
        if not at_work:
            break
    assert moment > 12


# Two builds at once


def test_a_second_build_waits_and_then_says_so(tmp_path: Path) -> None:
    with locked(tmp_path) as findings:
        assert findings == []

        def act() -> None:
            with locked(tmp_path, wait=0.1) as refused:
                assert told(refused) == [".explainer.lock locked"]

        assert in_a_child(act) == 0
    with locked(tmp_path, wait=0) as findings:
        assert findings == []


def test_a_lock_that_a_killed_build_left_holds_nobody_up(tmp_path: Path) -> None:
    def act() -> None:
        with locked(tmp_path):
            die()

    assert in_a_child(act) == -signal.SIGKILL
    with locked(tmp_path, wait=0) as findings:
        assert findings == []


def test_a_lock_that_cannot_be_taken(tmp_path: Path) -> None:
    with locked(tmp_path / "nowhere") as findings:
        assert told(findings) == [".explainer.lock unwritable"]
    assert not (tmp_path / "nowhere").exists()
    (tmp_path / ".explainer.lock").symlink_to(tmp_path / "victim")
    with locked(tmp_path, wait=0) as findings:
        assert told(findings) == [".explainer.lock unwritable"]
    assert not (tmp_path / "victim").exists()
