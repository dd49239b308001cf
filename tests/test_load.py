"""What an editor may write, and what is said of everything else. The cases are data: ``cases/load/*.yml``.

A case is a folder of facts (``files`` as text, ``bytes`` as Latin-1, ``links``) and what is found in it, line for line. An
explainer is laid beside it unless it brings its own, or ``none``. ``holds`` is part of what its first record holds, ``ids``
are those of its records, ``broken`` and ``damaged`` those of what became no record.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import pytest
import yaml
from pydantic import Field

from generator.diagnostics import Diagnostic, as_text
from generator.load import Loaded, load
from generator.load import files as files_module
from generator.load.records import record_of
from generator.load.strict import read
from generator.model import Record

CASES = Path(__file__).parent / "cases" / "load"
EXPLAINER = """\
title: Made up
question: Is it?
standfirst: Made up.
as_of: 2025-08-07
status: settled
summary:
  - {id: answer, text: It is., basis: editor}
"""
TERM = "- id: {id}\n  term: {id}\n  definition: Made up.\n  basis: editor\n"


def cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yml")):
        for n, case in enumerate(yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)):
            yield pytest.param(path, n, case, id=f"{path.stem}: {case['name']}")


def plant(root: Path, case: dict[str, Any]) -> None:
    """Lay out the folder of a case."""
    files = {"explainer.yml": EXPLAINER, **case.get("files", {})}
    data = {name: text.encode() for name, text in files.items() if text != "none"}
    data |= {name: text.encode("latin-1") for name, text in case.get("bytes", {}).items()}
    for name, content in data.items():
        path = root / "site_data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for name in case.get("links", []):
        path = root / "site_data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(root)


def found_in(root: Path, **files: str) -> tuple[Loaded, list[Diagnostic]]:
    plant(root, {"files": {f"{kind}.yml": text for kind, text in files.items()}})
    return load(root)


def told(findings: list[Diagnostic]) -> str:
    return as_text(sorted(findings, key=Diagnostic.sort_key))


def write_expected(path: Path, n: int, text: str) -> None:
    """Put what was found into the case, and leave the rest of the file as it is."""
    content = path.read_text(encoding="utf-8")
    case = yaml.compose(content).value[n]
    node = next(value for key, value in case.value if key.value == "expect")
    block = "|\n" + "".join(f"    {line}\n" for line in text.splitlines()) if text else '""\n'
    rest = content[node.end_mark.index :].lstrip("\n")
    path.write_text(content[: node.start_mark.index] + block + ("\n" + rest if rest else ""), encoding="utf-8")


@pytest.mark.parametrize(("path", "n", "case"), list(cases()))
def test_case(path: Path, n: int, case: dict[str, Any], tmp_path: Path, *, bless: bool) -> None:
    plant(tmp_path, case)
    loaded, findings = load(tmp_path)
    if bless:
        write_expected(path, n, told(findings))
    else:
        assert told(findings) == case["expect"]
    if "holds" in case:
        record = loaded.entries[0].fact.model_dump(mode="json")
        assert {key: record[key] for key in case["holds"]} == case["holds"]
    if "ids" in case:
        assert [entry.fact.id for entry in loaded.entries] == case["ids"]
    for key in ("broken", "damaged"):
        if key in case:
            assert sorted(getattr(loaded, key)) == sorted(case[key])


ELSEWHERE = {"no-folder", "unreadable", "file-too-large", "too-long", "too-many-values"}


def test_every_code_has_a_case() -> None:
    modules = [path for path in Path(files_module.__file__).parent.glob("*.py") if path.stem != "texts"]
    sources = "".join(path.read_text(encoding="utf-8") for path in modules)
    codes = set(re.findall(r"(?:Diagnostic|[Ff]ault)\(\s*\"([a-z0-9-]+)\"", sources))
    shown = {
        code
        for path in CASES.glob("*.yml")
        for code in re.findall(r"(?:error|warning): .*\[([a-z0-9-]+)\]$", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert shown == codes - ELSEWHERE
    assert codes >= ELSEWHERE


# Folders and files that cannot be read


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    expected = (
        "site_data: error: there is no folder `site_data` [no-folder]\n    help: name the folder that holds mkdocs.yml and site_data/\n"
    )
    assert told(load(tmp_path)[1]) == expected
    assert told(load(tmp_path / "nowhere")[1]) == expected
    (tmp_path / "site_data").write_text("a file")
    assert told(load(tmp_path)[1]) == expected


def test_files_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(
        tmp_path,
        {"files": {"quotes.yml": "[]", "glossary.yml": TERM.format(id="one"), "fingerprints/one.json": "{}", "timeline/a.yml": "[]"}},
    )
    opened, listed = Path.open, os.scandir

    def refuse(path: Any, *_: Any, **__: Any) -> Any:
        if os.path.basename(path) in {"quotes.yml", "one.json", "timeline"}:  # noqa: PTH119
            raise PermissionError(13, "Permission denied")
        return (listed if isinstance(path, os.DirEntry) or Path(path).is_dir() else opened)(path, *_, **__)

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(os, "scandir", refuse)
    loaded, findings = load(tmp_path)
    help_ = "    help: check the permissions of the file and its folder\n"
    assert told(findings) == "".join(
        f"site_data/{name}: error: it cannot be read: permission denied [unreadable]\n{help_}"
        for name in ("fingerprints/one.json", "quotes.yml", "timeline")
    )
    assert [entry.fact.id for entry in loaded.entries] == ["one"]


def test_a_file_that_is_no_plain_file(tmp_path: Path) -> None:
    plant(tmp_path, {"files": {"quotes/one.yml": "[]"}})
    os.mkfifo(tmp_path / "site_data" / "timeline.yml")
    os.mkfifo(tmp_path / "site_data" / "quotes" / "two.yml")
    assert [line for line in told(load(tmp_path)[1]).splitlines() if "error" in line] == [
        "site_data/quotes/two.yml: error: `two.yml` is no file [unknown-file]",
        "site_data/timeline.yml: error: `timeline.yml` is no file [unknown-file]",
    ]


def test_a_name_that_is_not_utf_8(tmp_path: Path) -> None:
    plant(tmp_path, {"files": {"quotes/one.yml": "[]"}})
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/site_data/quotes/caf\xe9.yml")).write_bytes(b"- id: One")
    assert told(load(tmp_path)[1]).startswith("site_data/quotes/caf<U+DCE9>.yml:1:3: error: ")


def test_findings_come_in_the_order_of_names(tmp_path: Path) -> None:
    names = [f"{letter}.txt" for letter in "hebgacfd"]
    plant(tmp_path, {"files": dict.fromkeys(names, "")})
    assert [item.location.file for item in load(tmp_path)[1]] == [f"site_data/{name}" for name in sorted(names)]


def test_a_fingerprint_that_is_too_deep(tmp_path: Path) -> None:
    plant(tmp_path, {"files": {"fingerprints/one.json": "[" * 100_000}})
    assert told(load(tmp_path)[1]).startswith("site_data/fingerprints/one.json: error: the fingerprint is no JSON: ")


# Limits


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files_module, "MAX_BYTES", 1000)
    plant(tmp_path, {"files": {"quotes.yml": "[]" + " " * 998, "timeline.yml": "[]" + " " * 999, "fingerprints/a.json": " " * 1001}})
    assert told(load(tmp_path)[1]) == "".join(
        f"site_data/{name}: error: the file has more than 1,000 bytes [file-too-large]\n    help: split the kind over a folder\n"
        for name in ("fingerprints/a.json", "timeline.yml")
    )


def test_a_text_that_is_too_long(tmp_path: Path) -> None:
    records = TERM.format(id="one").replace("Made up", "é" * 99_999) + TERM.format(id="two").replace("Made up", '"' + "é" * 100_000 + '"')
    loaded, findings = found_in(tmp_path, glossary=records.replace('".', '."'))
    assert told(findings) == (
        "site_data/glossary.yml:7:15: error: a text of 100,001 characters, more than 100,000 [too-long]\n    help: shorten it\n"
    )
    assert [entry.fact.id for entry in loaded.entries] == ["one"]
    assert loaded.broken == {"two"}


def test_too_many_values(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.load.events.MAX_VALUES", 11)
    loaded, findings = found_in(tmp_path, glossary=TERM.format(id="one") + TERM.format(id="two") + TERM.format(id="three"))
    assert (
        told(findings)
        == "site_data/glossary.yml:9:3: error: more than 11 values [too-many-values]\n    help: split the kind over a folder\n"
    )
    assert not loaded.broken


BOMBS = {
    "merge keys": "a0: &a0 {k: v}\n" + "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 30)),
    "aliases": "- &a0 [x, x]\n" + "".join(f"- &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]\n" for n in range(1, 30)),
    "brackets": "[" * 30_000,
    "braces": "{" * 30_000,
    "mappings": "{a: " * 30_000,
    "dashes": "- " * 30_000,
    "question marks": "? " * 30_000,
    "keys": "[" * 30_000 + "]" * 30_000 + ": a",
    "indentation": "".join(" " * n + "a:\n" for n in range(1000)),
    "a list that contains itself": "&a [*a]",
    "digits": "- " + "9" * 5000,
    "directives": "".join(f"%TAG !a{n}! x\n" for n in range(20_000)),
    "a broken file of many records": "- a\n" * 20_000 + "- [",
}


def test_no_bomb_goes_off() -> None:
    """In a process of its own: what other readers do with these is to take hours, or to die."""
    program = "import sys; from generator.load.strict import read; [print(len(read('f', t.encode())[2])) for t in eval(sys.stdin.read())]"
    ran = subprocess.run(
        [sys.executable, "-c", program], input=repr(list(BOMBS.values())), capture_output=True, text=True, timeout=60, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    found = dict(zip(BOMBS, map(int, ran.stdout.split()), strict=True))
    assert found.pop("digits") == 0
    assert all(found.values()), found


def test_fifty_problems_are_fifty_findings(tmp_path: Path) -> None:
    spoil = ["trem", "[", '"', "&a b", "*a", "\u200b", "!a b", "a: b", "a #b", "~"]
    records = [
        TERM.format(id=f"id-{n}").replace("Made up.", spoil[n % len(spoil)] if n % len(spoil) else "a\n  trem: b") for n in range(50)
    ]
    loaded, findings = found_in(tmp_path, glossary="".join(records))
    lines = {item.location.line: item.code for item in findings}
    assert sum(f"id-{n}" in loaded.broken or bool({4 * n + m for m in range(1, 6)} & set(lines)) for n in range(50)) == 50
    assert len(findings) == 50


def test_a_field_of_a_new_kind_is_refused_in_plain_words() -> None:
    class Made(Record):
        size: Annotated[int, Field(ge=1)]
        colour: Annotated[str, Field(pattern="^red$")]
        several: Annotated[tuple[str, ...], Field(max_length=1)]

    value, positions, _ = read("f.yml", b"size: 0\ncolour: blue\nseveral: [a, b]\n")
    record, findings = record_of(Made, value, positions, ())
    assert record is None
    help_ = "\n    help: the documentation of the key shows the right one\n"
    assert told(findings) == (
        f"f.yml:1:7: error: `size` has the wrong form: `0` [wrong-value]{help_}"
        f"f.yml:2:9: error: `colour` has the wrong form: `blue` [wrong-value]{help_}"
        f"f.yml:3:10: error: `several` has the wrong form [wrong-value]{help_}"
    )


# What is read


def test_nothing_is_wrong_with_this_explainer() -> None:
    loaded, findings = load(Path(__file__).parents[1])
    assert told(findings) == ""
    assert loaded.explainer is not None
    assert loaded.entries
    assert not loaded.broken


def test_records_come_in_the_order_of_kinds_and_files(tmp_path: Path) -> None:
    plant(
        tmp_path,
        {
            "files": {
                name: TERM.format(id=name.removesuffix(".yml").replace("/", "-"))
                for name in ("glossary/b.yml", "glossary.yml", "glossary/a.yml")
            }
        },
    )
    (tmp_path / "site_data" / "sources.yml").write_text("- id: z")
    seen: list[tuple[int, int]] = []
    loaded, _ = load(tmp_path, lambda done, total: seen.append((done, total)))
    assert [entry.fact.id for entry in loaded.entries] == ["glossary", "glossary-a", "glossary-b"]
    assert seen == [(n, 5) for n in range(5)]


def test_places_lead_to_what_stands_there(tmp_path: Path) -> None:
    text = (
        "- id: one\r\n  term: “😀” One\r\n  definition: >\r\n    A long\r\n    way round, a long\r\n    way\r\n"
        "  cite:\r\n    - source: a\r\n      at: 'it''s here'\r\n  basis: editor\r\n"
    )
    loaded, findings = found_in(tmp_path, glossary=text)
    assert not findings
    entry = loaded.entries[0]
    places = {
        entry.at(): "1:3",
        entry.at("term"): "2:9",
        entry.within("One", "term"): "2:13",
        entry.within("A long way", "definition"): "4:5",
        entry.within("long way", "definition", nth=1): "5:18",
        entry.within("no such words", "definition"): "3:15",
        entry.at("cite", 0, "at"): "9:11",
        entry.within("it's", "cite", 0, "at"): "9:11",
        entry.at("cite", 0, "nothing"): "8:7",
        entry.positions.at_key((0, "cite", 0, "at")): "9:7",
    }
    assert {str(place).removeprefix("site_data/glossary.yml:") for place in places} == set(places.values())
    assert [str(place).removeprefix("site_data/glossary.yml:") for place in places] == list(places.values())


def test_a_record_that_is_a_file(tmp_path: Path) -> None:
    plant(tmp_path, {"files": {"glossary/one.yml": "id: one\nterm: One\ndefinition: Made up.\nbasis: editor\n"}})
    entry = load(tmp_path)[0].entries[0]
    assert str(entry.at("definition")) == "site_data/glossary/one.yml:3:13"
    assert str(entry.at()) == "site_data/glossary/one.yml:1:1"
