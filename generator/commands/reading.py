"""explain: what a code means."""

from __future__ import annotations

import shutil
import sys

import click

from generator.codes import UnknownCodeError, listing, page_of

from .options import cli


@cli.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what CODE means, why it matters, an example that fails, and the fix. Without CODE, list all of them."""
    if code is None:
        click.echo(listing(), nl=False)
        return
    try:
        page = page_of(code.strip("[]"))
    except UnknownCodeError as error:
        raise click.UsageError(str(error)) from None
    if not sys.stdout.isatty():
        click.echo(page.text, nl=False)
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs them
    from rich.markdown import Markdown  # noqa: PLC0415

    Console(width=min(100, shutil.get_terminal_size().columns)).print(Markdown(page.text))
