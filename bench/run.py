"""Runs every measurement in processes of their own, and keeps the best of several."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from gzip import compress
from pathlib import Path
from typing import Final

from .explainers import sizes
from .project import ROOT, edit_one, emptied, make_project, without_us

_KILOBYTE: Final = 1 if sys.platform == "darwin" else 1024  # the unit of ru_maxrss
_INDEX: Final = "site/search/search_index.json"


@dataclass
class Measured:
    """One size: seconds by what was measured, and megabytes."""

    facts: int
    lines: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
    megabytes: dict[str, float] = field(default_factory=dict)


def measured(facts: int, folder: Path, repeat: int, *, site: bool) -> Measured:
    """Measure an explainer of that many facts in an empty folder; with ``site`` the build of the site as well."""
    root, found = folder / "project", Measured(facts)
    make_project(root, facts)
    yaml = {path.name: path.read_text(encoding="utf-8") for path in (root / "site_data").glob("*.yml")}
    found.lines, size = sizes(yaml)
    found.megabytes["yaml"] = size / 1e6
    _best(found, "", _script("read", root), repeat)
    _best(found, "", _script("run", root), repeat, before=lambda: emptied(root))
    found.megabytes["content"] = sum(path.stat().st_size for path in (root / "content").rglob("*") if path.is_file()) / 1e6
    _best(found, "noop ", _script("run", root), repeat)
    _best(found, "edit ", _script("run", root), repeat, before=lambda: edit_one(root))
    _best(found, "", _script("copy", root, folder / "copy"), repeat, before=lambda: shutil.rmtree(folder / "copy", ignore_errors=True))
    if site:
        _site(found, root, folder / "plain", repeat)
    return found


def _site(found: Measured, root: Path, plain: Path, repeat: int) -> None:
    """The whole build, and MkDocs alone on the Markdown that it made."""
    ours = [sys.executable, "-m", "generator", "build", str(root)]
    _best(found, "build", ours, repeat, before=lambda: emptied(root))
    found.megabytes["index"] = (root / _INDEX).stat().st_size / 1e6
    found.megabytes["index, compressed"] = len(compress((root / _INDEX).read_bytes(), mtime=0)) / 1e6
    _best(found, "build again", ours, repeat)
    _best(found, "build edited", ours, repeat, before=lambda: edit_one(root))
    without_us(root, plain)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(plain / "mkdocs.yml")]
    _best(found, "mkdocs", command, repeat, before=lambda: shutil.rmtree(plain / "site", ignore_errors=True))


def _script(what: str, *folders: Path) -> list[str]:
    return [sys.executable, "-m", "bench.measure", what, *map(str, folders)]


def _best(found: Measured, name: str, command: list[str], repeat: int, before: Callable[[], object] = lambda: None) -> None:
    """Run a command several times. One that prints seconds is asked, of another the processor time counts."""
    runs: list[Mapping[str, float]] = []
    memory: list[float] = []
    for _ in range(repeat):
        before()
        printed, seconds, megabytes = _spent(command)
        asked = json.loads(printed) if "bench.measure" in command else {}
        runs.append({name + key: value for key, value in asked.items()} or {name: seconds})
        memory.append(megabytes)
    found.seconds |= {key: min(run[key] for run in runs) for key in runs[0]}
    found.megabytes["memory of " + (name.strip() or command[3])] = min(memory)


def _spent(command: Sequence[str]) -> tuple[str, float, float]:
    """What a command printed, its seconds of processor time, the most memory it took at once, in megabytes."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}
    with subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        printed = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}\n{printed}")
    return printed, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _KILOBYTE / 1e6
