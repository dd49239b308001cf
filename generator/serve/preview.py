"""Builds when something was saved, and tells everybody who waits for it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .watch import State, inputs_of

# Saving takes editor programs several steps: a build begins when nothing has changed for so long (seconds).
_QUIET = 0.05
_GLANCE = 0.1


@dataclass(frozen=True)
class Outcome:
    """How the last build ended. ``version`` counts builds; ``text`` are the findings as the terminal shows them."""

    version: int = 0
    ok: bool = False
    text: str = ""
    seconds: float = 0.0


class Preview:
    """The last outcome of a project's builds."""

    def __init__(self, root: Path, build: Callable[[], tuple[bool, str]]) -> None:
        self.root, self._build = root, build
        self.outcome = Outcome()
        self._news = threading.Condition()
        self._seen: State = {}

    def rebuild(self) -> Outcome:
        """Build once, now. What is saved meanwhile counts as unseen."""
        self._seen = inputs_of(self.root)
        begun = time.monotonic()
        ok, text = self._build()
        with self._news:
            self.outcome = Outcome(self.outcome.version + 1, ok, text, time.monotonic() - begun)
            self._news.notify_all()
        return self.outcome

    def wait_for_a_save(self) -> None:
        """Return when something that a build reads has changed and come to rest."""
        while (now := inputs_of(self.root)) == self._seen:
            time.sleep(_GLANCE)
        time.sleep(_QUIET)
        while (later := inputs_of(self.root)) != now:
            now = later
            time.sleep(_QUIET)

    def after(self, version: int, seconds: float) -> Outcome:
        """The first outcome that is not ``version``, or the present one after ``seconds``."""
        with self._news:
            self._news.wait_for(lambda: self.outcome.version != version, timeout=seconds)
            return self.outcome
