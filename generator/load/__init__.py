"""Verb: folder -> records and their positions; the only importer of yaml.

``site_data/`` holds ``explainer.yml``, one file per kind (``quotes.yml``) or a folder of files (``quotes/*.yml``), and
``fingerprints/ID.json``. Whatever else lies there is named, never passed over.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

from generator.diagnostics import Diagnostic, Location, Path, Positions, did_you_mean, visible
from generator.model import KINDS, Explainer, Fact, Fingerprint

from .fingerprints import fingerprint_in
from .records import record_of
from .strict import MAX_BYTES, read

FOLDER = "site_data"
FINGERPRINTS = "fingerprints"
_KEPT = {"README.md"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A record and the file it stands in."""

    kind: str
    fact: Fact
    positions: Positions
    path: Path

    def at(self, *path: str | int) -> Location:
        """The place of a key path below the record."""
        return self.positions.at((*self.path, *path))

    def within(self, words: str, *path: str | int) -> Location:
        """The place of words in the value at a key path below the record."""
        return self.positions.within((*self.path, *path), words)


@dataclass
class Loaded:
    """What could be read. ``broken`` holds the ids of records that could not."""

    explainer: Explainer | None = None
    explainer_positions: Positions = field(default_factory=lambda: Positions(f"{FOLDER}/explainer.yml"))
    entries: list[Entry] = field(default_factory=list)
    fingerprints: dict[str, tuple[Fingerprint, Location]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)


def load(root: FilePath, progress: Callable[[int, int], None] = lambda _done, _all: None) -> tuple[Loaded, list[Diagnostic]]:
    """Every record of ``root/site_data``, and everything that could not be read."""
    loaded, findings = Loaded(), list[Diagnostic]()
    folder = root / FOLDER
    if not folder.is_dir():
        return loaded, [Diagnostic("no-folder", f"there is no folder `{FOLDER}`", Location(FOLDER), "name the folder that holds mkdocs.yml and site_data/")]
    files = list(_files(folder, findings))
    for n, (kind, path, name) in enumerate(files):
        progress(n, len(files))
        _load_file(kind, path, name, loaded, findings)
    if loaded.explainer is None and not any(item.location.file == f"{FOLDER}/explainer.yml" for item in findings):
        findings.append(Diagnostic("no-explainer", "`explainer.yml` is missing", Location(f"{FOLDER}/explainer.yml"), "it holds the title and the question"))
    return loaded, findings


def _files(folder: FilePath, findings: list[Diagnostic]) -> Iterator[tuple[str, FilePath, str]]:
    """(kind, file, shown name) in a fixed order: explainer, the kinds in theirs, fingerprints."""
    found: list[tuple[int, str, str, FilePath]] = []
    order = ["explainer", *KINDS, FINGERPRINTS]
    for item in sorted(os.scandir(folder), key=lambda item: item.name):
        shown = f"{FOLDER}/{item.name}"
        stem, _, ending = item.name.rpartition(".")
        if item.name.startswith(".") or item.name in _KEPT:
            continue
        if item.is_symlink():
            findings.append(Diagnostic("symlink", "a symbolic link", Location(shown), "put the file itself here"))
        elif item.is_dir() and (item.name in KINDS or item.name == FINGERPRINTS):
            ending = "json" if item.name == FINGERPRINTS else "yml"
            found += [(order.index(item.name), item.name, name, path) for name, path in _inside(item.path, shown, ending, findings)]
        elif item.is_file() and ending == "yml" and stem in order[:-1]:
            found.append((order.index(stem), stem, shown, FilePath(item.path)))
        else:
            findings.append(_unknown_file(item.name, shown, [f"{kind}.yml" for kind in order[:-1]]))
    for _, kind, name, path in sorted(found, key=lambda item: (item[0], item[2])):
        yield kind, path, name


def _inside(folder: str, shown: str, ending: str, findings: list[Diagnostic]) -> Iterator[tuple[str, FilePath]]:
    for item in sorted(os.scandir(folder), key=lambda item: item.name):
        name = f"{shown}/{item.name}"
        if item.name.startswith(".") or item.name in _KEPT:
            continue
        if item.is_symlink():
            findings.append(Diagnostic("symlink", "a symbolic link", Location(name), "put the file itself here"))
        elif item.is_file() and item.name.endswith("." + ending):
            yield name, FilePath(item.path)
        else:
            findings.append(Diagnostic("unknown-file", f"`{visible(item.name, 60)}` is no .{ending} file", Location(name), "rename or remove it"))


def _unknown_file(name: str, shown: str, known: list[str]) -> Diagnostic:
    stem, _, ending = name.rpartition(".")
    if ending == "yaml":
        return Diagnostic("unknown-file", f"`{visible(name, 60)}` ends in .yaml", Location(shown), f"rename it to `{visible(stem, 60)}.yml`")
    help_ = did_you_mean(name if "." in name else name + ".yml", known) or "kinds: " + ", ".join(KINDS)
    return Diagnostic("unknown-file", f"`{visible(name, 60)}` is no kind of fact", Location(shown), help_)


def _load_file(kind: str, path: FilePath, name: str, loaded: Loaded, findings: list[Diagnostic]) -> None:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise OSError(0, f"the file is larger than {MAX_BYTES:,} bytes")
        data = path.read_bytes()
    except OSError as error:
        findings.append(Diagnostic("unreadable", f"the file cannot be read: {error.strerror}", Location(name)))
        return
    if kind == FINGERPRINTS:
        fingerprint, found = fingerprint_in(name, data)
        findings += found
        if fingerprint is not None:
            loaded.fingerprints[path.stem] = (fingerprint, Location(name))
        return
    value, positions, found = read(name, data)
    findings += found
    if found:
        return
    if kind == "explainer":
        loaded.explainer_positions = positions
        loaded.explainer, found = record_of(Explainer, value, positions, ())
        findings += found
    else:
        _load_records(kind, value, positions, loaded, findings, single="/" in name.removeprefix(FOLDER + "/"))


def _load_records(kind: str, value: Any, positions: Positions, loaded: Loaded, findings: list[Diagnostic], *, single: bool) -> None:
    paths: list[tuple[Path, Any]]
    if isinstance(value, list):
        paths = [((n,), item) for n, item in enumerate(value)]
    elif single and isinstance(value, dict):
        paths = [((), value)]
    else:
        help_ = "begin each record with `- id: …`, or write `[]` for none"
        findings.append(Diagnostic("wrong-shape", f"`{kind}` must be a list of records", positions.at(()), help_))
        return
    for path, item in paths:
        record, found = record_of(KINDS[kind], item, positions, path)
        findings += found
        if record is not None:
            loaded.entries.append(Entry(kind, record, positions, path))
        elif isinstance(item, dict) and isinstance(item.get("id"), str):
            loaded.broken.add(item["id"])
