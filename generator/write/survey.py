"""What lies in ``content/``, and what of it stands in the way of the pages to be written."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from generator.diagnostics import Diagnostic, Location, visible

from .disk import telling
from .manifest import MANIFEST
from .paths import FOLDER, all_folders, folded, folders_of, is_temporary

Kind = Literal["file", "folder", "link", "hidden", "other"]
_RENAME: Final = "rename or move it, or give the record another id"


@dataclass
class Survey:
    """Every entry below ``content/`` by path, and the temporary files that a killed run left."""

    kinds: dict[str, Kind] = field(default_factory=dict)
    leftovers: list[str] = field(default_factory=list)


def survey(content: Path) -> Survey:
    """Look through the folder without following a link."""
    found = Survey()
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        with telling(inside), os.scandir(content / inside) as entries:
            for entry in entries:
                path = f"{inside}/{entry.name}" if inside else entry.name
                if is_temporary(entry.name):
                    found.leftovers.append(path)
                elif path != MANIFEST:
                    found.kinds[path] = kind = _kind(entry)
                    waiting += [path] * (kind == "folder")
    return found


def _kind(entry: os.DirEntry[str]) -> Kind:
    # What begins with a dot is never published: editor programs keep such links and folders beside the files they hold open.
    if entry.name.startswith("."):
        return "hidden"
    if entry.is_symlink():
        return "link"
    if entry.is_dir(follow_symlinks=False):
        return "folder"
    return "file" if entry.is_file(follow_symlinks=False) else "other"


def links(content: Path, found: Survey) -> Iterator[Diagnostic]:
    """Symbolic links, wherever they lie: MkDocs would follow them and publish what is outside."""
    paths = [path for path, kind in found.kinds.items() if kind == "link"]
    if (content / MANIFEST).is_symlink():
        paths.append(MANIFEST)
    for path in sorted(paths):
        yield Diagnostic("symlink", "a symbolic link", Location(f"{FOLDER}/{path}"), "put the file itself here")


def obstacles(wanted: Iterable[str], gone: set[str], kinds: Mapping[str, Kind]) -> Iterator[Diagnostic]:
    """What would still stand where ``wanted`` go once ``gone``, our own old pages, are removed."""
    paths = sorted(wanted)
    staying = _staying(gone, kinds)
    folders = all_folders(paths)
    for folder in folders:
        if staying.get(folder, "folder") != "folder":
            yield _collision(folder, "a file stands where a folder is to be")
    for path in paths:
        if staying.get(path, "file") != "file":
            yield _collision(path, "a folder stands where a page is to be written")
    yield from _same_on_some_disks([*folders, *paths], staying)


def _same_on_some_disks(wanted: list[str], staying: Iterable[str]) -> Iterator[Diagnostic]:
    spelled: dict[str, set[str]] = {}
    for path in [*staying, *wanted]:
        spelled.setdefault(folded(path), set()).add(path)
    for path in wanted:
        for other in sorted(spelled[folded(path)] - {path}):
            yield _collision(path, f"`{visible(other)}` differs in case only, and is the same file on some disks")


def _staying(gone: set[str], kinds: Mapping[str, Kind]) -> dict[str, Kind]:
    """What is left without our old pages and the folders that they alone filled."""
    staying = {path: kind for path, kind in kinds.items() if path not in gone and kind != "folder"}
    needed = {folder for path in staying for folder in folders_of(path)}
    emptied = {folder for path in gone for folder in folders_of(path)} - needed
    return staying | {path: kind for path, kind in kinds.items() if kind == "folder" and path not in emptied}


def _collision(path: str, message: str) -> Diagnostic:
    return Diagnostic("collision", message, Location(f"{FOLDER}/{path}"), _RENAME)
