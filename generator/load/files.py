"""Which files there are: whatever lies in ``site_data/`` is a file of a kind, or a finding."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.diagnostics import Diagnostic, Location, did_you_mean, visible
from generator.model import KINDS

FOLDER: Final = "site_data"
EXPLAINER: Final = "explainer"
FINGERPRINTS: Final = "fingerprints"
MAX_BYTES: Final = 16 << 20

_FILES: Final = (EXPLAINER, *KINDS)
_FOLDERS: Final = (*KINDS, FINGERPRINTS)
_ORDER: Final = (EXPLAINER, *_FOLDERS)
_KEPT: Final = frozenset({"README.md"})


@dataclass(frozen=True, slots=True)
class File:
    """A file of one kind. ``name`` is how it is shown; ``part`` says that it is one of a folder's."""

    kind: str
    path: Path
    name: str
    part: bool = False


def files_in(folder: Path, findings: list[Diagnostic]) -> list[File]:
    """The files in a fixed order: the explainer, the kinds in theirs, fingerprints."""
    files: list[File] = []
    for item in _entries(folder, FOLDER, findings):
        shown, stem = f"{FOLDER}/{item.name}", item.name.rpartition(".")[0]
        if item.is_dir() and item.name in _FOLDERS:
            files += _parts(item, shown, findings)
        elif not item.is_file() or stem not in _FILES:
            findings.append(_unknown(item, shown, stem))
        elif _named(item.name, "yml", shown, findings):
            files.append(File(stem, Path(item.path), shown))
    return sorted(files, key=lambda file: (_ORDER.index(file.kind), file.name))


def bytes_of(file: File, findings: list[Diagnostic]) -> bytes | None:
    """What a file holds, unless it cannot be read or is too large to be a file of facts."""
    try:
        with file.path.open("rb") as opened:
            data = opened.read(MAX_BYTES + 1)
    except OSError as error:
        findings.append(_unreadable(error, file.name))
        return None
    if len(data) <= MAX_BYTES:
        return data
    findings.append(
        Diagnostic("file-too-large", f"the file has more than {MAX_BYTES:,} bytes", Location(file.name), "split the kind over a folder")
    )
    return None


def text_below(root: Path) -> Callable[[str], str | None]:
    """Looks up what a file of facts holds now by the name it has in a finding; None for any other."""

    def text_of(name: str) -> str | None:
        if not name.startswith(f"{FOLDER}/"):
            return None
        try:
            return decoded((root / name).read_bytes())
        except OSError:
            return None

    return text_of


def decoded(data: bytes) -> str:
    """The text in a file, as far as it is one."""
    return data.decode("utf-8", "replace").removeprefix("\ufeff")


def _entries(folder: str | os.PathLike[str], shown: str, findings: list[Diagnostic]) -> Iterator[os.DirEntry[str]]:
    """What lies in a folder, in the order of names, without hidden and symbolic ones."""
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda item: item.name)
    except OSError as error:
        findings.append(_unreadable(error, shown))
        return
    for item in found:
        if item.is_symlink():
            help_ = "put what it leads to here: nothing outside the folder is read"
            findings.append(Diagnostic("symlink", "a symbolic link", Location(f"{shown}/{item.name}"), help_))
        elif not item.name.startswith(".") and item.name not in _KEPT:
            yield item


def _parts(folder: os.DirEntry[str], shown: str, findings: list[Diagnostic]) -> Iterator[File]:
    wanted = "json" if folder.name == FINGERPRINTS else "yml"
    for item in _entries(folder, shown, findings):
        name = f"{shown}/{item.name}"
        if not item.is_file():
            findings.append(
                Diagnostic("unknown-file", f"`{visible(item.name, 60)}` is no file", Location(name), f"only .{wanted} files lie here")
            )
        elif _named(item.name, wanted, name, findings):
            yield File(folder.name, Path(item.path), name, part=True)


def _named(name: str, wanted: str, shown: str, findings: list[Diagnostic]) -> bool:
    """Whether a file's ending lets it be read; .yaml does, but not without a word."""
    stem, _, ending = name.rpartition(".")
    yaml = (ending, wanted) == ("yaml", "yml")
    if ending != wanted:
        help_ = f"rename it to `{visible(stem, 60)}.yml`" if yaml else "rename or remove it"
        findings.append(Diagnostic("unknown-file", f"`{visible(name, 60)}` does not end in .{wanted}", Location(shown), help_))
    return yaml or ending == wanted


def _unknown(item: os.DirEntry[str], shown: str, stem: str) -> Diagnostic:
    name, folder = visible(item.name, 60), item.is_dir()
    if stem in _FILES:
        help_ = f"a folder for parts is named `{stem}`" if stem in KINDS else "write it as one file"
        return Diagnostic("unknown-file", f"`{name}` is {'a folder' if folder else 'no file'}", Location(shown), help_)
    known = _FOLDERS if folder else [f"{kind}.yml" for kind in _FILES]
    help_ = did_you_mean(item.name, known) or "known files: " + ", ".join(f"{kind}.yml" for kind in _FILES)
    return Diagnostic("unknown-file", f"`{name}` is no kind of fact", Location(shown), help_)


def _unreadable(error: OSError, shown: str) -> Diagnostic:
    why = (error.strerror or type(error).__name__).lower()
    return Diagnostic("unreadable", f"it cannot be read: {why}", Location(shown), "check the permissions of the file and its folder")
