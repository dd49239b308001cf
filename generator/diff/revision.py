"""The facts as git has them at a revision, read by the same strict loader.

Git is only asked: where the project lies in its repository, which commit is meant, which files ``site_data/`` had, and what
they held. The files are written to a temporary folder, never to the checkout; a symbolic link stays one, to nowhere, so that the
loader refuses it. No shell, no filters, no network: what a clone lacks is said to be missing.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from generator.diagnostics import Diagnostic, count, did_you_mean, visible
from generator.load import Loaded, load
from generator.load.files import FOLDER, MAX_BYTES
from generator.model import KINDS

WORKING_TREE: Final = "working tree"

_SYMLINK, _MODULE = "120000", "160000"
# What keeps git from asking for a password, refreshing the index, reading paths as patterns, or fetching what a clone lacks.
_QUIET: Final = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "LC_ALL": "C",
}
# What a hook of git's sets for its own folder; here the project's folder says which repository is meant.
_ELSEWHERE: Final = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX"})
# Findings that hide a whole file: not even the ids in it are known.
_HIDING: Final = frozenset({"unreadable", "file-too-large", "symlink"})


class RevisionError(ValueError):
    """There are no facts to be had at a revision: what is wrong, and what to do."""


@dataclass(frozen=True)
class Revision:
    """The facts at a revision, or in the folder as it is, and what could not be read of them."""

    name: str
    loaded: Loaded
    findings: tuple[Diagnostic, ...] = ()

    @property
    def errors(self) -> int:
        """How much could not be read."""
        return count(self.findings)[0]

    @property
    def hidden(self) -> frozenset[str]:
        """The kinds of which a whole file could not be read."""
        files = [item.location.file.split("/") for item in self.findings if item.code in _HIDING]
        kinds = {parts[1].partition(".")[0] for parts in files if len(parts) > 1}
        return frozenset(kinds & KINDS.keys())


def working_tree(project: Path) -> Revision:
    """The facts in the project's folder as it is. Raises RevisionError."""
    loaded, findings = load(project)
    if any(item.code == "no-folder" for item in findings):
        raise RevisionError(
            f"there is no folder `{FOLDER}` in `{visible(str(project), 200)}`: name the folder that holds it with --project"
        )
    return Revision(WORKING_TREE, loaded, tuple(findings))


def revision(project: Path, name: str) -> Revision:
    """The facts at a revision. Raises RevisionError."""
    if not name or name.startswith("-") or not name.isprintable():
        raise RevisionError(f"`{visible(name, 60)}` is no revision: name a commit, a branch or a tag, like HEAD~1")
    prefix = os.fsdecode(_git(project, "rev-parse", "--show-prefix").removesuffix(b"\n"))
    files = list(_files(project, f"{_commit(project, name)}:{prefix}{FOLDER}"))
    try:
        with TemporaryDirectory(prefix="explainer-diff-") as folder:
            for path, mode, data in files:
                _put(Path(folder, FOLDER, path), mode, data)
            loaded, findings = load(Path(folder))
    except OSError as error:
        raise RevisionError(f"the facts of `{name}` cannot be laid out in a temporary folder: {error.strerror or error}") from None
    return Revision(name, loaded, tuple(findings))


def _commit(project: Path, name: str) -> str:
    """The commit that a name stands for."""
    found = _run(project, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    if found.returncode == 0:
        return found.stdout.decode().strip()
    shown = visible(name, 60)
    if ".." in name:
        raise RevisionError(f"`{shown}` is a range: write two revisions, `explainer diff REV REV`")
    if _git(project, "rev-parse", "--is-shallow-repository").strip() == b"true":
        raise RevisionError(
            f"this clone has no revision `{shown}`, and is a shallow one: run `git fetch --unshallow`, or clone with all history"
        )
    known = _git(project, "for-each-ref", "--format=%(refname:short)").decode("utf-8", "replace").split()
    raise RevisionError(f"there is no revision `{shown}`: " + (did_you_mean(name, known) or "`git log` lists them"))


def _files(project: Path, tree: str) -> Iterator[tuple[Path, str, bytes]]:
    """The files of a tree: path, mode, what it holds. None where there is no such tree."""
    listed = _run(project, "ls-tree", "-r", "-z", "--full-tree", tree)
    rows = [row.partition(b"\t") for row in listed.stdout.split(b"\0") if row] if listed.returncode == 0 else []
    entries = [(about.decode().split(), Path(os.fsdecode(path))) for about, _, path in rows]
    objects = _objects(project, [about[2] for about, _ in entries if about[1] == "blob"])
    for (mode, _, id_), path in entries:
        if not path.is_absolute() and ".." not in path.parts:
            yield path, mode, objects.get(id_, b"")


def _objects(project: Path, ids: list[str]) -> dict[str, bytes]:
    """What each blob holds, as it was committed."""
    output, found = _git(project, "cat-file", "--batch", given="".join(f"{id_}\n" for id_ in ids).encode()), dict[str, bytes]()
    at = 0
    while at < len(output):
        end = output.index(b"\n", at)
        id_, kind, *size = output[at:end].decode().split()
        if kind != "blob":
            raise RevisionError("this clone lacks files of that revision: clone without `--filter`, or fetch them first")
        at = end + 1 + int(size[0]) + 1
        found[id_] = output[end + 1 : at - 1][: MAX_BYTES + 1]
    return found


def _put(path: Path, mode: str, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if mode == _SYMLINK:
        path.symlink_to("nowhere")
    elif mode == _MODULE:
        path.mkdir()
    else:
        path.write_bytes(data)


def _git(project: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What git answers. Raises RevisionError where it does not."""
    done = _run(project, *arguments, given=given)
    if done.returncode != 0:
        said = visible(done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ").partition("\n")[0], 200)
        if "not a git repository" in said or "must be run in a work tree" in said:
            raise RevisionError("the project is in no git checkout: without one there are no revisions to compare with")
        raise RevisionError(f"git did not answer: {said}")
    return done.stdout


def _run(project: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    env = {key: value for key, value in os.environ.items() if key not in _ELSEWHERE} | _QUIET
    command = ["git", "-c", "protocol.allow=never", "-c", "core.fsmonitor=false", *arguments]
    try:
        return subprocess.run(command, cwd=project, input=given, capture_output=True, env=env, check=False)  # noqa: S603
    except FileNotFoundError:
        where = f"there is no folder `{visible(str(project), 200)}`" if not project.is_dir() else "git is not installed, or not on the PATH"
        raise RevisionError(f"{where}: `diff` asks git for the earlier facts") from None
    except OSError as error:
        raise RevisionError(f"git cannot be run: {(error.strerror or str(error)).lower()}") from None
