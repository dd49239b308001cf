"""A project folder around a made-up explainer: this repository's ``mkdocs.yml`` and its hand-written pages."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Final

from .explainers import write_explainer

ROOT: Final = Path(__file__).parents[1]
_THEME: Final = "generator/theme"
_PLUGIN: Final = "  - explainer\n"
_PARAPHRASE: Final = re.compile(r"^(  paraphrase: .*?)(?: Indeed\.)?$", re.MULTILINE)


def make_project(root: Path, facts: int) -> None:
    """Facts, settings and hand-written pages; no generated ones."""
    write_explainer(root, facts)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(_with(settings, _THEME, str(ROOT / _THEME)), encoding="utf-8")
    _hand_written(root)


def _hand_written(root: Path) -> None:
    ours = {line.removeprefix("/content/") for line in (ROOT / ".gitignore").read_text().splitlines() if line.startswith("/content/")}
    (root / "content").mkdir()
    for page in (ROOT / "content").glob("*.md"):
        if page.name not in ours:
            shutil.copy(page, root / "content")


def emptied(root: Path) -> None:
    """Remove everything that a build makes."""
    for name in ("content", "site"):
        shutil.rmtree(root / name, ignore_errors=True)
    _hand_written(root)


def without_us(root: Path, there: Path) -> None:
    """The same Markdown as a project of MkDocs alone."""
    shutil.copytree(root / "content", there / "content")
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (there / "mkdocs.yml").write_text(_with(settings, _PLUGIN, ""), encoding="utf-8")


def edit_one(root: Path) -> None:
    """Change one fact: a paraphrase gains a sentence, or loses it again."""
    path = root / "site_data" / "quotes.yml"
    text = path.read_text(encoding="utf-8")
    found = _PARAPHRASE.search(text)
    if found is None:
        raise ValueError("there is no paraphrase to edit")
    changed = found[1] if found[0].endswith(" Indeed.") else f"{found[0]} Indeed."
    path.write_text(text[: found.start()] + changed + text[found.end() :], encoding="utf-8")


def _with(text: str, old: str, new: str) -> str:
    if old not in text:
        raise ValueError(f"mkdocs.yml no longer holds `{old.strip()}`")
    return text.replace(old, new)
