"""`explainer fingerprint`, and the texts it and the checks are given: every one that is none is named, none is copied."""

from __future__ import annotations

from pathlib import Path

import pytest
from projects import MINIMAL, TODAY, copy_of, tree

from generator.__main__ import main
from generator.diagnostics import as_text
from generator.load import load
from generator.load.texts import MAX_TEXT_BYTES, read_text, read_texts
from generator.model import Source

TEXT = (MINIMAL.parent / "sources" / "echo.txt").read_text(encoding="utf-8")
FINGERPRINT = "site_data/fingerprints/echo.json"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_of(MINIMAL, tmp_path / "project")


def write(folder: Path, text: str, name: str = "echo.txt") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    """The exit code of a command, and all it printed."""
    code = main([str(argument) for argument in arguments])
    told = capsys.readouterr()
    return code, told.err + told.out


def test_a_fingerprint_is_made_once_and_lets_anyone_check(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = write(tmp_path / "texts", TEXT)
    (project / FINGERPRINT).unlink()
    code, told = run(capsys, "check", project)
    assert code == 1
    assert "the source `echo` has no fingerprint" in told
    assert run(capsys, "fingerprint", "echo", text, "--project", project) == (0, f"{FINGERPRINT}: 40 words in 5 sentences\n")
    assert (project / FINGERPRINT).read_bytes() == (MINIMAL / FINGERPRINT).read_bytes()
    text.unlink()
    assert run(capsys, "check", project) == (0, "no error\n")


def test_the_text_stays_where_it_is(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = tree(project)
    run(capsys, "fingerprint", "echo", write(tmp_path / "texts", TEXT), "--project", project)
    assert {name for name, data in tree(project).items() if before.get(name) != data} <= {".explainer.lock"}
    assert all("librarian" not in path.read_text(encoding="utf-8").lower() for path in project.rglob("*.json"))


def test_the_same_words_are_said_to_be_the_same(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = write(tmp_path / "texts", TEXT.replace("“", '"').replace("”", '"'))
    code, told = run(capsys, "fingerprint", "echo", text, "--project", project)
    assert (code, told) == (0, f"{FINGERPRINT}: 40 words in 5 sentences, the same words as before\n")


def test_a_new_text_makes_facts_stale(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = write(tmp_path / "texts", TEXT.replace("is worth two", "is worth three"))
    code, told = run(capsys, "fingerprint", "echo", text, "--project", project)
    assert (code, told) == (0, f"{FINGERPRINT}: 40 words in 5 sentences, a new text; run `explainer check` to see which facts are stale\n")
    code, told = run(capsys, "check", project)
    assert code == 1
    assert "`worth-two` is stale (never marked as checked): the words stood in the text of `echo` that was fingerprinted before" in told


@pytest.mark.parametrize("command", [["check"], ["build", "--today", TODAY]], ids=["check", "build"])
@pytest.mark.parametrize("at_hand", [False, True], ids=["offline", "text at hand"])
def test_one_word_stops_every_command(
    command: list[str], project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], *, at_hand: bool
) -> None:
    write(tmp_path / "texts", TEXT)
    quotes = project / "site_data" / "quotes.yml"
    quotes.write_text(quotes.read_text(encoding="utf-8").replace("that is open", "which is open"), encoding="utf-8")
    before = tree(project)
    code, told = run(capsys, *command, project, *(["--source-text", tmp_path / "texts"] if at_hand else []))
    assert code == 1
    assert "site_data/quotes.yml:3:20: error: the words do not stand in `echo`: `which`" in told
    assert ("`which` instead of `that`" in told) is at_hand
    assert {name for name in tree(project) if name not in before} <= {".explainer.lock"}


def test_the_folder_of_texts_may_be_named_by_the_environment(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "texts", TEXT + "And more.")
    assert run(capsys, "check", project)[0] == 0
    monkeypatch.setenv("EXPLAINER_SOURCE_TEXT", str(tmp_path / "texts"))
    code, told = run(capsys, "check", project)
    assert code == 1
    assert "the text at hand is not the one `echo` was fingerprinted from: they differ near word 41 [text-differs]" in told


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("ecko", "site_data/sources.yml: error: no source has the id `ecko` [unknown-id]\n    help: did you mean `echo`?\n"),
        ("worth-two", "no source has the id `worth-two` [unknown-id]\n    help: add it to sources.yml first; sources: echo\n"),
        ("../../x", "no source has the id `../../x` [unknown-id]"),
    ],
)
def test_only_sources_have_fingerprints(source: str, told: str, project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = tree(project)
    code, output = run(capsys, "fingerprint", source, write(tmp_path / "texts", TEXT), "--project", project)
    assert code == 1
    assert told in output
    assert tree(project) == before


def test_a_source_that_cannot_be_read_says_why(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sources = project / "site_data" / "sources.yml"
    sources.write_text(sources.read_text(encoding="utf-8").replace("kind: article", "kind: articl"), encoding="utf-8")
    code, told = run(capsys, "fingerprint", "echo", write(tmp_path / "texts", TEXT), "--project", project)
    assert code == 1
    assert "`kind` cannot be `articl`" in told
    assert "unknown-id" not in told


def test_a_text_inside_the_project_is_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = run(capsys, "fingerprint", "echo", write(project, TEXT), "--project", project)
    assert code == 0
    assert "echo.txt: warning: the source’s text lies inside the project, which never holds it [text-inside]" in told


BAD = {
    "empty": (b"", "the text is empty"),
    "white space": (b" \n\t\r\n", "the text is empty"),
    "no word": ("— … “”\n".encode(), "the text holds no word"),
    "only a byte order mark": (b"\xef\xbb\xbf", "the text holds no word"),
    "binary": (b"PK\x03\x04\0\0\0", "the file is no text: it holds null bytes"),
    "UTF-16": ("One.".encode("utf-16"), "the text is UTF-16"),
    "Latin-1": ("one\ntwo\nCafé".encode("latin-1"), "the text is not UTF-8: byte 0xE9 in line 3"),
}


@pytest.mark.parametrize(("data", "message"), BAD.values(), ids=BAD)
def test_what_is_no_text_is_named(data: bytes, message: str, project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "echo.txt"
    path.write_bytes(data)
    before = tree(project)
    for arguments in (["fingerprint", "echo", path, "--project", project], ["check", project, "--source-text", tmp_path]):
        code, told = run(capsys, *arguments)
        assert code == 1
        assert told.startswith(f"echo.txt: error: {message} [bad-text]\n    help: ")
    assert tree(project) == before


def test_a_text_of_50_megabytes_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50 << 20)
    text, findings = read_text(path)
    assert text is None
    assert as_text(findings).startswith("large.txt: error: the text has more than 20 MB [bad-text]")


def test_a_text_of_the_greatest_size_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"a " * (MAX_TEXT_BYTES // 2))
    assert read_text(path)[1] == []
    path.write_bytes(b"a " * (MAX_TEXT_BYTES // 2) + b"b")
    assert [item.code for item in read_text(path)[1]] == ["bad-text"]


@pytest.mark.parametrize(("name", "why"), [("missing.txt", "no such file or directory"), ("folder.txt", "is a directory")])
def test_a_text_that_is_no_file_is_named(name: str, why: str, tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    text, findings = read_text(tmp_path / name)
    assert text is None
    assert as_text(findings).startswith(f"{name}: error: the text cannot be read: {why} [bad-text]")


def sources(project: Path) -> list[Source]:
    return [entry.fact for entry in load(project)[0].entries if isinstance(entry.fact, Source)]


@pytest.mark.parametrize("name", ["echo.txt", "echo-2024-03-04.txt"])
def test_texts_are_named_after_their_source(name: str, project: Path, tmp_path: Path) -> None:
    write(tmp_path / "texts", TEXT, name)
    write(tmp_path / "texts", "Another.", "other.txt")
    assert read_texts(tmp_path / "texts", sources(project)) == ({"echo": TEXT}, [])


@pytest.mark.parametrize("day", ["../../../../etc/passwd", "x" * 300, "2024-03-04/2024-03-05"])
def test_a_date_is_no_way_out_of_the_folder(day: str, project: Path, tmp_path: Path) -> None:
    path = project / "site_data" / "sources.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("2024-03-04", day), encoding="utf-8")
    write(tmp_path / "texts", TEXT, "other.txt")
    assert read_texts(tmp_path / "texts", sources(project)) == ({}, [])


def test_a_missing_folder_of_texts_is_named(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = run(capsys, "check", project, "--source-text", tmp_path / "nowhere")
    assert code == 1
    assert "cannot be read: no such file or directory [bad-text]\n    help: name a folder with a file SOURCE.txt for each source\n" in told
