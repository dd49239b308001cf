"""Verb: files -> disk, only what changed.

``content/`` holds hand-written pages beside ours; ``.generated.json`` lists ours. A run takes these steps:

    1  look     what lies there, what of it is ours, what stands in the way; any error ends the run before a change
    2  promise  a manifest of the old bytes and of the new ones
    3  stage    every new file beside its place: a full disk shows here
    4  remove   our pages that are generated no longer, and folders left empty
    5  put      every staged file into place, each in one step
    6  settle   the manifest of what is there now

Killed at any moment, each page is the old one or the new one, and the manifest knows both: the next run finishes.
Only the manifest is synced to the disk. A kill loses nothing that was written, and after a power cut a page can be made again:
one that came back empty is ours to replace, one that came back as anything else is refused as if a person had edited it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from generator.diagnostics import Diagnostic, Location, count

from .disk import UnwritableError, check_folders, put, stage, staging, telling, unwritable
from .lock import LOCK, locked
from .manifest import MANIFEST, Manifest, digest_of, read_manifest
from .paths import FOLDER, all_folders, is_page_path
from .single import replace_file
from .survey import Survey, links, obstacles, survey

__all__ = ["FOLDER", "LOCK", "MANIFEST", "Written", "generated_paths", "locked", "replace_file", "unwritable", "write"]


@dataclass
class Written:
    """What a run did: paths below ``content/``, in the order of their names."""

    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: int = 0


@dataclass
class _Plan:
    """Our files as they are to be (path -> sha256), as the manifest has them, and as they are."""

    wanted: dict[str, str]
    found: Survey = field(default_factory=Survey)
    before: Manifest = field(default_factory=Manifest)
    current: dict[str, str] = field(default_factory=dict)

    @property
    def changed(self) -> list[str]:
        return [path for path, digest in self.wanted.items() if self.current.get(path) != digest]

    @property
    def stale(self) -> list[str]:
        return sorted(self.current.keys() - self.wanted.keys())

    @property
    def promise(self) -> Manifest:
        return Manifest({**self.before.pending, **self.before.files, **self.current}, {path: self.wanted[path] for path in self.changed})


def generated_paths(root: Path) -> set[str]:
    """The paths below ``content/`` that the last run wrote; none where that cannot be told."""
    try:
        manifest, _ = read_manifest(root / FOLDER)
    except OSError:
        return set()
    return manifest.paths if manifest else set()


def write(root: Path, files: Mapping[str, str | bytes]) -> tuple[Written, list[Diagnostic]]:
    """Bring our part of ``root/content`` to ``files``, a mapping of paths below it to text or bytes.

    With an error among the diagnostics nothing was changed, unless it is ``unwritable``: then the disk refused half way, and the
    next run finishes. The caller holds the lock. Raises ValueError for a path that no page may have.
    """
    data = {path: text.encode() if isinstance(text, str) else text for path, text in sorted(files.items())}
    _refuse(data)
    content, written, findings = root / FOLDER, Written(), list[Diagnostic]()
    try:
        plan = _look(content, data, findings)
        if not count(findings)[0]:
            _change(content, plan, data, written)
    except UnwritableError as error:
        findings.append(error.diagnostic)
    return written, sorted(findings, key=Diagnostic.sort_key)


def _refuse(data: Mapping[str, bytes]) -> None:
    folders = set(all_folders(data))
    for path in data:
        if not is_page_path(path) or path in folders:
            raise ValueError(f"no path for a page: {path!r}")


def _look(content: Path, data: Mapping[str, bytes], findings: list[Diagnostic]) -> _Plan:
    plan = _Plan({path: digest_of(text) for path, text in data.items()})
    if content.is_symlink():
        findings.append(Diagnostic("symlink", "a symbolic link", Location(FOLDER), "put the folder itself here"))
        return plan
    with telling(""):
        content.mkdir(exist_ok=True)
    plan.found = survey(content)
    findings += links(content, plan.found)
    if findings:
        return plan
    with telling(MANIFEST):
        manifest, lost = read_manifest(content)
    plan.before = manifest or Manifest()
    findings += [*lost, *obstacles(data, plan.before.paths - data.keys(), plan.found.kinds)]
    for path in sorted(plan.before.paths | data.keys()):
        if plan.found.kinds.get(path) == "file":
            findings += _owned(content, path, plan, known=manifest is not None)
    return plan


def _owned(content: Path, path: str, plan: _Plan, *, known: bool) -> Iterator[Diagnostic]:
    """Take note of a file of ours, or say why it is none to be changed."""
    with telling(path):
        there = (content / path).read_bytes()
    digest, where = digest_of(there), Location(f"{FOLDER}/{path}")
    same, listed = digest == plan.wanted.get(path), plan.before.lists(path)
    # An empty file, or one of zeros after a power cut, holds nobody's work.
    if listed and not (same or plan.before.knows(path, digest) or not there.strip(b"\0")):
        help_ = "it is generated from site_data/: move the text there or into a page of its own, then delete this file"
        yield Diagnostic("edited-by-hand", "a generated page was edited by hand", where, help_)
    elif listed or (same and not known):
        plan.current[path] = digest
    else:
        yield Diagnostic("collision", "a file that was not generated stands where a page is to be written", where, _recover(known=known))


def _recover(*, known: bool) -> str:
    if known:
        return "rename or move it, or give the record another id"
    return f"there is no list of generated files, {FOLDER}/{MANIFEST}: if nobody wrote this file, delete it and build again, else rename it"


def _change(content: Path, plan: _Plan, data: Mapping[str, bytes], written: Written) -> None:
    changed, stale = plan.changed, plan.stale
    written.unchanged = len(data) - len(changed)
    with telling(""):
        for path in plan.found.leftovers:
            (content / path).unlink()
    if plan.before == Manifest(plan.wanted) and not changed:
        return
    check_folders(content, ["", *all_folders([*changed, *stale])])
    if changed or stale:
        _put_manifest(content, plan.promise)
    with staging(content, changed):
        _stage_all(content, changed, data)
        _remove_all(content, stale, written)
        _prune(content, plan.before.paths - data.keys())
        _put_all(content, changed, written)
    _put_manifest(content, Manifest(plan.wanted))


def _put_manifest(content: Path, manifest: Manifest) -> None:
    with telling(MANIFEST), staging(content, [MANIFEST]):
        stage(content, MANIFEST, manifest.as_bytes(), sync=True)
        put(content, MANIFEST)


def _stage_all(content: Path, changed: list[str], data: Mapping[str, bytes]) -> None:
    for folder in all_folders(changed):
        with telling(folder):
            # A page of ours may have stood here; it is generated no longer, or this would have been an obstacle.
            if (content / folder).is_file():
                (content / folder).unlink()
            (content / folder).mkdir(exist_ok=True)
    for path in changed:
        with telling(path):
            stage(content, path, data[path])


def _remove_all(content: Path, stale: list[str], written: Written) -> None:
    for path in stale:
        with telling(path):
            # Gone already where a folder took its place.
            if (content / path).is_file():
                (content / path).unlink()
        written.removed.append(path)


def _prune(content: Path, gone: set[str]) -> None:
    """Remove the folders that our old pages leave empty, innermost first."""
    for folder in sorted(all_folders(gone), key=lambda folder: (-folder.count("/"), folder)):
        with suppress(OSError):
            (content / folder).rmdir()


def _put_all(content: Path, changed: list[str], written: Written) -> None:
    for path in changed:
        with telling(path):
            put(content, path)
        written.written.append(path)
