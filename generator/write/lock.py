"""One build at a time in a project."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from generator.diagnostics import Diagnostic, Location

from .disk import unwritable

LOCK: Final = ".explainer.lock"


@contextmanager
def locked(root: Path, wait: float = 5.0) -> Iterator[list[Diagnostic]]:
    """Hold the project for one build; yields why it is not held, if so. Waits ``wait`` seconds for another build to end."""
    lock = FileLock(root / LOCK)
    findings = _acquire(root, lock, wait)
    try:
        yield findings
    finally:
        lock.release()


def _acquire(root: Path, lock: FileLock, wait: float) -> list[Diagnostic]:
    try:
        if not root.is_dir():  # the lock would make the folder
            raise FileNotFoundError(2, "")
        lock.acquire(timeout=wait)
    except Timeout:
        help_ = "wait until it ends; if none is running any more, a stopped one may hang: end it"
        return [Diagnostic("locked", "another build is at work in this project", Location(LOCK), help_)]
    except OSError as error:
        return [unwritable(LOCK, error)]
    return []
