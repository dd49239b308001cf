"""The projects that tests build: copies in a folder of their own, and how to run the command line on them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

TESTS = Path(__file__).parent
ROOT = TESTS.parent
FIXTURE = TESTS / "fixture" / "project"
MINIMAL = TESTS / "minimal" / "project"
TODAY = "2024-06-01"


def copy_of(project: Path, folder: Path) -> Path:
    """A project's committed files, in ``folder``."""
    shutil.copytree(project, folder, ignore=shutil.ignore_patterns("site", "content", ".*"))
    return folder


def copy_of_this_site(folder: Path) -> Path:
    """The repository's own explainer; its theme is the package's."""
    folder.mkdir()
    shutil.copytree(ROOT / "site_data", folder / "site_data")
    shutil.copytree(ROOT / "generator" / "theme", folder / "generator" / "theme")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "content").mkdir()
    shutil.copy(ROOT / "content" / "editorial-policy.md", folder / "content")
    return folder


def explainer(*arguments: object, env: dict[str, str] | None = None, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    clean = {key: value for key, value in os.environ.items() if key not in ("SOURCE_DATE_EPOCH", "EXPLAINER_SOURCE_TEXT")}
    command = [sys.executable, "-m", "generator", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env={**clean, **(env or {})}, cwd=cwd, timeout=300, check=False
    )


def tree(folder: Path) -> dict[str, str]:
    """Every file below a folder and the hash of its bytes."""
    return {str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*")) if path.is_file()}
