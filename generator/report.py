"""How findings are told at the end of a command: in which format, on which stream, with the lines they are about."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from generator.diagnostics import Diagnostic, Paint, as_github, as_json, as_summary, as_text, total
from generator.load.files import text_below

Form = Literal["text", "json", "github"]
FORMS: Final = ("auto", "text", "json", "github")


@dataclass(frozen=True)
class Told:
    """What to print, and what to add to the summary of a job."""

    out: str = ""
    err: str = ""
    summary: str = ""


def form_of(asked: str, environment: Mapping[str, str]) -> Form:
    """The format that is asked for; by itself it is that of GitHub Actions inside them, and text elsewhere."""
    if asked in ("text", "json", "github"):
        return asked  # type: ignore[return-value]
    return "github" if environment.get("GITHUB_ACTIONS") == "true" else "text"


def told(findings: list[Diagnostic], form: Form, root: Path, environment: Mapping[str, str], *, width: int, paint: Paint) -> Told:
    """The findings of the project at ``root`` in a format."""
    if form == "json":
        return Told(as_json(findings))
    texts = text_below(root)
    if form == "github":
        return Told(as_github(findings, _folder(root, environment)), summary=as_summary(findings, texts))
    return Told(err=as_text(findings, texts, width=width, paint=paint))


def _folder(root: Path, environment: Mapping[str, str]) -> str:
    """The project's folder as annotations name it: seen from the repository, "" where it is that or lies outside."""
    repository = environment.get("GITHUB_WORKSPACE", "")
    path = Path(os.path.relpath(root.resolve(), Path(repository).resolve())) if repository else Path()
    return "" if path == Path() or ".." in path.parts else path.as_posix()


def closing(findings: list[Diagnostic], done: str, *, refused: bool) -> str:
    """The last line: how many findings there are, and what was done or where to read on."""
    codes = sorted({item.code for item in findings})
    if not refused:
        return "; ".join(part for part in (total(findings), done) if part)
    return f"{total(findings)}; what to do: explainer explain {codes[0] if len(codes) == 1 else 'CODE'}"
