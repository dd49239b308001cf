"""One file of the project, in one step."""

from __future__ import annotations

from pathlib import Path

from generator.diagnostics import Diagnostic

from .disk import put, stage, staging, unwritable


def replace_file(root: Path, name: str, text: str) -> list[Diagnostic]:
    """Bring ``root/name`` to ``text``: the old file or the new one is there at any moment. The caller holds the lock."""
    target = root / name
    data = text.encode()
    try:
        if target.is_file() and target.read_bytes() == data:
            return []
        target.parent.mkdir(parents=True, exist_ok=True)
        with staging(root, [name]):
            stage(root, name, data, sync=True)
            put(root, name)
    except OSError as error:
        return [unwritable(name, error)]
    return []
