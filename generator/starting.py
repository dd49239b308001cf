"""Verb: nothing, or a source's text -> a new project on disk: all of it or none."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from generator.dates import DateError, parse
from generator.diagnostics import Diagnostic, count
from generator.draft import About, Draft, draft, empty_project, frame
from generator.load.texts import read_text
from generator.model.text import kebab, language_code, web_address
from generator.write import replace_file, unwritable

_DAY: Final = len("2025-08-07")


class StartError(Exception):
    """A project that cannot be started as it was asked for."""


@dataclass
class Started:
    """What came of it: findings, or lines to tell."""

    findings: list[Diagnostic] = field(default_factory=list)
    told: str = ""


def start_empty(root: Path, title: str, language: str) -> Started:
    """A project with a made-up example in it. Raises StartError."""
    _check_folder(root)
    _checked(About(title=title, language=language))
    findings = _write(root, empty_project(title, language=language))
    return Started(
        findings, f"a project with a made-up example in {root}\nnext: explainer build {root}, then put your own facts in its place"
    )


def start_from(root: Path, text_file: Path, about: About) -> Started:
    """A project drafted from a source's text, which stays where it is. Raises StartError."""
    _check_folder(root)
    _checked(about)
    text, findings = read_text(text_file)
    if text is None:
        return Started(findings)
    try:
        drafted = draft(text, about)
    except ValueError as error:
        raise StartError(f"nothing can be drafted: {error}") from None
    findings = _write(root, {**frame(about.title or "Title to be written", about.language), **drafted.files})
    return Started(findings, _told(root, drafted))


def _told(root: Path, drafted: Draft) -> str:
    counted = ((drafted.quotations, "quotation"), (drafted.participants, "participant"), (drafted.dates, "date"))
    lines = [f"drafted in {root}: " + ", ".join(_many(*pair) for pair in counted)]
    if drafted.unattributed:
        lines.append(f"without a speaker: {_many(drafted.unattributed, 'quotation')}")
    if drafted.published == "unknown":
        lines.append("the text does not say when it was published, so no date is resolved: begin again with --published")
    if drafted.uncovered:
        lines.append(f"not used yet: {_many(drafted.uncovered, 'sentence')}, listed in site_data/sources.yml")
    lines.append(f"next: correct each record and remove its `draft: true`; explainer check {root} lists what is left")
    return "\n".join(lines)


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"


def _check_folder(root: Path) -> None:
    try:
        taken = root.exists() and (not root.is_dir() or any(root.iterdir()))
    except OSError as error:
        raise StartError(f"{root} cannot be read: {error.strerror}") from None
    if taken:
        raise StartError(f"{root} is not an empty folder: name a new one")


def _checked(about: About) -> None:
    """Whether each value can stand in the source's record."""
    checks = (
        ("--source", about.id, kebab),
        ("--url", about.url, web_address),
        ("--language", about.language, language_code),
        ("--published", about.published, _day),
    )
    for option, value, check in checks:
        try:
            if value:
                check(value)
        except ValueError as error:
            raise StartError(f"{option} {value!r} {error}") from None


def _day(text: str) -> str:
    try:
        when = parse(text)
    except DateError as error:
        raise ValueError(str(error)) from None
    if when.precision != "day" or len(text) != _DAY:
        raise ValueError("is no day: write 2025-08-07")
    return text


def _write(root: Path, files: Mapping[str, str]) -> list[Diagnostic]:
    """Write everything beside the folder, then put it in its place in one step."""
    staged = root.parent / f".{root.name}.explainer-new"
    findings: list[Diagnostic] = []
    try:
        shutil.rmtree(staged, ignore_errors=True)
        staged.mkdir(parents=True)
        for name, text in sorted(files.items()):
            findings += replace_file(staged, name, text)
        if count(findings)[0]:
            shutil.rmtree(staged, ignore_errors=True)
            return findings
        if root.is_dir():
            root.rmdir()
        staged.rename(root)
    except OSError as error:
        return [unwritable(str(root), error)]
    return findings
