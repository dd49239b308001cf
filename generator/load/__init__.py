"""Verb: folder -> records and their positions; the only importer of yaml.

``site_data/`` holds ``explainer.yml``, one file per kind (``quotes.yml``) or a folder of files (``quotes/*.yml``), and
``fingerprints/ID.json``. Whatever else lies there is named, never passed over. Which files there are is told by ``files``,
what a file's bytes hold by ``strict`` (by way of ``events``, with the ``faults`` on the way), what a value is by ``records``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

from generator.diagnostics import Diagnostic, Location, Path, Positions
from generator.model import KINDS, Explainer, Fact, Fingerprint

from .events import UNREAD
from .files import EXPLAINER, FINGERPRINTS, FOLDER, File, bytes_of, files_in
from .fingerprints import fingerprint_in
from .records import record_of
from .strict import ids_in, read


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

    def within(self, words: str, *path: str | int, nth: int = 0) -> Location:
        """The place of the nth occurrence of words in the value at a key path below the record."""
        return self.positions.within((*self.path, *path), words, nth)


@dataclass
class Loaded:
    """What could be read. ``broken`` holds the ids of records that could not, ``damaged`` the sources of such fingerprints."""

    explainer: Explainer | None = None
    explainer_positions: Positions = field(default_factory=lambda: Positions(f"{FOLDER}/explainer.yml"))
    entries: list[Entry] = field(default_factory=list)
    fingerprints: dict[str, tuple[Fingerprint, Location]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    damaged: set[str] = field(default_factory=set)


def load(root: FilePath, progress: Callable[[int, int], None] = lambda _done, _all: None) -> tuple[Loaded, list[Diagnostic]]:
    """Every record of ``root/site_data``, and everything that could not be read."""
    loaded, findings = Loaded(), list[Diagnostic]()
    folder = root / FOLDER
    if not folder.is_dir():
        help_ = f"name the folder that holds mkdocs.yml and {FOLDER}/"
        return loaded, [Diagnostic("no-folder", f"there is no folder `{FOLDER}`", Location(FOLDER), help_)]
    files = files_in(folder, findings)
    for n, file in enumerate(files):
        progress(n, len(files))
        if (data := bytes_of(file, findings)) is not None:
            findings += (_fingerprint if file.kind == FINGERPRINTS else _facts)(file, data, loaded)
    if loaded.explainer is None and not any(item.location.file.startswith(f"{FOLDER}/{EXPLAINER}.") for item in findings):
        where = Location(f"{FOLDER}/{EXPLAINER}.yml")
        findings.append(Diagnostic("no-explainer", f"`{EXPLAINER}.yml` is missing", where, "it holds the title and the question"))
    loaded.broken.difference_update(entry.fact.id for entry in loaded.entries)
    return loaded, findings


def _fingerprint(file: File, data: bytes, loaded: Loaded) -> list[Diagnostic]:
    fingerprint, findings = fingerprint_in(file.name, file.path.stem, data)
    if fingerprint is None:
        loaded.damaged.add(file.path.stem)
    else:
        loaded.fingerprints[file.path.stem] = (fingerprint, Location(file.name))
    return findings


def _facts(file: File, data: bytes, loaded: Loaded) -> list[Diagnostic]:
    """The records of a file; where something is wrong in it, all its ids that became no record are broken."""
    value, positions, findings = read(file.name, data)
    if file.kind == EXPLAINER:
        loaded.explainer_positions = positions
        loaded.explainer, found = record_of(Explainer, value, positions, ())
    else:
        found = list(_records(file, value, positions, loaded))
    findings += found
    if findings:
        loaded.broken |= ids_in(positions.text)
    return findings


def _records(file: File, value: Any, positions: Positions, loaded: Loaded) -> Iterator[Diagnostic]:
    paths: list[tuple[Path, Any]] = []
    if isinstance(value, list):
        paths = [((n,), item) for n, item in enumerate(value)]
    elif file.part and isinstance(value, dict):
        paths = [((), value)]
    elif value is not UNREAD:
        help_ = "begin each record with `- id: …`, or write `[]` for none"
        yield Diagnostic("wrong-shape", f"`{file.kind}` must be a list of records", positions.at(()), help_)
    for path, item in paths:
        record, findings = record_of(KINDS[file.kind], item, positions, path)
        yield from findings
        if record is not None:
            loaded.entries.append(Entry(file.kind, record, positions, path))
