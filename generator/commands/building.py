"""check, build and serve: from facts to findings, pages and the site."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import build as pipeline
from generator.diagnostics import Diagnostic, as_text, count
from generator.load.files import text_below
from generator.previews import drawn
from generator.write import FOLDER as CONTENT
from generator.write import locked, write

from .ending import end, progress
from .options import FORMAT, PROJECT, STRICT, TEXTS, TODAY, cli

if TYPE_CHECKING:
    from generator.serve import Preview, Server


@cli.command()
@PROJECT
@TEXTS
@TODAY
@STRICT
@FORMAT
def check(project: Path, texts: Path | None, today: date, form: str, *, strict: bool) -> None:
    """Check the facts: every quote word for word, every date, every reference. Writes nothing."""
    with progress() as report:
        checked = pipeline.check(project, texts, report, today)
    end(list(checked.diagnostics), project, form, strict=strict, done="no error")


@cli.command()
@PROJECT
@TEXTS
@TODAY
@STRICT
@FORMAT
def build(project: Path, texts: Path | None, today: date, form: str, *, strict: bool) -> None:
    """Check, write content/ and build site/. With an error, both stay as they are."""
    with locked(project) as refused, progress() as report:
        findings, files = (refused, 0) if refused else _build(project, texts, today, report, strict=strict)
    end(findings, project, form, strict=strict, done=f"{files} pages in content/, the site in {project / 'site'}")


def _build(project: Path, texts: Path | None, today: date, report: pipeline.Progress, *, strict: bool) -> tuple[list[Diagnostic], int]:
    from generator.site import publish, site_address  # noqa: PLC0415 - MkDocs takes half of a check's time to import

    built = pipeline.build(project, today, texts, report, site_address(project))
    findings = list(built.diagnostics)
    if not built.ok or built.library is None or (strict and findings):
        return findings, 0
    findings += write(project, {**built.files, **drawn(built.previews, project / CONTENT)})[1]
    if not count(findings)[0]:
        day = pipeline.last_change(built.library) or today
        epoch = int(datetime.combine(day, time(), UTC).timestamp())
        findings += publish(project, epoch, on_progress=lambda done, all_: report("site", done, all_))
    return findings, len(built.files)


@cli.command()
@PROJECT
@TEXTS
@TODAY
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port on 127.0.0.1; 0 takes a free one.")
def serve(project: Path, texts: Path | None, today: date, port: int) -> None:
    """Show the site on this machine only; what is saved is built at once, and what is wrong is said in the page too."""
    from generator.serve import Preview  # noqa: PLC0415 - only this command needs it

    def once() -> tuple[bool, str]:
        with locked(project) as refused:
            findings = refused or _build(project, texts, today, pipeline.silent, strict=False)[0]
        return not count(findings)[0], as_text(findings, text_below(project))

    if not (project / "mkdocs.yml").is_file():
        raise click.UsageError(f"there is no mkdocs.yml in {project}")
    preview = Preview(project, once)
    with _listening(preview, port) as server:
        click.echo(f"{server.url} (Ctrl+C ends it)")
        while True:
            outcome = preview.rebuild()
            click.echo(outcome.text, nl=False, err=True)
            click.echo(f"{'built' if outcome.ok else 'not built, the last good site stays'} in {outcome.seconds:.2f} s")
            preview.wait_for_a_save()


@contextmanager
def _listening(preview: Preview, port: int) -> Iterator[Server]:
    from generator.serve import Server  # noqa: PLC0415 - as above

    try:
        server = Server(preview, port)
    except OSError as error:
        raise click.UsageError(f"port {port} cannot be used: {error.strerror}; --port 0 takes a free one") from None
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
