"""A process that dies, or a disk that refuses, at a chosen step."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from itertools import count

import pytest

# Every call by which files are changed.
STEPS = ("open", "fsync", "replace", "rename", "unlink", "mkdir", "rmdir")


def watch(name: str, act: Callable[[], object], patch: pytest.MonkeyPatch) -> None:
    """Let ``act`` happen before every call of ``os.name``."""
    real = getattr(os, name)

    def call(*args: object, **kwargs: object) -> object:
        act()
        return real(*args, **kwargs)

    patch.setattr(os, name, call)


def refuse(after: int, code: int) -> Callable[[], None]:
    """Refuse one call, the one that follows ``after`` calls."""
    calls = count()

    def act() -> None:
        if next(calls) == after:
            raise OSError(code, os.strerror(code))

    return act


def in_a_child(act: Callable[[], object]) -> int:
    """The exit status of a process of its own that does ``act``; negative for a signal."""
    child = os.fork()
    if not child:
        try:
            act()
            os._exit(0)
        except BaseException as error:  # noqa: BLE001 - whatever it is, this process must not run the other tests
            os.write(2, repr(error).encode())
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def killed(act: Callable[[], object], after: int) -> bool:
    """Whether a process that does ``act`` was killed before the step that follows ``after`` steps; else it came to its end."""

    def doomed() -> None:
        patch, steps = pytest.MonkeyPatch(), count()
        for name in STEPS:
            watch(name, lambda: next(steps) == after and die(), patch)
        act()

    status = in_a_child(doomed)
    assert status in (0, -signal.SIGKILL)
    return status != 0
