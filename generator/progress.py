"""A progress bar on a terminal, for work that takes longer than a second."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

_STAGES = {"load": "reading facts", "verify": "checking words", "render": "writing pages", "site": "building the site"}
_PATIENCE = 1.0  # seconds before anything is shown


@contextmanager
def bar() -> Iterator[Callable[[str, int, int], None]]:
    """Yields a function (stage, done, all); the bar goes away at the end."""
    shown = Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=Console(stderr=True), transient=True)
    begun = time.monotonic()
    tasks: dict[str, TaskID] = {}

    def report(stage: str, done: int, all_: int) -> None:
        if time.monotonic() - begun < _PATIENCE:
            return
        if not tasks:
            shown.start()
        if stage not in tasks:
            tasks[stage] = shown.add_task(_STAGES[stage], total=all_)
        shown.update(tasks[stage], completed=done)

    try:
        yield report
    finally:
        if tasks:
            shown.stop()
