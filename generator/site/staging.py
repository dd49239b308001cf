"""The staged folder takes the place of ``site/`` in one step, or in two that the next run can undo.

``.site-staging`` is never published; ``.site-old`` exists only between the two steps. Nothing is synced to the disk: a kill loses
nothing, and after a power cut the site can be built again.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Final

from generator.diagnostics import Diagnostic, Location
from generator.write import unwritable

from .check import SITE, files_of

STAGING: Final = ".site-staging"
OLD: Final = ".site-old"
MANIFEST: Final = "manifest.sha256"
_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2


def manifest(staged: Path) -> str:
    """The hashes of all files, as ``sha256sum -c manifest.sha256`` reads them; the manifest itself is left out."""
    names = [name for name in files_of(staged) if name != MANIFEST]
    return "".join(f"{sha256((staged / name).read_bytes()).hexdigest()}  {name}\n" for name in names)


def recover(root: Path) -> list[Diagnostic]:
    """Put back what a killed run had set aside, and remove what it left."""
    if findings := list(_in_the_way(root)):
        return findings
    site, staged, old = root / SITE, root / STAGING, root / OLD
    try:
        if old.exists() and not site.exists():
            old.rename(site)
        for leftover in (staged, old):
            _discard(leftover, site)
    except OSError as error:
        return [unwritable(STAGING, error)]
    return []


def swap(root: Path) -> list[Diagnostic]:
    """Publish the staged folder."""
    if findings := list(_in_the_way(root)):
        return findings
    site, staged, old = root / SITE, root / STAGING, root / OLD
    try:
        if not _exchange(staged, site):
            _exchange_in_two_steps(staged, site, old)
    except OSError as error:
        return [unwritable(SITE, error)]
    try:
        _discard(staged, site)
    except OSError as error:
        return [replace(unwritable(STAGING, error), severity="warning")]
    return []


def _in_the_way(root: Path) -> Iterator[Diagnostic]:
    for name in (SITE, STAGING, OLD):
        path = root / name
        if path.is_symlink() or (path.exists() and not path.is_dir()):
            kind = "a symbolic link" if path.is_symlink() else "a file"
            yield Diagnostic(
                "not-a-folder", f"{kind} where the site is to be", Location(name), "rename or remove it; the build makes the folder"
            )


def _exchange(staged: Path, site: Path) -> bool:
    """Let two folders change places in one step, where the platform can: then a kill finds one or the other, never none."""
    call = getattr(ctypes.CDLL(None), "renameat2", None) if sys.platform == "linux" else None
    return call is not None and call(_AT_FDCWD, os.fsencode(staged), _AT_FDCWD, os.fsencode(site), _RENAME_EXCHANGE) == 0


def _exchange_in_two_steps(staged: Path, site: Path, old: Path) -> None:
    published = site.exists()
    if published:
        site.rename(old)
    try:
        staged.rename(site)
    except OSError:
        if published:
            old.rename(site)
        raise
    # Before it is removed it loses its name: what is called `.site-old` is always whole.
    if published:
        old.rename(staged)


def _discard(folder: Path, site: Path) -> None:
    """Remove a folder that is not published any more; what begins with a dot (`.git`, `.nojekyll`) no build put there, it stays."""
    if not folder.exists():
        return
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith(".") and site.is_dir() and not (site / entry.name).exists():
            entry.rename(site / entry.name)
    shutil.rmtree(folder)
