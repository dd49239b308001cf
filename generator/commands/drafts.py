"""new: a project to begin with."""

from __future__ import annotations

from pathlib import Path

import click

from .ending import end
from .options import cli


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="FOLDER")
@click.option(
    "--from", "text_file", type=click.Path(path_type=Path, dir_okay=False), metavar="TEXT", help="Draft the facts from a source's text."
)
@click.option("--source", default="article", show_default=True, metavar="ID", help="The source's id.")
@click.option("--url", default="", help="Where the source was published.")
@click.option("--publisher", default="", metavar="NAME", help="Who published it.")
@click.option("--published", default="", metavar="DATE", help="When; without it the day is looked for in the text.")
@click.option("--title", default="", help="The explainer's title.")
@click.option("--language", default="en", show_default=True, metavar="CODE", help="The explainer's language, and the source's.")
def new(folder: Path, text_file: Path | None, *, source: str, url: str, publisher: str, published: str, title: str, language: str) -> None:
    """Start a project in FOLDER: a made-up example that builds at once or, with --from, a draft of the facts in TEXT.

    A draft holds every quotation with its likely speaker, everybody named, and the dates, each counted from the publication.
    It is made by rules for English and may be wrong: nothing is built from it until an editor has confirmed each record.
    """
    from generator.draft import About  # noqa: PLC0415 - only this command needs the tables of words
    from generator.starting import StartError, start_empty, start_from  # noqa: PLC0415

    about = About(source, url, publisher, published, title, language)
    try:
        started = start_from(folder, text_file, about) if text_file else start_empty(folder, title, language)
    except StartError as error:
        raise click.UsageError(str(error)) from None
    end(started.findings, strict=False, done=started.told)
