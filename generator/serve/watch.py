"""What a build reads: the facts, the configuration, the theme, and the pages that people wrote."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from generator.load.files import FOLDER
from generator.write import FOLDER as CONTENT
from generator.write import generated_paths

State = dict[str, tuple[int, int]]
_THEME = Path(__file__).parents[1] / "theme"


def inputs_of(root: Path) -> State:
    """Time and size of every file that a build of ``root`` reads, by path. Equal states mean that nothing was saved."""
    ours = {f"{CONTENT}/{path}" for path in generated_paths(root)}
    watched = [root / FOLDER, root / CONTENT, root / "overrides", _THEME]
    found = {str(root / "mkdocs.yml"): _stamp(root / "mkdocs.yml")}
    for folder in watched:
        for path in _files(str(folder)):
            if os.path.relpath(path, root) not in ours:
                found[path] = _stamp(Path(path))
    return found


def _files(folder: str) -> Iterator[str]:
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (os.path.join(where, name) for name in sorted(names) if not name.startswith("."))  # noqa: PTH118 - os.walk gives text


def _stamp(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return (0, 0)  # gone, or just being replaced
    return (found.st_mtime_ns, found.st_size)
