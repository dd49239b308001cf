"""diff: which facts changed since a revision."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.diagnostics import as_text, count
from generator.diff import FORMATS, RevisionError, compare_revisions, record, revision, working_tree

from .options import cli, named_day


@cli.command()
@click.argument("revisions", nargs=-1, required=True, metavar="REV [REV]")
@click.option("--project", type=click.Path(path_type=Path), default=".", help="The project's folder.")
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), default="text", help="Markdown is for a comment on a pull request.")
@click.option("--record", "day", callback=named_day, metavar="DATE", help="Add what changed to site_data/changes.yml, as of that day.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 if facts changed.")
def diff(revisions: tuple[str, ...], project: Path, format_: str, day: date | None, *, exit_code: bool) -> None:
    """List the facts that changed since a revision: added, removed, a stance moved, a date made more precise, wording only.

    REV is what git calls a revision: a commit, a branch, a tag, HEAD~1. With a second REV the two are compared, without one
    the folder as it is. Records that only stand elsewhere or in another order have not changed.
    """
    if len(revisions) > 2:  # noqa: PLR2004
        raise click.UsageError("name one revision or two")
    try:
        before, *after = [revision(project, name) for name in revisions]
        compared = compare_revisions(before, after[0] if after else working_tree(project))
    except RevisionError as error:
        raise click.ClickException(str(error)) from None
    click.echo(FORMATS[format_](compared), nl=False)
    if day:
        recorded = record(project, compared.changes, day, before.loaded)
        click.echo(as_text(recorded.findings) or recorded.told + "\n", nl=False, err=True)
        if count(recorded.findings)[0]:
            raise SystemExit(1)
    if exit_code and compared.changes:
        raise SystemExit(1)
