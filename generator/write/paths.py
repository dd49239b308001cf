"""Paths below ``content/``, and what may be one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Final

FOLDER: Final = "content"
_TEMPORARY: Final = re.compile(r"\.[0-9a-f]{16}\.explainer-tmp")


def is_page_path(path: str) -> bool:
    """Whether ``path`` names a file below a folder, on every kind of disk; a leading dot would keep it off the site."""
    plain = path.isprintable() and "\\" not in path and ":" not in path
    return plain and all(part and part[0] != "." and part[-1] not in ". " for part in path.split("/"))


def folders_of(path: str) -> Iterator[str]:
    """The folders that hold the file, outermost first."""
    parts = path.split("/")
    return ("/".join(parts[:end]) for end in range(1, len(parts)))


def all_folders(paths: Iterable[str]) -> list[str]:
    return sorted({folder for path in paths for folder in folders_of(path)})


def folded(path: str) -> str:
    """Equal for two paths that some disks (macOS, Windows) take for one."""
    return unicodedata.normalize("NFC", path).casefold()


def temporary(path: str) -> str:
    """The path of the file that will replace ``path``: beside it, of a fixed length, and never published."""
    folder, _, _ = path.rpartition("/")
    name = f".{sha256(path.encode()).hexdigest()[:16]}.explainer-tmp"
    return f"{folder}/{name}" if folder else name


def is_temporary(name: str) -> bool:
    return _TEMPORARY.fullmatch(name) is not None
