"""The group of commands, and the arguments that several of them take."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import click

from generator.build import today_from
from generator.report import FORMS

PROJECT = click.argument("project", type=click.Path(path_type=Path), default=".", metavar="[FOLDER]")
TEXTS = click.option(
    "--source-text",
    "texts",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="EXPLAINER_SOURCE_TEXT",
    metavar="DIR",
    help="Folder with the sources' texts (SOURCE.txt); quotes are checked against them as well. Also EXPLAINER_SOURCE_TEXT.",
)
STRICT = click.option("--strict", is_flag=True, help="Warnings count as errors.")
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    default="auto",
    show_default=True,
    help="How findings are told: text, JSON, or annotations and a job summary for GitHub Actions; auto knows whether it runs there.",
)


def _day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date:
    if (named := named_day(_context, _parameter, value)) is not None:
        return named
    try:
        return today_from(os.environ, datetime.now(UTC).date())
    except ValueError as error:
        raise click.UsageError(str(error)) from None


TODAY = click.option("--today", callback=_day, metavar="DATE", help="The day of the build (2025-08-07); by it reviews become overdue.")


def named_day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date | None:
    """The day that an option names, if it names one."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise click.BadParameter(f"{value!r} is no date; write 2025-08-07") from None


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="explainer-generator", prog_name="explainer")
def cli() -> None:
    """Curated facts in, a searchable explainer site out: nothing without a receipt.

    Each command takes the project's folder, the one that holds mkdocs.yml and site_data/; without it, the present folder.
    """
