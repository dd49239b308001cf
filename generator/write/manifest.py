"""Which files of ``content/`` are ours: ``.generated.json``, path -> sha256 of the bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, TypeGuard

from generator.diagnostics import Diagnostic, Location

from .paths import FOLDER, is_page_path

# MkDocs and Zensical publish nothing whose name begins with a dot.
MANIFEST: Final = ".generated.json"
_FORMAT: Final = "explainer-generated"
_VERSION: Final = 1
_DIGEST: Final = re.compile("[0-9a-f]{64}")
_WHERE: Final = Location(f"{FOLDER}/{MANIFEST}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """Our files with the hash each was last seen with; ``pending`` holds what an unfinished run was about to write."""

    files: Mapping[str, str] = field(default_factory=dict)
    pending: Mapping[str, str] = field(default_factory=dict)

    @property
    def paths(self) -> set[str]:
        return {*self.files, *self.pending}

    def lists(self, path: str) -> bool:
        return path in self.files or path in self.pending

    def knows(self, path: str, digest: str) -> bool:
        """Whether these bytes are ours: left by a finished run, or by one that was stopped half way."""
        return digest in (self.files.get(path), self.pending.get(path))

    def as_bytes(self) -> bytes:
        value: dict[str, Any] = {"format": _FORMAT, "version": _VERSION, "files": dict(sorted(self.files.items()))}
        if self.pending:
            value["pending"] = dict(sorted(self.pending.items()))
        return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def digest_of(data: bytes) -> str:
    return sha256(data).hexdigest()


def read_manifest(content: Path) -> tuple[Manifest | None, list[Diagnostic]]:
    """The manifest, or None where there is none that can be read. Raises OSError."""
    try:
        value = json.loads((content / MANIFEST).read_bytes())
    except FileNotFoundError:
        return None, []
    except (ValueError, RecursionError):
        return None, [_lost()]
    if not isinstance(value, dict) or value.get("format") != _FORMAT:
        return None, [_lost()]
    if isinstance(version := value.get("version"), int) and version > _VERSION:
        return None, [_newer(version)]
    files, pending = value.get("files"), value.get("pending", {})
    if version != _VERSION or not _is_map(files) or not _is_map(pending):
        return None, [_lost()]
    return Manifest(files, pending), []


def _is_map(value: Any) -> TypeGuard[dict[str, str]]:
    """Whether it maps paths to hashes. A path out of ``content/`` would have us remove somebody's file."""
    return isinstance(value, dict) and all(is_page_path(path) and _is_digest(digest) for path, digest in value.items())


def _is_digest(value: Any) -> bool:
    return isinstance(value, str) and _DIGEST.fullmatch(value) is not None


def _newer(version: int) -> Diagnostic:
    message = f"the list of generated files has version {version}, this explainer knows {_VERSION}"
    help_ = "install the newer explainer, or delete the file together with the generated pages"
    return Diagnostic("newer-manifest", message, _WHERE, help_)


def _lost() -> Diagnostic:
    help_ = f"a new list is made; pages that are generated no longer may still lie in {FOLDER}/: delete those nobody wrote"
    return Diagnostic("lost-manifest", "the list of generated files is damaged", _WHERE, help_, "warning")
