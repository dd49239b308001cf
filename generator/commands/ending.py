"""How a command tells what it found, and how it leaves."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from generator.build import silent
from generator.diagnostics import Diagnostic, count
from generator.report import closing, form_of, told


def end(findings: list[Diagnostic], project: Path = Path(), form: str = "text", *, strict: bool, done: str) -> None:
    """Print the findings and the total; leave with 1 if they stand in the way."""
    form, (errors, warnings) = form_of(form, os.environ), count(findings)
    refused = bool(errors or (strict and warnings))
    found = told(findings, form, project, os.environ, width=shutil.get_terminal_size((100, 24)).columns, paint=_painted)
    click.echo(found.out, nl=False)
    click.echo(found.err, nl=False, err=True)
    if found.summary and (path := os.environ.get("GITHUB_STEP_SUMMARY")):
        _add(Path(path), found.summary)
    click.echo(closing(findings, done, refused=refused), err=refused or form == "json")
    if refused:
        raise SystemExit(1)


def _add(summary: Path, text: str) -> None:
    try:
        with summary.open("a", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        click.echo(f"the summary cannot be written to {summary}: {error.strerror}", err=True)


_COLOURS = {"error": "red", "warning": "yellow", "place": "bright_white", "code": "bright_black", "gutter": "blue", "help": "cyan"}


def _painted(role: str, text: str) -> str:
    return text if os.environ.get("NO_COLOR") else click.style(text, fg=_COLOURS[role], bold=role in ("error", "warning"))


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """A bar for work over a second, where somebody watches a terminal."""
    if not sys.stderr.isatty():
        yield silent
        return
    from generator.progress import bar  # noqa: PLC0415

    with bar() as report:
        yield report
