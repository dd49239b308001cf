"""One change of the disk at a time, each of them whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from generator.diagnostics import Diagnostic, Location

from .paths import FOLDER, temporary

_WORDS: Final = {
    errno.ENOSPC: ("the disk is full", "make room and build again"),
    errno.EDQUOT: ("the disk quota is used up", "make room and build again"),
    errno.EROFS: ("the disk is read-only", "build where the project may be changed"),
    errno.EACCES: ("no permission", "give yourself the right to change the project's folder"),
    errno.EPERM: ("no permission", "give yourself the right to change the project's folder"),
    errno.ENOENT: ("the folder is gone", "build again when the project is in its place"),
    errno.ENOTDIR: ("a file stands where its folder should be", "rename or remove that file"),
    errno.EISDIR: ("a folder of that name is in the way", "rename or remove that folder"),
    errno.EEXIST: ("something else stands in its place", "rename or remove it"),
    errno.ENAMETOOLONG: ("the name is too long for this disk", "give the record a shorter id"),
    errno.EBUSY: ("another program is using it", "close that program and build again"),
}


class UnwritableError(Exception):
    """The disk refused; ``diagnostic`` says it in plain words."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def unwritable(shown: str, error: OSError) -> Diagnostic:
    """What to tell an editor about an error of the disk at ``shown``, a path below the project."""
    words, help_ = _WORDS.get(error.errno or 0, ((error.strerror or str(error)).lower(), "build again when that is settled"))
    return Diagnostic("unwritable", f"cannot be written: {words}", Location(shown), help_)


@contextmanager
def telling(path: str) -> Iterator[None]:
    """Tell an error of the disk by the page that was meant, not by the temporary file it happened to."""
    try:
        yield
    except OSError as error:
        raise UnwritableError(unwritable(f"{FOLDER}/{path}" if path else FOLDER, error)) from error


def stage(content: Path, path: str, data: bytes, *, sync: bool = False) -> None:
    """Write the bytes beside the page, where nobody reads them yet."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    beside = content / temporary(path)
    beside.unlink(missing_ok=True)  # a killed run's
    with open(os.open(beside, flags, 0o666), "wb") as file:  # noqa: PTH123 - O_EXCL follows no link
        file.write(data)
        if sync:
            file.flush()
            os.fsync(file.fileno())


@contextmanager
def staging(content: Path, paths: Iterable[str]) -> Iterator[None]:
    """Where the work inside does not end well, remove what it staged and did not put in place."""
    try:
        yield
    except BaseException:
        for path in paths:
            with suppress(OSError):
                (content / temporary(path)).unlink()
        raise


def put(content: Path, path: str) -> None:
    """Let the staged bytes take the page's place in one step."""
    os.replace(content / temporary(path), content / path)  # noqa: PTH105 - one name for the step


def check_folders(content: Path, folders: Iterable[str]) -> None:
    """Find out before the first change whether every folder may be changed."""
    for folder in folders:
        path = content / folder
        if path.is_dir() and not os.access(path, os.W_OK | os.X_OK):
            with telling(folder):
                raise OSError(errno.EROFS if _read_only(path) else errno.EACCES, "")


def _read_only(path: Path) -> bool:
    return hasattr(os, "statvfs") and bool(os.statvfs(path).f_flag & os.ST_RDONLY)
