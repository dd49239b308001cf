"""Verb: an editor's own files rewritten: laid out by `fmt`, told their schemas by `schema`. The facts in them stay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import unified_diff
from itertools import count
from pathlib import Path
from typing import Final

from generator.diagnostics import Diagnostic, Location, visible
from generator.fmt import laid_out
from generator.load import load
from generator.load.files import FINGERPRINTS, FOLDER, File, bytes_of, files_in
from generator.load.strict import read
from generator.schema import HIDDEN, SETTINGS, file_of, schemas, settings, with_modeline
from generator.write import locked, replace_file

_WIDEST: Final = 1000


@dataclass
class Edited:
    """What came of it: findings, a line to tell, and perhaps more to print."""

    findings: list[Diagnostic] = field(default_factory=list)
    told: str = ""
    printed: str = ""


def format_project(root: Path, *, check: bool = False) -> Edited:
    """Lay out every file of facts; or, to check, tell which are not. Those that cannot be read strictly are left alone."""
    if not (root / FOLDER).is_dir():
        return Edited(load(root)[1])
    done, texts = Edited(), dict[str, tuple[str, str]]()
    files = list(_files(root, done.findings))
    for file, data in files:
        laid, found = laid_out(file.name, file.kind, data)
        done.findings += found
        if laid is not None and laid.encode() != data:
            texts[file.name] = data.decode(), laid
    if check:
        done.findings += [_not_laid_out(name, *pair) for name, pair in texts.items()]
        done.printed = "".join(_difference(name, *pair) for name, pair in texts.items())
    else:
        done.findings += _replace(root, {name: laid for name, (_, laid) in texts.items()})
    done.told = f"{len(texts)} of {len(files)} files laid out anew" if texts else f"{len(files)} files, all laid out"
    return done


def write_schemas(root: Path, *, modelines: bool = False) -> Edited:
    """Write the schemas, and VS Code's settings where there are none; with ``modelines`` each file of facts names its schema."""
    loaded, found = load(root)
    if any(item.code == "no-folder" for item in found):
        return Edited(found)
    done = Edited()
    made = {f"{FOLDER}/{HIDDEN}/{name}": text for name, text in schemas(loaded).items()}
    done.told = f"{len(made)} schemas in {FOLDER}/{HIDDEN}/"
    if (kept := _kept(root / SETTINGS)) is None:
        made[SETTINGS] = settings()
        done.told += f", settings for VS Code in {SETTINGS}"
    elif file_of("quotes") not in kept:
        done.printed = f"{SETTINGS} is there already and knows no schemas; add to it:\n{settings()}"
    if modelines:
        made |= dict(_modelines(root, done.findings))
    done.findings += _replace(root, made)
    return done


def _kept(path: Path) -> str | None:
    """What a file holds that is not ours to change."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None


def _files(root: Path, findings: list[Diagnostic]) -> Iterator[tuple[File, bytes]]:
    """The files of facts that can be read, with what they hold."""
    for file in files_in(root / FOLDER, findings):
        if file.kind == FINGERPRINTS:
            continue
        if not file.name.isprintable():
            findings.append(Diagnostic("not-laid-out", "its name cannot be shown", Location(file.name), "rename the file"))
        elif (data := bytes_of(file, findings)) is not None:
            yield file, data


def _modelines(root: Path, findings: list[Diagnostic]) -> Iterator[tuple[str, str]]:
    for file, data in _files(root, findings):
        found = read(file.name, data)[2]
        findings += found
        if not found:
            yield file.name, with_modeline(data.decode(), file.kind, part=file.part)


def _replace(root: Path, files: Mapping[str, str]) -> list[Diagnostic]:
    with locked(root) as refused:
        return refused or [finding for name, text in files.items() for finding in replace_file(root, name, text)]


def _not_laid_out(name: str, before: str, after: str) -> Diagnostic:
    lines = zip(count(1), before.split("\n"), after.split("\n"), strict=False)
    first = next((n for n, one, two in lines if one != two), 0)
    return Diagnostic("layout", "the file is not in its layout", Location(name, first, 1), "run `explainer fmt`")


def _difference(name: str, before: str, after: str) -> str:
    lines = unified_diff(before.split("\n"), after.split("\n"), name, name, "as it is", "laid out", lineterm="")
    return "".join(visible(line.replace("\t", " "), _WIDEST) + "\n" for line in lines)
