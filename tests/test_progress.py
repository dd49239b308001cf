"""The progress bar: nothing for short work, a bar for work over a second, and a clean line when it ends."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from generator import progress


def shown(monkeypatch: pytest.MonkeyPatch, seconds: float) -> str:
    """What a terminal gets while two stages are reported, each step taking so long."""
    terminal = io.StringIO()
    clock = iter(n * seconds for n in range(1000))
    monkeypatch.setattr(progress, "Console", lambda **_: Console(file=terminal, force_terminal=True, width=80))
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    with progress.bar() as report:
        for n in range(5):
            report("load", n, 4)
        for n in range(5):
            report("verify", n, 4)
    return terminal.getvalue()


def test_short_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, 0.05) == ""


def test_long_work_shows_its_stages_and_cleans_up(monkeypatch: pytest.MonkeyPatch) -> None:
    told = shown(monkeypatch, 0.5)
    assert "reading facts" in told
    assert "checking words" in told
    assert told.rstrip().endswith("\x1b[2K")  # the bar's lines are taken back
