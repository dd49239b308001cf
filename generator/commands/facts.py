"""fmt, schema, fingerprint and links: what keeps files of facts and their sources in order."""

from __future__ import annotations

from pathlib import Path

import click

from generator.build import check as check_facts
from generator.editing import Edited, format_project, write_schemas
from generator.fingerprinting import fingerprint_source
from generator.model import Source

from .ending import end
from .options import PROJECT, cli


@cli.command()
@PROJECT
@click.option("--check", is_flag=True, help="Change nothing; print what would change, and exit with 1 if anything would.")
def fmt(project: Path, *, check: bool) -> None:
    """Lay out the files of facts: one order of keys, one way of quoting. Comments and facts stay as they are."""
    _edited(format_project(project, check=check))


@cli.command()
@PROJECT
@click.option("--modelines", is_flag=True, help="Name its schema in the first line of each file of facts, for editors other than VS Code.")
def schema(project: Path, *, modelines: bool) -> None:
    """Write site_data/.schema/, from which editor programs complete keys, values and ids; and VS Code's settings, if there are none."""
    _edited(write_schemas(project, modelines=modelines))


def _edited(done: Edited) -> None:
    click.echo(done.printed, nl=False)
    end(done.findings, strict=False, done=done.told)


@cli.command()
@click.argument("source")
@click.argument("text_file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--project", type=click.Path(path_type=Path), default=".", help="The project's folder.")
def fingerprint(source: str, text_file: Path, project: Path) -> None:
    """Make site_data/fingerprints/SOURCE.json from TEXT_FILE, which stays where it is."""
    made = fingerprint_source(project, source, text_file)
    end(made.findings, strict=False, done=made.told)


@cli.command()
@PROJECT
def links(project: Path) -> None:
    """Ask whether the sources are still where they were. Gone is told apart from what could not be asked."""
    from generator.reach import as_markdown, ask_all  # noqa: PLC0415 - only this command goes to the network

    checked = check_facts(project)
    if checked.library is None:
        end(list(checked.diagnostics), strict=False, done="")
        return
    answers = list(ask_all(checked.library.of("sources", Source)))
    click.echo(as_markdown(answers), nl=False)
    if any(answer.verdict == "gone" for answer in answers):
        raise SystemExit(1)
